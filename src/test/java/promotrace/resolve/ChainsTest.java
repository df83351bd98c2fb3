package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

class ChainsTest {
    private static final String ITEM = "https://www.aliexpress.com/item/1005007156860204.html";
    private static final String AWIN = "https://www.awin1.com/cread.php?awinmid=18879&awinaffid=331907&ued=";

    private final Chains chains = new Chains(Catalogue.load(new ConfigFolder(Path.of(""))));
    private final Map<WebUrl, Answer> known = new HashMap<>();

    private void answer(String url, Next next) {
        Optional<Sha256> capture = next instanceof Next.Failed
                ? Optional.empty()
                : Optional.of(Sha256.of(url.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        WebUrl address = WebUrl.of(url);
        known.put(address, new Answer(address, next, Instant.EPOCH, Instant.EPOCH, capture));
    }

    private void moved(String from, String to) {
        answer(from, new Next.To(WebUrl.of(to), Via.HTTP_302, OptionalInt.of(302)));
    }

    private List<Chain> walk(String url) {
        return chains.walk(WebUrl.of(url), a -> Optional.ofNullable(known.get(a.address())));
    }

    private List<String> toAsk(String url) {
        return chains.toAsk(WebUrl.of(url), a -> Optional.ofNullable(known.get(a.address()))).stream()
                .map(a -> a.address().toString())
                .toList();
    }

    private static List<String> hows(Chain chain) {
        return chain.links().stream().map(Chain.Link::how).toList();
    }

    private static String encoded(String url) {
        return java.net.URLEncoder.encode(url, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void aPaidClickWithItsDestinationInItIsNeverAsked() {
        moved("https://bit.ly/x1", AWIN + encoded(ITEM));
        assertThat(toAsk("https://bit.ly/x1")).containsExactly(ITEM);
        answer(ITEM, new Next.End(200));
        assertThat(toAsk("https://bit.ly/x1")).isEmpty();
        Chain chain = walk("https://bit.ly/x1").getFirst();
        assertThat(hows(chain)).containsExactly("302", "parameter", "end");
        assertThat(chain.outcome()).isEqualTo(Chain.Outcome.RESOLVED);
        assertThat(chain.destination()).contains(WebUrl.of(ITEM));
        assertThat(chains.paid(chain)).extracting(Affiliate::network).containsExactly("awin");
    }

    @Test
    void aShortAddressMustBeAsked() {
        assertThat(toAsk("https://bit.ly/x1")).containsExactly("https://bit.ly/x1");
        assertThat(walk("https://bit.ly/x1").getFirst().outcome()).isEqualTo(Chain.Outcome.ERROR);
    }

    @Test
    void whatTheAddressItselfSaysIsKnownThoughNobodyLetsUsIn() {
        answer(ITEM, new Next.Blocked("lets no program in", OptionalInt.of(403)));
        assertThat(walk(ITEM).getFirst().destination()).contains(WebUrl.of(ITEM));
        answer("https://shop.example/bag", new Next.Failed("no capture", false));
        Chain told = walk(AWIN + encoded("https://shop.example/bag")).getFirst();
        assertThat(told.outcome()).isEqualTo(Chain.Outcome.RESOLVED);
        assertThat(told.destination()).contains(WebUrl.of("https://shop.example/bag"));
    }

    @Test
    void whatASeversRedirectSaysIsNotKnownWhenItFails() {
        moved("https://bit.ly/x1", "https://shop.example/bag");
        answer("https://shop.example/bag", new Next.Failed("no capture", false));
        assertThat(walk("https://bit.ly/x1").getFirst().outcome()).isEqualTo(Chain.Outcome.ERROR);
        answer("https://shop.example/bag", new Next.Blocked("asks to sign in", OptionalInt.of(302)));
        Chain blocked = walk("https://bit.ly/x1").getFirst();
        assertThat(blocked.outcome()).isEqualTo(Chain.Outcome.BLOCKED);
        assertThat(blocked.destination()).isEmpty();
        answer("https://shop.example/bag", new Next.Dead("not there", OptionalInt.of(404)));
        assertThat(walk("https://bit.ly/x1").getFirst().outcome()).isEqualTo(Chain.Outcome.DEAD);
    }

    @Test
    void aWayThatComesBackToItselfIsALoop() {
        moved("https://a.example/", "https://b.example/");
        moved("https://b.example/", "https://a.example/");
        Chain loop = walk("https://a.example/").getFirst();
        assertThat(loop.outcome()).isEqualTo(Chain.Outcome.LOOP);
        assertThat(loop.links()).hasSize(3);
        assertThat(toAsk("https://a.example/")).isEmpty();
    }

    private static final WebUrl POSTED = WebUrl.of("https://a.example/go");

    private final Map<Asked, Answer> own = new HashMap<>();

    /// An answer that gave cookies to whoever followed that link.
    private void handed(Asked asked, String to, String way, String... fields) {
        own.put(
                asked,
                new Answer(
                        asked,
                        new Next.To(WebUrl.of(to), Via.HTTP_302, OptionalInt.of(302)),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.of(new Answer.Handed(WebUrl.of(way), List.of(fields)))));
    }

    private List<Asked> ownToAsk(WebUrl posted) {
        return chains.toAsk(posted, a -> Optional.ofNullable(own.get(a)));
    }

    private Chain ownWay(WebUrl posted) {
        return chains.walk(posted, a -> Optional.ofNullable(own.get(a))).getFirst();
    }

    private void lands(Asked asked) {
        own.put(
                asked,
                new Answer(asked, new Next.End(200), Instant.EPOCH, Instant.EPOCH, Optional.empty(), Optional.empty()));
    }

    @Test
    void aLoopOnWhichACookieWasSetIsWalkedAgainWithItAndOnlyThen() {
        Asked plain = Asked.plain(POSTED);
        handed(plain, "https://a.example/go", "https://a.example/go", "s=1; Path=/");
        Asked withCookie = Asked.own(POSTED, POSTED, "s=1");
        assertThat(ownToAsk(POSTED)).containsExactly(withCookie);
        assertThat(ownWay(POSTED).outcome()).as("until it is asked").isEqualTo(Chain.Outcome.LOOP);
        own.put(
                withCookie,
                new Answer(
                        withCookie,
                        new Next.To(WebUrl.of("https://shop.example/bag"), Via.HTTP_303, OptionalInt.of(303)),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(ownToAsk(POSTED)).containsExactly(Asked.plain(WebUrl.of("https://shop.example/bag")));
        assertThat(ownWay(POSTED).outcome()).as("until all of it is known").isEqualTo(Chain.Outcome.LOOP);
        lands(Asked.plain(WebUrl.of("https://shop.example/bag")));
        assertThat(ownToAsk(POSTED)).isEmpty();
        Chain way = ownWay(POSTED);
        assertThat(way.outcome()).isEqualTo(Chain.Outcome.RESOLVED);
        assertThat(hows(way)).containsExactly("302", "303", "end");
    }

    @Test
    void aCookieThatNoHostOnTheWayIsToGetChangesNothing() {
        Asked plain = Asked.plain(POSTED);
        handed(plain, "https://a.example/go", "https://a.example/go", "s=1; Path=/elsewhere", "t=1; Domain=b.example");
        assertThat(ownToAsk(POSTED)).isEmpty();
        assertThat(ownWay(POSTED).outcome()).isEqualTo(Chain.Outcome.LOOP);
        assertThat(ownWay(POSTED).links()).hasSize(2);
    }

    @Test
    void aWayThatIsNoLoopBringsNoCookies() {
        handed(Asked.plain(POSTED), "https://a.example/2", "https://a.example/go", "s=1; Path=/");
        assertThat(ownToAsk(POSTED)).containsExactly(Asked.plain(WebUrl.of("https://a.example/2")));
        lands(Asked.plain(WebUrl.of("https://a.example/2")));
        assertThat(ownToAsk(POSTED)).isEmpty();
    }

    @Test
    void cookiesThatWereGivenToAnotherWayAreNotUsed() {
        handed(Asked.plain(POSTED), "https://a.example/go", "https://x.example/1", "s=1; Path=/");
        Asked forItself = Asked.own(POSTED, POSTED, "");
        assertThat(ownToAsk(POSTED)).containsExactly(forItself);
        handed(forItself, "https://a.example/go", "https://a.example/go", "s=2; Path=/");
        assertThat(ownToAsk(POSTED)).containsExactly(Asked.own(POSTED, POSTED, "s=2"));
    }

    @Test
    void whatIsStillALoopWithItsCookiesIsOneAndIsNotAskedForEver() {
        handed(Asked.plain(POSTED), "https://a.example/go", "https://a.example/go", "s=1");
        handed(Asked.own(POSTED, POSTED, "s=1"), "https://a.example/go", "https://a.example/go", "s=1");
        assertThat(ownToAsk(POSTED)).isEmpty();
        assertThat(ownWay(POSTED).outcome()).isEqualTo(Chain.Outcome.LOOP);
        int asked = 0;
        own.clear();
        handed(Asked.plain(POSTED), "https://a.example/go", "https://a.example/go", "n=0");
        for (List<Asked> open = ownToAsk(POSTED); !open.isEmpty(); open = ownToAsk(POSTED)) {
            handed(open.getFirst(), "https://a.example/go", "https://a.example/go", "n=" + ++asked);
        }
        assertThat(asked).isLessThanOrEqualTo(Chains.MOST_HOPS);
        assertThat(ownWay(POSTED).outcome()).isEqualTo(Chain.Outcome.ERROR);
    }

    @Test
    void whereAskingWithCookiesFailsTheLoopStands() {
        handed(Asked.plain(POSTED), "https://a.example/go", "https://a.example/go", "s=1");
        Asked with = Asked.own(POSTED, POSTED, "s=1");
        own.put(
                with,
                new Answer(
                        with,
                        new Next.Failed("no capture", false),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(ownToAsk(POSTED)).isEmpty();
        assertThat(ownWay(POSTED).outcome()).isEqualTo(Chain.Outcome.LOOP);
    }

    @Test
    void cookiesAreShownByNobodysText() {
        handed(Asked.plain(POSTED), "https://a.example/go", "https://a.example/go", "s=v4lue");
        Asked with = Asked.own(POSTED, POSTED, "s=v4lue");
        assertThat(own.toString() + with + with.key()).doesNotContain("v4lue");
        assertThat(Asked.addressIn(with.key())).isEqualTo(POSTED.toString());
        assertThat(with.key()).isNotEqualTo(Asked.own(POSTED, POSTED, "s=2").key());
    }

    @Test
    void whatAPageCallsItsRightAddressIsShownWhereItIsAnother() {
        WebUrl bag = WebUrl.of("https://shop.example/bag?utm_source=x");
        answer(bag.toString(), new Next.End(200, Optional.of(WebUrl.of("https://shop.example/bag"))));
        assertThat(walk(bag.toString()).getFirst().canonical()).isEmpty();
        answer(bag.toString(), new Next.End(200, Optional.of(WebUrl.of("https://shop.example/dress"))));
        Chain other = walk(bag.toString()).getFirst();
        assertThat(other.canonical()).contains(WebUrl.of("https://shop.example/dress"));
        assertThat(other.destination()).as("nobody goes there").contains(bag);
    }

    @Test
    void aWayOfMoreThanTwentyHopsIsGivenUp() {
        for (int i = 0; i < 40; i++) moved("https://a.example/" + i, "https://a.example/" + (i + 1));
        Chain given = walk("https://a.example/0").getFirst();
        assertThat(given.outcome()).isEqualTo(Chain.Outcome.ERROR);
        assertThat(given.hops()).isEqualTo(Chains.MOST_HOPS + 1);
        assertThat(walk("https://a.example/21").getFirst().outcome()).isEqualTo(Chain.Outcome.ERROR);
        assertThat(walk("https://a.example/25").getFirst().why()).isEqualTo("not asked yet");
    }

    @Test
    void aPageOfLinksHasAWayForEachLink() {
        answer(
                "https://linktr.ee/somebody",
                new Next.Fan(
                        List.of(
                                new Next.Choice(WebUrl.of(ITEM), "bag"),
                                new Next.Choice(WebUrl.of("https://bit.ly/x1"), "boots"),
                                new Next.Choice(WebUrl.of("https://linktr.ee/somebody"), "me")),
                        200));
        assertThat(toAsk("https://linktr.ee/somebody")).containsExactly(ITEM, "https://bit.ly/x1");
        answer(ITEM, new Next.End(200));
        moved("https://bit.ly/x1", "https://shop.example/boots");
        answer("https://shop.example/boots", new Next.End(200));
        List<Chain> ways = walk("https://linktr.ee/somebody");
        assertThat(ways)
                .extracting(ChainsTest::hows)
                .containsExactly(List.of("link-in-bio", "end"), List.of("link-in-bio", "302", "end"));
        assertThat(ways).allMatch(w -> w.posted().equals(WebUrl.of("https://linktr.ee/somebody")));
    }

    @Test
    void pagesOfLinksBehindPagesOfLinksAreFollowedThreeDeep() {
        for (int i = 0; i < 6; i++) {
            answer(
                    "https://linktr.ee/p" + i,
                    new Next.Fan(List.of(new Next.Choice(WebUrl.of("https://linktr.ee/p" + (i + 1)), "")), 200));
        }
        assertThat(walk("https://linktr.ee/p0").getFirst().hops()).isEqualTo(3);
    }

    @Test
    void clickAndLandingOfOneNetworkAreOneAffiliate() {
        moved("https://s.click.aliexpress.com/e/_DJess1", ITEM + "?aff_fcid=1-_DJess1&aff_fsk=_DJess1");
        moved(
                "https://tidd.ly/x",
                AWIN + encoded("https://shop.example/b?awc=18879_1700000000_0123456789abcdef0123456789abcdef"));
        assertThat(chains.paid(walk("https://s.click.aliexpress.com/e/_DJess1").getFirst()))
                .hasSize(1);
        Affiliate awin = chains.paid(walk("https://tidd.ly/x").getFirst()).getFirst();
        assertThat(awin.publisher()).contains("331907");
        assertThat(chains.paid(walk("https://tidd.ly/x").getFirst())).hasSize(1);
    }

    @Test
    void resolvingAResolvedAddressMovesNothing() {
        answer("https://shop.example/bag", new Next.End(200));
        Chain again = walk("https://shop.example/bag").getFirst();
        assertThat(again.hops()).isZero();
        assertThat(again.destination()).contains(WebUrl.of("https://shop.example/bag"));
    }

    private static final String OUT = "https://blog.example/out?goto=https%3A%2F%2Fshop.example%2Fbag";

    @Test
    void whereNobodyIsAskedAnUnknownRedirectorsAddressTellsTheWay() {
        Chain told = chains.unasked(WebUrl.of(OUT)).chain();
        assertThat(hows(told)).containsExactly("parameter", "end");
        assertThat(told.outcome()).isEqualTo(Chain.Outcome.RESOLVED);
        assertThat(told.destination()).contains(WebUrl.of("https://shop.example/bag"));
        assertThat(told.why()).isEqualTo("blog.example was not asked; its parameter goto names the next address");
        Chain plain = chains.unasked(WebUrl.of("https://blog.example/bag")).chain();
        assertThat(plain.outcome()).isEqualTo(Chain.Outcome.ERROR);
    }

    @Test
    void anUnknownRedirectorThatMayBeAskedIsAskedAndItsAnswerCounts() {
        assertThat(toAsk(OUT)).containsExactly(OUT);
        assertThat(walk(OUT).getFirst().outcome()).isEqualTo(Chain.Outcome.ERROR);
        moved(OUT, "https://other.example/boots");
        answer("https://other.example/boots", new Next.End(200));
        assertThat(walk(OUT).getFirst().destination()).contains(WebUrl.of("https://other.example/boots"));
        answer(OUT, new Next.End(200));
        assertThat(walk(OUT).getFirst().destination()).contains(WebUrl.of(OUT));
    }

    @Test
    void whereAskingAnUnknownRedirectorDidNotWorkItsAddressTellsTheWay() {
        answer(OUT, new Next.Blocked("robots.txt asks us not to", OptionalInt.empty()));
        assertThat(toAsk(OUT)).containsExactly("https://shop.example/bag");
        answer("https://shop.example/bag", new Next.End(200));
        Chain blocked = walk(OUT).getFirst();
        assertThat(hows(blocked)).containsExactly("parameter", "end");
        assertThat(blocked.destination()).contains(WebUrl.of("https://shop.example/bag"));
        assertThat(blocked.why())
                .isEqualTo("blog.example: robots.txt asks us not to; its parameter goto names the next address");
        answer(OUT, new Next.Dead("not there", OptionalInt.of(404)));
        Chain dead = walk(OUT).getFirst();
        assertThat(dead.outcome()).isEqualTo(Chain.Outcome.DEAD);
        assertThat(dead.destination()).isEmpty();
        answer(OUT, new Next.Failed("no capture", false));
        assertThat(walk(OUT).getFirst().why()).startsWith("blog.example: no capture; ");
    }

    @Test
    void nothingIsSupposedOfAHostThatIsKnown() {
        String share = "https://www.facebook.com/out?goto=https%3A%2F%2Fshop.example%2Fbag";
        assertThat(chains.unasked(WebUrl.of(share)).chain().hops()).isZero();
    }
}
