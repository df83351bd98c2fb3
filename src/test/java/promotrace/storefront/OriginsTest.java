package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a page says what its listing has.
class OriginsTest {
    private static Listing sold(String html) {
        Reading reading = StorefrontsTest.read("https://shop.example/products/board", html);
        assertThat(reading).isInstanceOf(Reading.Sold.class);
        return ((Reading.Sold) reading).listing();
    }

    private static String said(Listing l, String what) {
        return l.particulars().from().stream()
                .filter(s -> s.what().equals(what))
                .map(s -> s.words() + " @ " + s.where())
                .findFirst()
                .orElse("-");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            json-ld      | <script type=application/ld+json>{"@type":"Product","name":"Board","sku":"B-7","offers":{"lowPrice":"9","highPrice":"12","priceCurrency":"EUR"}}</script> | price      | 9 @ json-ld offers.lowPrice
            its other end| <script type=application/ld+json>{"@type":"Product","name":"Board","sku":"B-7","offers":{"lowPrice":"9","highPrice":"12","priceCurrency":"EUR"}}</script> | price-high | 12 @ json-ld offers.highPrice
            its number   | <script type=application/ld+json>{"@type":"Product","name":"Board","sku":"B-7","offers":{"price":"9","priceCurrency":"EUR"}}</script> | sku | B-7 @ json-ld sku
            its stock    | <script type=application/ld+json>{"@type":"Product","name":"Board","offers":{"price":"9","priceCurrency":"EUR","availability":"https://schema.org/InStock"}}</script> | availability | https://schema.org/InStock @ json-ld offers.availability
            shown number | <script type=application/ld+json>{"@type":"Product","name":"Board","sku":"991","offers":{"price":"9","priceCurrency":"EUR"}}</script><p>Product code: B-77 | sku | B-77 @ text
            its element  | <script type=application/ld+json>{"@type":"Product","name":"Board","sku":"991","offers":{"price":"9","priceCurrency":"EUR"}}</script><h1>Board</h1><p class=product-code>Nr: B-77</p> | sku | B-77 @ element p.product-code
            no name but  | <script type=application/ld+json>{"@type":"Product","name":"Board","sku":"991","offers":{"price":"9","priceCurrency":"EUR"}}</script><b data-testid=product-code>B-77</b> | sku | B-77 @ element b[data-testid="product-code"]
            two numbers  | <script type=application/ld+json>{"@type":"Product","name":"Board","sku":"991","offers":{"price":"9","priceCurrency":"EUR"}}</script><p class=sku>B-77</p><p class=sku>B-78</p> | sku | 991 @ json-ld sku
            of a tile    | <script type=application/ld+json>{"@type":"Product","name":"Board","sku":"991","offers":{"price":"9","priceCurrency":"EUR"}}</script><h1>Board</h1><div class=product-card><p class=sku>B-77</p></div> | sku | 991 @ json-ld sku
            of its card  | <script type=application/ld+json>{"@type":"Product","name":"Board","sku":"991","offers":{"price":"9","priceCurrency":"EUR"}}</script><div class=product-card><h1>Board</h1><p class=sku>B-77</p></div> | sku | B-77 @ element p.sku
            a count      | <script type=application/ld+json>{"@type":"Product","name":"Board","sku":"991","offers":{"price":"9","priceCurrency":"EUR"}}</script><p class=product-number>(124)</p> | sku | 991 @ json-ld sku
            no number    | <script type=application/ld+json>{"@type":"Product","name":"Board","sku":"991","offers":{"price":"9","priceCurrency":"EUR"}}</script><p class=sku>on request</p> | sku | 991 @ json-ld sku
            in stock     | <script type=application/ld+json>{"@type":"Product","name":"Board","offers":[{"price":"9","priceCurrency":"EUR","availability":"OutOfStock"},{"price":"9","priceCurrency":"EUR","availability":"InStock"}]}</script> | availability | InStock @ json-ld offers.availability
            meta         | <meta property=og:type content=product><meta property=og:title content=Board><meta property=product:price:amount content=9><meta property=product:price:currency content=EUR> | price | 9 @ meta product:price:amount
            microdata    | <div itemscope itemtype=http://schema.org/Product><b itemprop=name>Board</b><div itemprop=offers itemscope><i itemprop=price content=9>9</i><i itemprop=priceCurrency content=EUR></i></div></div> | price | 9 @ microdata offers.price
            an element   | <h1>Board</h1><div class="price now" id=p>9,00 €</div><button>Add to cart</button> | price | 9,00 € @ element div#p.price.now
            a heading    | <h1>Board</h1><div class=price>9,00 €</div><button>Add to cart</button> | title | Board @ element h1
            language     | <html lang=de><h1>Board</h1><div class=price>9,00 €</div><button>Add to cart</button> | language | de @ element html lang
            a contact    | <h1>Board</h1><div class=price>9,00 €</div><button>Add to cart</button><p>orders@shop.example | contact | orders@shop.example @ text
            a picture    | <script type=application/ld+json>{"@type":"Product","name":"Board","image":[{"@type":"ImageObject","contentURL":"https://i.example/b.jpg"}],"offers":{"price":"9","priceCurrency":"EUR"}}</script> | picture | https://i.example/b.jpg @ json-ld image
            no price     | <script type=application/ld+json>{"@type":"Product","name":"Board","offers":{"price":"0","priceCurrency":"EUR"}}</script> | price | -
            no currency  | <script type=application/ld+json>{"@type":"Product","name":"Board","offers":{"price":"9"}}</script> | currency | -
            not one end  | <script type=application/ld+json>{"@type":"Product","name":"Board","offers":{"price":"9","priceCurrency":"EUR"}}</script> | price-high | -
            no seller    | <script type=application/ld+json>{"@type":"Product","name":"Board","offers":{"price":"9","priceCurrency":"EUR"}}</script> | seller-name | -""")
    void eachValueHasItsPlace(String name, String html, String what, String said) {
        assertThat(said(sold(html), what)).isEqualTo(said);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a property         | "additionalProperty":[{"name":"Wood","value":"oak"}]                              | Wood=oak
            with a colon       | "additionalProperty":{"name":"Wood:","value":"oak"}                               | Wood=oak
            of the vocabulary  | "material":"oak","gtin13":"4006381333931"                                         | material=oak gtin13=4006381333931
            the first stays    | "additionalProperty":[{"name":"Wood","value":"oak"},{"name":"wood","value":"ash"}]| Wood=oak
            a value apart      | "additionalProperty":[{"name":"Wood","value":{"name":"oak"}}]                     | Wood=oak
            no name            | "additionalProperty":[{"value":"oak"}]                                            |
            no value           | "additionalProperty":[{"name":"Wood"},{"name":"Wood","value":" "}]                |
            a sentence         | "additionalProperty":[{"name":"This board is made of wood that was felled in the year before it","value":"oak"}] |
            several colours    | "color":["red","blue"]                                                            |
            of other goods     | "isRelatedTo":{"@type":"Product","name":"Bowl","material":"ash"}                  |""")
    void propertiesOfTheGoods(String name, String json, String wanted) {
        Listing l = sold("<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Board\"," + json
                + ",\"offers\":{\"price\":\"9\",\"priceCurrency\":\"EUR\"}}</script>");
        String read = String.join(
                " ",
                l.particulars().attributes().stream()
                        .map(a -> a.name() + "=" + a.value())
                        .toList());
        assertThat(read).isEqualTo(wanted == null ? "" : wanted);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a rating        | "aggregateRating":{"ratingValue":"4.5","reviewCount":"1,204"}         | 1204
            ratings alone   | "aggregateRating":{"ratingValue":"4.5","ratingCount":31}              | 31
            both            | "aggregateRating":{"ratingCount":"31","reviewCount":"7"}              | 7
            no number       | "aggregateRating":{"ratingValue":"4.5"}                               | -1
            a review itself | "review":{"reviewRating":{"ratingValue":"4"}}                         | -1""")
    void reviewsAreCounted(String name, String json, long count) {
        Listing l = sold("<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Board\"," + json
                + ",\"offers\":{\"price\":\"9\",\"priceCurrency\":\"EUR\"}}</script>");
        assertThat(l.particulars().reviews().orElse(-1)).isEqualTo(count);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            an origin        | {"shippingOrigin":{"addressCountry":"CN"}}                | CN
            a named country  | {"shippingOrigin":{"addressCountry":{"name":"China"}}}    | China
            where it goes    | {"shippingDestination":{"addressCountry":"DE"}}           | -
            how long it takes| {"deliveryTime":{"handlingTime":{"maxValue":3}}}          | -""")
    void shippingOriginIsNotTheDestination(String name, String details, String from) {
        Listing l = sold("<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Board\",\"offers\":"
                + "{\"price\":\"9\",\"priceCurrency\":\"EUR\",\"shippingDetails\":" + details + "}}</script>");
        assertThat(l.particulars().shipsFrom()).isEqualTo(Optional.ofNullable(from));
    }

    @Test
    void longWordsAndLongListsAreCut() {
        StringBuilder pictures = new StringBuilder();
        for (int i = 0; i < 40; i++)
            pictures.append(i > 0 ? "," : "").append("\"/").append(i).append(".jpg\"");
        Listing l = sold("<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Board\",\"description\":\""
                + "oak ".repeat(400) + "\",\"image\":[" + pictures
                + "],\"color\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\","
                + "\"i\",\"j\"],\"offers\":{\"price\":\"9\",\"priceCurrency\":\"EUR\"}}</script>");
        List<Stated> from = l.particulars().from();
        assertThat(from.stream().filter(s -> s.what().equals("picture"))).hasSize(1);
        assertThat(from.stream().filter(s -> s.what().equals("variant"))).hasSize(8);
        assertThat(from).allSatisfy(s -> assertThat(s.words().length()).isLessThanOrEqualTo(300));
        assertThat(l.description()).hasSizeGreaterThan(1000);
    }
}
