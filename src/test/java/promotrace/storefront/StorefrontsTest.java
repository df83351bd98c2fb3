package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Capture;
import promotrace.fetch.Fetched;
import promotrace.resolve.Catalogue;
import promotrace.url.WebUrl;

class StorefrontsTest {
    private static final ConfigFolder FOLDER = new ConfigFolder(Path.of("."));
    private static final Storefronts STOREFRONTS = Storefronts.load(FOLDER, Catalogue.load(FOLDER));

    static Reading read(String address, String html) {
        return STOREFRONTS.read(page(address, html));
    }

    private static Fetched.Page page(String address, String html) {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        return new Fetched.Page(
                Capture.of(WebUrl.of(address), Instant.parse("2026-06-01T10:00:00Z"), "GET", 200, List.of(), body),
                html);
    }

    private static Listing sold(String html) {
        return sold("https://shop.example/products/board", html);
    }

    private static Listing sold(String address, String html) {
        assertThat(read(address, html)).isInstanceOf(Reading.Sold.class);
        return ((Reading.Sold) read(address, html)).listing();
    }

    private static String ld(String json) {
        return "<html><head><title>Shop</title><script type=\"application/ld+json\">" + json
                + "</script></head></html>";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            https://shopee.com.br/Bandeja-i.318804417.22987541003?sp_atk=1, https://shopee.com.br/, shopee:318804417
            https://shopee.sg/product/318804417/22987541003,                https://shopee.sg/,     shopee:318804417
            https://www.vinted.fr/items/4123456789-planche,                 https://www.vinted.fr/member/12345678-anna, vinted:12345678
            https://www.vinted.fr/items/4123456789-planche,                 https://www.vinted.fr/, -
            https://www.vinted.fr/items/4123456789-planche,                 https://www.etsy.com/shop/OakAndAsh, -""")
    void sellerIsNamedByTheSellersAddressOrTheItems(String address, String sellersAddress, String seller) {
        String html =
                ld("{\"@type\":\"Product\",\"name\":\"Board\",\"offers\":{\"price\":\"9\",\"priceCurrency\":\"EUR\","
                        + "\"seller\":{\"name\":\"Oak\",\"url\":\"" + sellersAddress + "\"}}}");
        assertThat(sold(address, html).seller().map(Seller::id)).isEqualTo(Optional.ofNullable(seller));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            # what               | JSON-LD | title | price
            nested in a graph    | {"@graph":[{"@type":"WebPage"},{"@type":"Product","name":"Board","offers":{"price":"9.50","priceCurrency":"EUR"}}]} | Board | 9.50 EUR
            a list of types      | [{"@type":["Thing","http://schema.org/Product"],"name":"Board","offers":[{"price":9.5,"priceCurrency":"EUR"}]}] | Board | 9.5 EUR
            below the page       | {"@type":"WebPage","mainEntity":{"@type":"Product","name":"Board","offers":{"price":"9.50","priceCurrency":"EUR"}}} | Board | 9.50 EUR
            an aggregate         | {"@type":"Product","name":"Board","offers":{"@type":"AggregateOffer","lowPrice":"9","highPrice":"12","priceCurrency":"EUR"}} | Board | 9-12 EUR
            several offers       | {"@type":"Product","name":"Board","offers":[{"price":"12","priceCurrency":"EUR"},{"price":"9","priceCurrency":"EUR"}]} | Board | 9-12 EUR
            a specification      | {"@type":"Product","name":"Board","offers":{"priceSpecification":[{"price":"9","priceCurrency":"EUR"}]}} | Board | 9 EUR
            variants of a group  | {"@type":"ProductGroup","name":"Board","hasVariant":[{"@type":"Product","name":"Board L","offers":{"price":"9","priceCurrency":"EUR"}}]} | Board | 9 EUR
            wrapped for browsers | /*<![CDATA[*/ {"@type":"Product","name":"Board","offers":{"price":"9","priceCurrency":"EUR"}} /*]]>*/ | Board | 9 EUR
            a comma too much     | {"@type":"Product","name":"Board","offers":{"price":"9","priceCurrency":"EUR",},} | Board | 9 EUR
            an offer apart       | {"@graph":[{"@type":"Product","name":"Board","offers":{"@id":"#o"}},{"@type":"Offer","@id":"#o","price":"9","priceCurrency":"EUR"}]} | Board | 9 EUR
            an offer nowhere     | {"@type":"Product","name":"Board","offers":{"@id":"#o"}} | Board | -
            in two documents     | {"@type":"WebSite","name":"Oak"}{"@type":"Product","name":"Board","offers":{"price":"9","priceCurrency":"EUR"}} | Board | 9 EUR
            values with tongues  | {"@type":"Product","name":[{"@value":"Board","@language":"en"}],"offers":{"price":{"@value":"9"},"priceCurrency":"EUR"}} | Board | 9 EUR
            a remark on a price  | {"@type":"Product","name":"Board","offers":{"price":9 /* now */,"priceCurrency":"EUR"}} | Board | 9 EUR
            entities             | {"@type":"Product","name":"B &amp; C","offers":{"price":"9","priceCurrency":"EUR"}} | B & C | 9 EUR
            a price of nothing   | {"@type":"Product","name":"Board","offers":{"price":"0","priceCurrency":"EUR"}} | Board | -
            no currency at all   | {"@type":"Product","name":"Board","offers":{"price":"9"}} | Board | -
            """)
    void jsonLdIsReadHoweverItIsWritten(String what, String json, String title, String price) {
        Listing listing = sold(ld(json));

        assertThat(listing.title()).isEqualTo(title);
        assertThat(listing.price().map(StorefrontsTest::words)).isEqualTo(Optional.ofNullable(price));
    }

    private static String words(Money m) {
        return m.low().toPlainString()
                + m.high().map(h -> "-" + h.toPlainString()).orElse("") + " " + m.currency();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # what                 | page
            nothing                | ~~
            a front page           | <script type="application/ld+json">{"@type":"Store","name":"Oak"}</script><h1>Oak</h1>
            a list of goods        | <script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":"Product","name":"A","offers":{"price":1}},{"@type":"Product","name":"B","offers":{"price":2}}]}</script>
            several goods          | <script type="application/ld+json">[{"@type":"Product","name":"A","offers":{"price":1}},{"@type":"Product","name":"B","offers":{"price":2}}]</script>
            a review               | <script type="application/ld+json">{"@type":"Article","about":{"@type":"Product","name":"A","offers":{"price":"1","priceCurrency":"EUR"}}}</script>
            an article's prices    | <meta property="og:type" content="article"><h1>Ten boards</h1><p class="price">€ 12</p><button>Add to cart</button>
            a price without a cart | <h1>Board</h1><p class="price">€ 12</p>
            a cart without a price | <h1>Board</h1><button>Add to cart</button>
            other goods only       | <h1>Board</h1><div class="related"><p class="price">€ 12</p><button>Add to cart</button></div>
            links                  | <h1>@oak</h1><a href="https://shop.example/products/board">board</a>
            data                   | {"items":[1,2,3]}
            """)
    void aPageThatIsNoListingIsSaidToBeNone(String what, String html) {
        assertThat(read("https://shop.example/products/board", html)).isInstanceOf(Reading.None.class);
    }

    @Test
    void theAskedPriceIsReadAndNotTheOneCrossedOut() {
        Listing listing = sold("""
                <h1>Board</h1><div class="price"><del>€ 30,00</del> <ins>€ 20,00</ins></div>
                <div itemscope itemtype="https://schema.org/Product"><span itemprop="name">Board</span>
                <div itemprop="offers" itemscope><meta itemprop="price" content="30.00">
                <meta itemprop="priceCurrency" content="EUR"></div></div>""");

        assertThat(listing.price().map(StorefrontsTest::words)).contains("20.00 EUR");
        assertThat(listing.priceText()).contains("€ 20,00");
    }

    @Test
    void theSellerOfAnIndependentShopIsItsDomain() {
        Listing listing = sold(
                "https://www.shop.example/products/board",
                "<address>Mail orders@shop.example, WhatsApp +31 6 1234 0000</address>"
                        + ld("{\"@type\":\"Product\",\"name\":\"Board\",\"offers\":{\"price\":\"9\",\"priceCurrency\":"
                                + "\"EUR\",\"seller\":{\"name\":\"Oak\"}}}"));

        assertThat(listing.id()).isEqualTo("site:shop.example/board");
        assertThat(listing.seller())
                .map(s -> new Seller(s.id(), s.name(), s.url(), s.contacts()))
                .contains(new Seller(
                        "site:shop.example",
                        "Oak",
                        Optional.empty(),
                        List.of("orders@shop.example", "WhatsApp +31 6 1234 0000")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            # what,                    what the page shows,                    number
            another than in its data,  <p>Product code: 4711</p>,              4711
            in the next piece,         <dt>Bestellnummer:</dt><dd>4711</dd>,   4711
            none,                      <p>Ask for the product code!</p>,       OB-40
            several,                   <p>SKU: 4711</p><p>SKU: 4712</p>,       OB-40
            the maker's,               <p>EAN: 4006381333931</p>,              OB-40
            """)
    void theArticleNumberIsTheOneThatPeopleAreTold(String what, String shown, String number) {
        Listing listing = sold("<h1>Board</h1>" + shown
                + ld("{\"@type\":\"Product\",\"name\":\"Board\",\"sku\":\"OB-40\",\"offers\":{\"price\":\"9\","
                        + "\"priceCurrency\":\"EUR\"}}"));

        assertThat(listing.sku()).contains(number);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # who                | JSON-LD | name
            the one who sells    | {"@type":"Organization","name":"Oak"} | Oak
            not the one who made | {"@type":"Product","name":"Board","brand":{"@type":"Organization","name":"Ash"}} | shop.example
            though named before  | [{"@type":"Product","name":"Board","manufacturer":{"@type":"Organization","name":"Ash"}},{"@type":"Store","name":"Oak"}] | Oak
            """)
    void theShopIsWhoSellsAndNotWhoMade(String who, String json, String name) {
        Listing listing = sold(
                ld(json)
                        + ld(
                                "{\"@type\":\"Product\",\"name\":\"Board\",\"offers\":{\"price\":\"9\",\"priceCurrency\":\"EUR\"}}"));

        assertThat(listing.seller().map(Seller::name)).contains(name);
    }

    @Test
    void aProductInRdfaIsRead() {
        Listing listing = sold("""
                <div vocab="https://schema.org/" typeof="Product"><a rel="nofollow" href="/"><h1 property="name">Board</h1></a>
                <div property="offers" typeof="Offer"><meta property="priceCurrency" content="EUR"><i property="price">9.50</i>
                <link property="availability" href="https://schema.org/OutOfStock"></div>
                <div property="brand" typeof="Brand"><i property="name">Ash</i></div></div>""");

        assertThat(listing.title()).isEqualTo("Board");
        assertThat(listing.price().map(StorefrontsTest::words)).contains("9.50 EUR");
        assertThat(listing.brand()).contains("Ash");
        assertThat(listing.available()).isFalse();
    }

    @Test
    void anOfferThatCanNotBeHadIsStillAListing() {
        Listing listing = sold(ld("{\"@type\":\"Product\",\"name\":\"Board\",\"offers\":{\"price\":\"9\","
                + "\"priceCurrency\":\"EUR\",\"availability\":\"https://schema.org/OutOfStock\"}}"));

        assertThat(listing.available()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            # address,                                            id
            https://www.aliexpress.com/item/1005007000000009.html, aliexpress:1005007000000009
            https://shop.example/products/board,                  site:shop.example/board
            https://shop.example/about-us,                        -
            https://shop.example/,                                -
            https://www.aliexpress.com/,                          -
            """)
    void anItemThatIsNotThereIsNoLonger(String address, String id) {
        Reading reading = STOREFRONTS.read(new Fetched.Gone(WebUrl.of(address), Optional.empty()));

        if (id == null) assertThat(reading).isInstanceOf(Reading.None.class);
        else
            assertThat(reading)
                    .isInstanceOfSatisfying(
                            Reading.NoLonger.class, r -> assertThat(r.id()).isEqualTo(id));
    }

    @Test
    void anItemsPageThatSaysSoIsNoLonger() {
        assertThat(read("https://www.ebay.de/itm/390000000009", "<h1>Sorry</h1><p>This listing was ended.</p>"))
                .isEqualTo(new Reading.NoLonger("ebay:390000000009", "This listing was ended."));
        assertThat(read("https://www.ebay.de/itm/390000000009", "<h1>Please wait</h1>"))
                .isInstanceOf(Reading.None.class);
    }

    @Test
    void aTitleWithoutThePagesOwnStateIsTakenFromWhatIsShown() {
        Listing listing = sold(
                "https://www.aliexpress.com/item/1005007000000009.html",
                "<h1 class=\"product-title\">Board</h1><div class=\"price\">US $9.50</div><button>Add to cart</button>"
                        + "<a class=\"store-name\" href=\"//www.aliexpress.com/store/1109000009\">Oak Store</a>");

        assertThat(listing.id()).isEqualTo("aliexpress:1005007000000009");
        assertThat(listing.seller().map(Seller::id)).contains("aliexpress:1109000009");
        assertThat(listing.price().map(StorefrontsTest::words)).contains("9.50 USD");
    }
}
