package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a page tells of who sells.
class AboutsTest {
    private static final String OFFER = "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Board\","
            + "\"offers\":{\"price\":\"9\",\"priceCurrency\":\"EUR\"}}</script>";

    private static About about(String html) {
        Reading reading = StorefrontsTest.read("https://shop.example/products/board", OFFER + html);
        return ((Reading.Sold) reading).listing().seller().orElseThrow().about();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            in a script         | <script>fbq('init','482133774821337');</script>                       | meta-pixel:482133774821337
            in its address      | <script src="https://www.googletagmanager.com/gtag/js?id=G-7QX2M4N9PL"></script> | google-analytics:G-7QX2M4N9PL
            in a meta element   | <meta property=fb:app_id content=482133774821337>                      | facebook-app:482133774821337
            twice               | <script>ga('UA-48213377-1');ga('UA-48213377-2')</script>               | google-analytics:UA-48213377
            a mail              | <p>Write to Orders@Shop.example</p>                                    | mail:orders@shop.example
            a number            | <p>WhatsApp: +86 131 0000 0284</p>                                     | whatsapp:8613100000284
            with noughts        | <p>WhatsApp 0086 131 0000 0284</p>                                     | whatsapp:8613100000284
            a name              | <p>WeChat: BagKing88</p>                                               | wechat:bagking88
            another name        | <p>Telegram: @BagKing88</p>                                            | telegram:bagking88
            of a theme          | <p>Write to info@yourdomain.com or example@mail.example</p>           | -
            in the text         | <p>fbq('init','482133774821337')</p>                                   | -
            in a comment        | <!-- <script>fbq('init','482133774821337');</script> -->               | -
            behind slashes      | <script>// fbq('init','482133774821337');</script>                     | -
            in a block          | <script>/* fbq('init','482133774821337'); */</script>                  | -
            of a guide          | <script>gtag('config','G-XXXXXXXXXX')</script>                         | -
            nothing             | <p>Oak boards</p>                                                      | -""")
    void idsAndContacts(String name, String html, String key) {
        List<String> keys = about(html).marks().stream().map(Mark::key).toList();
        assertThat(keys).isEqualTo(key == null ? List.of() : List.of(key));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            where it ships from | <p>All orders ship from Poland.</p>                | ships-from PL
            a sentence further  | <p>Ships from our warehouse. China is large.</p>   | -
            a label             | <p>Registered office:</p><p>1 Oak Lane, Leeds, UK</p> | registered GB
            an address          | <script type=application/ld+json>{"@type":"Organization","name":"Oak","address":{"addressCountry":"PL"}}</script> | address PL
            another country     | <script type=application/ld+json>{"@type":"Organization","name":"Oak","address":{"addressCountry":{"name":"China"}}}</script> | address CN
            a number            | <p>WhatsApp: +86 131 0000 0284</p>                 | phone CN
            of several          | <p>WhatsApp: +1 213 000 0284</p>                   | -
            a language          | <html lang=de-AT>                                  | language de-AT
            its goods           | <p>Boards made in Italy</p>                        | -
            the short name      | <script type=application/ld+json>{"@type":"Organization","name":"Oak","address":{"addressCountry":"UK"}}</script> | address GB
            denied              | <p>We do not ship from China.</p>                  | -
            where it ships to   | <p>We ship to China, Japan and the USA</p>         | -""")
    void places(String name, String html, String wanted) {
        List<String> read = about(html).places().stream()
                .map(p -> p.what() + " " + p.country().orElse(p.said().words()))
                .toList();
        assertThat(read).isEqualTo(wanted == null ? List.of() : List.of(wanted));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            in the data      | <script type=application/ld+json>{"@type":"Organization","name":"Oak","foundingDate":"2016-03-01"}</script> | 2016
            in words         | <p>Oak Bench, est. 1998</p>                     | 1998
            of a customer    | <p>I have had mine since 2019</p>               | -
            of the copyright | <p>© 2012 Oak Bench</p>                         | -""")
    void sinceWhen(String name, String html, Integer year) {
        About about = about(html);
        assertThat(about.year().isPresent() ? about.year().getAsInt() : null).isEqualTo(year);
        assertThat(about.since().isPresent()).isEqualTo(year != null);
    }

    @Test
    void waysOfPayingAreQuoted() {
        About about = about(
                "<p>PayPal (F&amp;F), Western Union or USDT</p><p>Zelle, Venmo</p><p>gazelle shoes, Mam'Zelle</p>");
        assertThat(about.payments())
                .extracting(s -> s.what() + ": " + s.words())
                .containsExactlyInAnyOrder(
                        "paypal-friends: PayPal (F&F",
                        "western-union: PayPal (F&F), Western Union or USDT",
                        "crypto: PayPal (F&F), Western Union or USDT",
                        "zelle: Zelle, Venmo");
    }

    @Test
    void aMarketplacesOwnIdsAreNoSellers() {
        String html = "<title>Board</title>" + OFFER.replace("}}", "},\"seller\":{}}")
                + "<script>fbq('init','482133774821337');</script><p>Ships from Poland. Bank transfer. help@etsy.com"
                + "<a href=\"https://www.etsy.com/shop/OakAndAsh\">OakAndAsh</a>";
        Reading reading = StorefrontsTest.read("https://www.etsy.com/listing/1900000001/oak", html);
        Optional<Seller> seller = ((Reading.Sold) reading).listing().seller();
        assertThat(seller.map(Seller::id)).contains("etsy:OakAndAsh");
        assertThat(seller.orElseThrow().about()).isEqualTo(About.NOTHING);
    }

    @Test
    void wordsAndListsAreBounded() {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            html.append("<script>fbq('init','4821337748213").append(10 + i).append("')</script>");
            html.append("<script type=application/ld+json>{\"@type\":\"Organization\",\"name\":\"Oak\",")
                    .append("\"paymentAccepted\":\"p")
                    .append(i)
                    .append(" ")
                    .append("y".repeat(400))
                    .append("\",\"address\":{\"addressCountry\":\"Place ")
                    .append(i)
                    .append("\"}}</script>");
            html.append("<p>mail")
                    .append(i)
                    .append("@shop.example ")
                    .append("x".repeat(500))
                    .append("</p>");
        }
        html.append("<p>").append("Ships from ".repeat(2000)).append("China</p>");
        About about = about(html.toString());
        assertThat(about.marks()).hasSizeLessThanOrEqualTo(40);
        assertThat(about.places()).hasSizeLessThanOrEqualTo(20);
        assertThat(about.payments()).hasSizeLessThanOrEqualTo(20);
        List<String> words = new ArrayList<>();
        about.marks().forEach(m -> words.add(m.said().words()));
        about.places().forEach(p -> words.add(p.said().words()));
        about.payments().forEach(p -> words.add(p.words()));
        assertThat(words).allSatisfy(w -> assertThat(w.length()).isLessThanOrEqualTo(240));
    }
}
