package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.fetch.Fetched;
import promotrace.url.WebUrl;

class ResolverTest {
    private static final Catalogue CATALOGUE = Catalogue.load(new ConfigFolder(Path.of("")));
    private static final WebUrl GO = WebUrl.of("https://go.example/r/1");
    private static final String WORDS = "Cotton, washed soft, made in small runs and sent within two days. ".repeat(40);

    private final Resolver resolver = new Resolver(CATALOGUE);

    private static Capture capture(WebUrl url, int status, String body, Header... headers) {
        return Capture.of(url, Instant.EPOCH, "GET", status, List.of(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    private Next page(WebUrl url, String body, Header... headers) {
        return resolver.answered(url, new Fetched.Page(capture(url, 200, body, headers), body))
                .orElseThrow();
    }

    private Next page(String body) {
        return page(GO, body);
    }

    private static Next.To to(String url, Via via, int status) {
        return new Next.To(WebUrl.of(url), via, OptionalInt.of(status));
    }

    @ParameterizedTest
    @CsvSource({"301, 301", "302, 302", "303, 303", "307, 307", "308, 308"})
    void aRedirectKeepsItsKind(int status, String word) {
        Fetched moved = new Fetched.Moved(capture(GO, status, ""), WebUrl.of("https://shop.example/bag"));
        Next.To next = (Next.To) resolver.answered(GO, moved).orElseThrow();
        assertThat(next.via().word()).isEqualTo(word);
        assertThat(next.to()).hasToString("https://shop.example/bag");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            video/mp4,                true
            application/zip,          true
            text/html; charset=utf-8, false
            application/xhtml+xml,    false
            -,                        false
            """)
    void aLargeFileIsAnEndAndAPageThatIsTooLargeIsNot(String type, boolean end) {
        Header[] headers = type == null ? new Header[0] : new Header[] {new Header("Content-Type", type)};
        Fetched large = new Fetched.Refused(GO, Fetched.Reason.TOO_LARGE, Optional.of(capture(GO, 200, "", headers)));
        assertThat(resolver.answered(GO, large))
                .hasValue(end ? new Next.End(200) : new Next.Failed("its answer is too large to be read", false));
    }

    @Test
    void aRefreshMayStandInTheHeaderOrThePage() {
        assertThat(page(GO, "", new Header("refresh", "0;url=https://shop.example/bag")))
                .isEqualTo(to("https://shop.example/bag", Via.META_REFRESH, 200));
        assertThat(page("<meta http-equiv='Refresh' content=\"1; URL='https://shop.example/bag'\">"))
                .isEqualTo(to("https://shop.example/bag", Via.META_REFRESH, 200));
    }

    @Test
    void aRefreshForBrowsersWithoutScriptCountsOnlyWhereThePageIsEmpty() {
        String meta = "<noscript><meta http-equiv='refresh' content='0;url=https://shop.example/bag'></noscript>";
        assertThat(page("<head>" + meta + "</head><body></body>"))
                .isEqualTo(to("https://shop.example/bag", Via.META_REFRESH, 200));
        assertThat(page("<head>" + meta + "</head><body>" + WORDS + "</body>")).isEqualTo(new Next.End(200));
    }

    @Test
    void aScriptThatSendsOnIsAHopAndOneUnderAConditionOnlyOnAnEmptyPage() {
        assertThat(page("<body><script>location.href='https://shop.example/bag'</script>" + WORDS))
                .isEqualTo(to("https://shop.example/bag", Via.SCRIPT, 200));
        String maybe = "<script>if (m) { location.href='https://shop.example/bag' }</script>";
        assertThat(page("<body>" + maybe + "Loading")).isEqualTo(to("https://shop.example/bag", Via.SCRIPT, 200));
        assertThat(page("<body>" + maybe + WORDS)).isEqualTo(new Next.End(200));
        assertThat(page("<body onload=\"location.replace('https://shop.example/bag')\">"))
                .isEqualTo(to("https://shop.example/bag", Via.SCRIPT, 200));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <h1>You are leaving go.example</h1><a href='/'>Home</a><a href='https://shop.example/bag'>Continue</a>
            <p>Du verlässt go.example</p><a href='https://shop.example/bag'>https://shop.example/bag</a><a href='/impressum'>Impressum</a>
            <p>外部サイトへ移動しようとしています</p><a href='/'>戻る</a><a class='btn' href='https://shop.example/bag'>移動する</a>
            <title>Redirect notice</title><form action='https://shop.example/bag' method='get'><button>Go</button></form>
            <p>Вы покидаете сайт</p><a href='/'>Назад</a><a id='continue' href='https://shop.example/bag'>shop</a><a href='https://ads.example/x'>Реклама</a>
            <a href='https://shop.example/bag'>Continue</a>
            """)
    void aPageThatWarnsBeforeAnExitHasOneWayOn(String body) {
        assertThat(page(body)).isEqualTo(to("https://shop.example/bag", Via.INTERSTITIAL, 200));
    }

    @Test
    void aFormsHiddenFieldsBelongToTheWayOn() {
        assertThat(page("<p>You are leaving</p><form action='https://shop.example/item.html'>"
                        + "<input type='hidden' name='itemID' value='7 8'><button>Go</button></form>"))
                .isEqualTo(to("https://shop.example/item.html?itemID=7+8", Via.INTERSTITIAL, 200));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <h1>Our linen</h1><p>Read more at</p><a href='https://maker.example/'>the maker</a> <a href='/cart'>Cart</a>
            <p>Sign in</p><form action='https://shop.example/login'><input type='password' name='p'><button>Go</button></form>
            <h1>404</h1>
            <p>Follow me</p><a href='https://t.me/somebody'>Telegram</a><a href='https://www.instagram.com/somebody'>Instagram</a>
            """)
    void anOrdinaryPageIsAnEnd(String body) {
        assertThat(page(body)).isEqualTo(new Next.End(200));
    }

    @Test
    void aPageOfLinksOffersThemWithTheirWords() {
        String body =
                "<h1>@somebody</h1><a href='https://amzn.to/x1'>Bag</a><a href='https://bit.ly/x2'><img alt='Boots'></a>"
                        + "<a href='https://wa.me/49123'>Write to me</a><a href='/s/about'>Join</a><a href='https://amzn.to/x1'>again</a>";
        Next.Fan declared = (Next.Fan) page(WebUrl.of("https://linktr.ee/somebody"), body);
        assertThat(declared.choices())
                .containsExactly(
                        new Next.Choice(WebUrl.of("https://amzn.to/x1"), "Bag"),
                        new Next.Choice(WebUrl.of("https://bit.ly/x2"), "Boots"));
        Next.Fan undeclared = (Next.Fan) page(WebUrl.of("https://my.example/links"), body.replace("/s/about", "/go/3"));
        assertThat(undeclared.choices())
                .extracting(c -> c.url().toString())
                .containsExactly("https://amzn.to/x1", "https://bit.ly/x2", "https://my.example/go/3");
    }

    @Test
    void anExitOrItemOfASocialPlatformIsNoContact() {
        String body = "<a href='https://l.instagram.com/?u=https%3A%2F%2Fshop.example%2Fbag'>bag</a>"
                + "<a href='https://www.facebook.com/marketplace/item/1234567890123456/'>item</a>"
                + "<a href='https://www.facebook.com/somebody'>follow</a>";
        assertThat(((Next.Fan) page(WebUrl.of("https://linktr.ee/somebody"), body)).choices())
                .hasSize(2);
    }

    @Test
    void linksMayStandInThePagesDataOnly() {
        String body = "<body><div id='root'></div><script id='__NEXT_DATA__' type='application/json'>"
                + "{\"props\":{\"pageProps\":{\"links\":[{\"title\":\"Bag\",\"url\":\"https://amzn.to/x1\"},{\"title\":\"\",\"url\":null}]}}}"
                + "</script>";
        assertThat(((Next.Fan) page(WebUrl.of("https://linktr.ee/somebody"), body)).choices())
                .containsExactly(new Next.Choice(WebUrl.of("https://amzn.to/x1"), "Bag"));
    }

    @Test
    void aPublishedSheetsLinksLoseItsMakersExitAndKeepTheirRow() {
        String row =
                "<table><tr><td>Bag 6380</td><td><a href='https://www.google.com/url?q=https%3A%2F%2Fweidian.com%2Fitem.html%3FitemID%3D7631625033&sa=D'>LINK</a></td></tr></table>";
        assertThat(((Next.Fan) page(WebUrl.of("https://docs.google.com/spreadsheets/d/e/x/pubhtml"), row)).choices())
                .containsExactly(
                        new Next.Choice(WebUrl.of("https://weidian.com/item.html?itemID=7631625033"), "Bag 6380 LINK"));
    }

    @Test
    void anArticleWithLinksIsNoPageOfLinks() {
        String links =
                "<a href='https://a.example/'>one</a><a href='https://b.example/'>two</a><a href='https://c.example/'>three</a>";
        assertThat(page("<p>" + WORDS + "</p>" + links)).isEqualTo(new Next.End(200));
    }

    @Test
    void aMarketplacesItemIsAnEndWhateverItDoes() {
        WebUrl item = WebUrl.of("https://www.aliexpress.com/item/1005007156860204.html");
        assertThat(page(item, "<script>location.href='https://login.aliexpress.com/'</script>"))
                .isEqualTo(new Next.End(200));
        Fetched moved = new Fetched.Moved(capture(item, 302, ""), WebUrl.of("https://www.aliexpress.com/"));
        assertThat(resolver.answered(item, moved)).contains(new Next.End(302));
    }

    @Test
    void aShopThatSaysItsItemIsNoMoreWasReachedAllTheSame() {
        WebUrl shop = WebUrl.of("https://shop.example/products/bag");
        assertThat(gone(shop, 410, "<p>Dieses Produkt ist leider nicht mehr verfügbar</p>"))
                .isEqualTo(new Next.End(410));
        assertThat(gone(shop, 404, "<h1>Page not found</h1>"))
                .isEqualTo(new Next.Dead("not there", OptionalInt.of(404)));
        assertThat(gone(WebUrl.of("https://bit.ly/x1"), 404, "<p>This link is no longer available</p>"))
                .isEqualTo(new Next.Dead("not there", OptionalInt.of(404)));
        assertThat(resolver.answered(shop, new Fetched.Gone(shop, Optional.empty())))
                .contains(new Next.Dead("no such host", OptionalInt.empty()));
    }

    private Next gone(WebUrl url, int status, String body) {
        return resolver.answered(url, new Fetched.Gone(url, Optional.of(capture(url, status, body))))
                .orElseThrow();
    }

    @Test
    void whatIsRefusedIsBlockedAndWhatFailsMayComeAgain() {
        assertThat(resolver.answered(
                        GO, new Fetched.Refused(GO, Fetched.Reason.BLOCKED, Optional.of(capture(GO, 403, "")))))
                .contains(new Next.Blocked("lets no program in", OptionalInt.of(403)));
        assertThat(resolver.answered(GO, new Fetched.Failed(GO, "timed out", true, Optional.empty())))
                .contains(new Next.Failed("timed out", true));
        assertThat(resolver.answered(GO, new Fetched.Unchanged(GO))).isEmpty();
    }

    @Test
    void whatIsNoPageIsAnEnd() {
        assertThat(page(
                        GO,
                        "<meta http-equiv=refresh content='0;url=https://shop.example/'>",
                        new Header("Content-Type", "image/png")))
                .isEqualTo(new Next.End(200));
    }
}
