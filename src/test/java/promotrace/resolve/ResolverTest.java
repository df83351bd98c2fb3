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

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(nullValues = "-", delimiter = '|', quoteCharacter = '~', textBlock = """
            <META HTTP-EQUIV=REFRESH CONTENT=0;URL=https://shop.example/bag> | https://shop.example/bag
            <meta http-equiv='refresh' content='0;url=https://shop.example/bag?a=1&amp;b=2'> | https://shop.example/bag?a=1&b=2
            <meta http-equiv='refresh' content='0;&#117;rl=&quot;https://shop.example/bag&quot;'> | https://shop.example/bag
            <base href='https://shop.example/x/'><meta http-equiv='refresh' content='0;url=bag'> | https://shop.example/x/bag
            <body><p>Wait</p><meta http-equiv='refresh' content='0;url=https://shop.example/bag'> | https://shop.example/bag
            <meta http-equiv='refresh' content='1;url=https://shop.example/a'><meta http-equiv='refresh' content='0;url=https://shop.example/b'> | https://shop.example/a
            <meta http-equiv='refresh' content='x'><meta http-equiv='refresh' content='0;url=https://shop.example/b'> | https://shop.example/b
            <meta http-equiv='refresh' content='0;url=javascript:x()'><meta http-equiv='refresh' content='0;url=https://shop.example/b'> | https://shop.example/b
            <meta http-equiv='refresh' content='0;url=intent://x/#Intent;scheme=y;S.browser_fallback_url=https%3A%2F%2Fshop.example%2Fbag;end'> | https://shop.example/bag
            <noscript><meta http-equiv='refresh' content='0;url=https://shop.example/bag'></noscript> | https://shop.example/bag
            <noscript><meta http-equiv='refresh' content='0;url=/nojs'></noscript> | -
            <meta http-equiv='refresh' content='30'><meta http-equiv='refresh' content='0;url=https://shop.example/b'> | -
            <template><meta http-equiv='refresh' content='0;url=https://shop.example/bag'></template> | -
            <!-- <meta http-equiv='refresh' content='0;url=https://shop.example/bag'> --> | -
            <textarea><meta http-equiv='refresh' content='0;url=https://shop.example/bag'></textarea> | -
            <meta http-equiv='refresh'> | -
            <meta name='refresh' content='0;url=https://shop.example/bag'> | -
            """)
    void theFirstRefreshOfAPageCounts(String body, String to) {
        assertThat(page(body)).isEqualTo(to == null ? new Next.End(200) : to(to, Via.META_REFRESH, 200));
    }

    @Test
    void theHeadersRefreshIsBeforeThePages() {
        String meta = "<meta http-equiv=refresh content='0;url=https://shop.example/page'>";
        assertThat(page(GO, meta, new Header("Refresh", "0;url=https://shop.example/header")))
                .isEqualTo(to("https://shop.example/header", Via.META_REFRESH, 200));
        assertThat(page(GO, meta, new Header("Refresh", "20"))).isEqualTo(new Next.End(200));
        assertThat(page(GO, meta, new Header("Refresh", "soon")))
                .isEqualTo(to("https://shop.example/page", Via.META_REFRESH, 200));
    }

    @Test
    void aPageThatSetsItsCookieAndGivesItselfAgainLeadsToItself() {
        String again = "<meta http-equiv=refresh content=1>One moment";
        Header cookie = new Header("Set-Cookie", "ok=1");
        assertThat(page(GO, again, cookie)).isEqualTo(to(GO.toString(), Via.META_REFRESH, 200));
        assertThat(page(GO, again)).isEqualTo(new Next.End(200));
        assertThat(page(GO, "<meta http-equiv=refresh content=30>News", cookie)).isEqualTo(new Next.End(200));
        assertThat(page(GO, again + WORDS, cookie)).isEqualTo(new Next.End(200));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(nullValues = "-", delimiter = '|', quoteCharacter = '~', textBlock = """
            <p>Please wait 5 seconds</p><div id='t' data-url='https://shop.example/bag'></div> | https://shop.example/bag
            <p>Please wait</p><div data-redirect='aHR0cHM6Ly9zaG9wLmV4YW1wbGUvYmFn'></div> | https://shop.example/bag
            <p>Wait</p><button id='b' data-href='https%3A%2F%2Fshop.example%2Fbag'>5</button> | https://shop.example/bag
            <button onclick="location.href='https://shop.example/bag'">Continue</button> | https://shop.example/bag
            <input type=button value='Continue' onclick="window.open('https://shop.example/bag','_self')"> | https://shop.example/bag
            <form action='https://shop.example/bag'><input type=hidden name=id value=7><input type=submit value=Go></form> | https://shop.example/bag?id=7
            <p>You are leaving</p><a href='intent://x#Intent;scheme=shop;S.browser_fallback_url=https%3A%2F%2Fshop.example%2Fbag;end'>Continue</a> | https://shop.example/bag
            <meta property='al:web:url' content='https://shop.example/bag'><p>Open the app</p> | https://shop.example/bag
            <meta name='branch:deeplink:$desktop_url' content='https://shop.example/bag'> | https://shop.example/bag
            <meta property='al:android:url' content='snssdk1128://webview?url=https%3A%2F%2Fshop.example%2Fbag'> | https://shop.example/bag
            <p>Wait</p><div data-url='/next'></div> | -
            <p>Wait</p><div data-url='https://shop.example/bag'></div><div data-url='https://other.example/'></div> | -
            <p>Wait</p><div data-image='https://cdn.example/bag.jpg'></div> | -
            <button onclick="if (ok) location.href='https://shop.example/bag'">Continue</button> | -
            <button onclick="buy()">Continue</button> | -
            <form action='https://shop.example/find'><input name=q><input type=submit value=Go></form> | -
            <form method=post action='https://shop.example/bag'><input type=submit value=Go></form> | -
            <meta property='al:web:url' content='https://go.example/r/1'><p>Open the app</p> | -
            <meta property='al:web:url' content='https://www.go.example/other'><p>Open the app</p> | -
            <meta property='al:ios:url' content='tg://resolve?domain=lux_finds_nl'><p>Open the app</p> | -
            <meta property='al:android:url' content='shopapp://home'><p>Open the app</p> | -
            """)
    void aBarePageBetweenTwoSitesHasOneWayOn(String body, String to) {
        assertThat(page(body)).isEqualTo(to == null ? new Next.End(200) : to(to, Via.INTERSTITIAL, 200));
    }

    @Test
    void whatAnOrdinaryPageCarriesForAppsAndTimersIsNoWayOn() {
        String carried = "<meta property='al:web:url' content='https://shop.example/bag'>"
                + "<div data-url='https://shop.example/bag'></div>";
        assertThat(page(carried + "<p>" + WORDS + "</p>")).isEqualTo(new Next.End(200));
    }

    @Test
    void aRedirectIntoAnAppLeadsToThePageThatStandsForIt() {
        String app = "intent://x#Intent;scheme=shop;S.browser_fallback_url=https%3A%2F%2Fshop.example%2Fbag;end";
        assertThat(intoApp(302, app)).isEqualTo(to("https://shop.example/bag", Via.HTTP_302, 302));
        assertThat(intoApp(307, "market://details?id=a.b"))
                .isEqualTo(to("https://play.google.com/store/apps/details?id=a.b", Via.HTTP_307, 307));
        assertThat(intoApp(302, "shopapp://home")).isEqualTo(new Next.Failed("no web address", false));
        assertThat(intoApp(500, app)).isEqualTo(new Next.Failed("no web address", false));
    }

    private Next intoApp(int status, String location) {
        Capture answer = capture(GO, status, "", new Header("Location", location));
        return resolver.answered(GO, new Fetched.Failed(GO, "no web address", false, Optional.of(answer)))
                .orElseThrow();
    }

    @ParameterizedTest(name = "[{index}] {1} on {0}")
    @CsvSource(delimiter = '|', textBlock = """
            https://go.example/r/1 | <h1>Sorry</h1>This link has expired.       | true
            https://go.example/r/1 | <title>Link expired</title>                | true
            https://go.example/r/1 | Deze link is verlopen                      | true
            https://go.example/r/1 | Dieser Link ist abgelaufen                 | true
            https://go.example/r/1 | Ce lien a expiré                           | true
            https://go.example/r/1 | 该链接已失效                                | true
            https://go.example/r/1 | このリンクの有効期限が切れています            | true
            https://go.example/r/1 | This domain is for sale!                   | true
            https://bit.ly/x1      | This link has been disabled. LONG          | false
            https://bit.ly/x1      | <meta http-equiv=refresh content='3;url=/'>This link has been disabled. | true
            https://go.example/r/1 | This link has expired. LONG                | false
            https://go.example/r/1 | The offer has expired                      | false
            https://go.example/r/1 | Link your account                          | false
            https://www.aliexpress.com/item/1005007156860204.html | This link has expired | false
            """)
    void aPageThatSaysThatItsLinkIsNoMoreIsDead(String url, String body, boolean dead) {
        Next next = page(WebUrl.of(url), body.replace("LONG", WORDS));
        assertThat(next instanceof Next.Dead).isEqualTo(dead);
    }

    @ParameterizedTest(name = "[{index}] {0} {1}")
    @CsvSource(nullValues = "-", delimiter = '|', quoteCharacter = '~', textBlock = """
            <link rel=canonical href=https://shop.example/dress> | -                                         | https://shop.example/dress
            <LINK REL="Canonical" HREF="/dress?a=1&amp;b=2">     | -                                         | https://go.example/dress?a=1&b=2
            <link href='/a' rel='alternate canonical'>           | -                                         | https://go.example/a
            <link rel=canonical href=/a><link rel=canonical href=/b> | -                                     | https://go.example/a
            <p>x</p>                                             | </a>; rel="next", </b>; rel="canonical"   | https://go.example/b
            <link rel=alternate href='/canonical'>               | -                                         | -
            <link rel=canonical>                                 | </a>; rel="alternate"                     | -
            <link rel=canonical href='app://x'>                  | -                                         | -
            """)
    void whatAPageCallsItsRightAddressIsNotedAndNotFollowed(String body, String field, String canonical) {
        Header[] headers = field == null ? new Header[0] : new Header[] {new Header("Link", field)};
        assertThat(page(GO, body, headers))
                .isEqualTo(new Next.End(200, Optional.ofNullable(canonical).map(WebUrl::of)));
    }

    @Test
    void aPageOfUnfinishedElementsTakesNoLongerThanAnother() {
        assertThat(page("<link canonical ".repeat(100_000))).isEqualTo(new Next.End(200));
        assertThat(page("<link rel=x>".repeat(100_000))).isEqualTo(new Next.End(200));
    }

    @Test
    void anItemOfAMarketplaceIsNotedWithItsRightAddressToo() {
        WebUrl item = WebUrl.of("https://www.aliexpress.com/item/1005007156860204.html");
        assertThat(page(item, "<link rel=canonical href='https://www.aliexpress.com/item/1005000000000001.html'>"))
                .isEqualTo(new Next.End(
                        200, Optional.of(WebUrl.of("https://www.aliexpress.com/item/1005000000000001.html"))));
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
