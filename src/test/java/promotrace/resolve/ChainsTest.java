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
}
