package promotrace.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import promotrace.assess.AccountAssessment;
import promotrace.collect.Post;
import promotrace.evidence.Kept;
import promotrace.evidence.Sha256;
import promotrace.fetch.Memory;
import promotrace.network.Commission;
import promotrace.network.Edge;
import promotrace.network.Operator;
import promotrace.picture.Depiction;
import promotrace.picture.PictureHash;
import promotrace.picture.Shown;
import promotrace.report.CaseFile;
import promotrace.resolve.Answer;
import promotrace.resolve.Asked;
import promotrace.resolve.Next;
import promotrace.resolve.Via;
import promotrace.review.Act;
import promotrace.review.Decision;
import promotrace.storefront.About;
import promotrace.storefront.Change;
import promotrace.storefront.History;
import promotrace.storefront.Kin;
import promotrace.storefront.Listing;
import promotrace.storefront.Mark;
import promotrace.storefront.Money;
import promotrace.storefront.Reading;
import promotrace.storefront.Relisted;
import promotrace.storefront.Seller;
import promotrace.storefront.Stated;
import promotrace.url.WebUrl;

/// What the store promises, on the embedded database and on a real one.
@ExtendWith(ServerStays.class)
@ParameterizedClass(name = "{0}")
@EnumSource(Backend.class)
class StoreContractTest {
    private static final Instant DAY = Samples.DAY;
    private static final Instant NEXT = DAY.plusSeconds(86_400);

    private final Backend backend;
    private StoreSettings settings;
    private Store store;

    @TempDir
    private Path folder;

    StoreContractTest(Backend backend) {
        this.backend = backend;
    }

    @BeforeEach
    void open() {
        settings = backend.fresh(folder);
        store = Store.open(settings);
    }

    @AfterEach
    void close() {
        if (store == null) return;
        store.close();
        Backend.drop(settings);
    }

    private void reopen() {
        store.close();
        store = Store.open(settings);
    }

    @Test
    void anEmptyStoreHasNothing() {
        assertThat(store.watches().all()).isEmpty();
        assertThat(store.posts().ofAccount("x")).isEmpty();
        assertThat(store.comments().ofPosts(List.of("x"))).isEmpty();
        assertThat(store.answers().find(List.of(Samples.ODD_URL))).isEmpty();
        assertThat(store.answers().history(Samples.ODD_URL)).isEmpty();
        assertThat(store.listings().find(List.of(Samples.ODD_URL))).isEmpty();
        assertThat(store.assessments().find("x")).isEmpty();
        assertThat(store.assessments().all()).isEmpty();
        assertThat(store.edges().all()).isEmpty();
        assertThat(store.decisions().all()).isEmpty();
        assertThat(store.validators().find("x")).isEmpty();
        assertThat(store.runs().last()).isEmpty();
        assertThat(store.visits().open()).isZero();
    }

    @Test
    void writingNothingIsNothing() {
        store.watches().put(List.of());
        store.posts().put(List.of(), DAY);
        store.answers().put(List.of());
        store.listings().put(Map.of(), DAY);
        store.edges().putAll(List.of());
        store.visits().add(List.of());
        anEmptyStoreHasNothing();
    }

    @Test
    void allIsThereAfterReopening() {
        writeEverything();
        reopen();
        readEverything();
    }

    @Test
    void everyWriteTwiceChangesNothing() {
        writeEverything();
        writeEverything();
        readEverything();
    }

    private void writeEverything() {
        store.watches().put(List.of(Samples.watched(), Samples.bareWatched()));
        store.accounts().put(List.of(Samples.account("a:1", DAY), Samples.bareAccount("a:2", DAY)));
        store.posts().put(List.of(Samples.post("a:1", "1"), Samples.barePost("a:1", "2", NEXT)), DAY);
        store.comments()
                .put(
                        List.of(
                                Samples.comment("a:1/1", "c1", Optional.of(DAY)),
                                Samples.comment("a:1/1", "c2", Optional.empty())),
                        DAY);
        store.answers().put(answers());
        store.listings().put(readings(), DAY);
        store.assessments().put(Samples.assessment("a:1", 10, "x"));
        store.edges().putAll(edges());
        store.operators().putAll(List.of(new Operator("op-1", List.of("a:1", "a:2"), List.of(Samples.ODD))));
        store.decisions().add(decision("d1", "a:1", Act.CONFIRM, DAY));
        store.validators().put(List.of(lastAnswer("x", Optional.of("old")), lastAnswer("y", Optional.empty())));
        store.validators().put(List.of(lastAnswer("x", Optional.of("W/\"1\""))));
        store.runs().put(new Runs.Run(DAY, Samples.ODD, List.of(new CaseFile.Unserved("x:y", "nobody reads it"))));
    }

    private void readEverything() {
        assertThat(store.watches().all()).containsExactly(Samples.bareWatched(), Samples.watched());
        assertThat(store.watches().find(Samples.watched().id())).contains(Samples.watched());
        assertThat(store.accounts().all())
                .containsExactly(Samples.account("a:1", DAY), Samples.bareAccount("a:2", DAY));
        assertThat(store.posts().ofAccount("a:1"))
                .containsExactly(Samples.post("a:1", "1"), Samples.barePost("a:1", "2", NEXT));
        assertThat(store.posts().count()).isEqualTo(2);
        assertThat(store.comments().ofPosts(List.of("a:1/1", "a:1/2")))
                .isEqualTo(Map.of(
                        "a:1/1",
                        List.of(
                                Samples.comment("a:1/1", "c2", Optional.empty()),
                                Samples.comment("a:1/1", "c1", Optional.of(DAY)))));
        assertThat(store.answers().all().values()).containsExactlyInAnyOrderElementsOf(answers());
        assertThat(store.listings().all()).isEqualTo(readings());
        assertThat(store.assessments().all()).containsExactly(Samples.assessment("a:1", 10, "x"));
        assertThat(store.edges().all()).containsExactlyElementsOf(edges());
        assertThat(store.operators().all()).hasSize(1);
        assertThat(store.decisions().ofAccount("a:1")).containsExactly(decision("d1", "a:1", Act.CONFIRM, DAY));
        assertThat(store.validators().find("x")).contains(lastAnswer("x", Optional.of("W/\"1\"")));
        assertThat(store.validators().find("y")).contains(lastAnswer("y", Optional.empty()));
        assertThat(store.runs().last())
                .contains(new Runs.Run(DAY, Samples.ODD, List.of(new CaseFile.Unserved("x:y", "nobody reads it"))));
    }

    private static Memory.LastAnswer lastAnswer(String key, Optional<String> etag) {
        Kept kept = new Kept("a.warc.gz", 1L << 40);
        return new Memory.LastAnswer(key, DAY, NEXT, etag, Optional.empty(), kept, Samples.CAPTURE);
    }

    @Test
    void whatWasAskedWithOneWaysCookiesStandsApart() {
        Answer.Handed handed = new Answer.Handed(Samples.url("way"), List.of("s=1; Path=/", Samples.ODD));
        Asked own = Asked.own(Samples.ODD_URL, Samples.url("way"), "s=1");
        Answer plain = new Answer(
                Asked.plain(Samples.ODD_URL), new Next.End(200), DAY, DAY, Optional.empty(), Optional.of(handed));
        Answer its = new Answer(own, to("a", DAY).next(), DAY, DAY, Optional.empty(), Optional.of(handed));
        store.answers().put(List.of(plain, its));
        store.answers().put(List.of(plain, its));
        Asked others = Asked.own(Samples.ODD_URL, Samples.url("other"), "s=1");
        assertThat(store.answers().findAsked(List.of(own, others, plain.asked())))
                .isEqualTo(Map.of(own, its, plain.asked(), plain));
        assertThat(store.answers().find(List.of(Samples.ODD_URL))).isEqualTo(Map.of(Samples.ODD_URL, plain));
        assertThat(store.answers().all()).hasSize(1);
        assertThat(store.answers().history(Samples.ODD_URL)).containsExactly(plain);
    }

    private static List<Answer> answers() {
        List<Next> nexts = List.of(
                new Next.To(Samples.ODD_URL, Via.HTTP_301, OptionalInt.of(301)),
                new Next.To(Samples.ODD_URL, Via.LINK_IN_BIO, OptionalInt.empty()),
                new Next.Fan(List.of(new Next.Choice(Samples.ODD_URL, Samples.ODD)), 200),
                new Next.Fan(List.of(), 200),
                new Next.End(200),
                new Next.End(410, Optional.of(Samples.ODD_URL)),
                new Next.Dead(Samples.ODD, OptionalInt.of(404)),
                new Next.Dead("no such host", OptionalInt.empty()),
                new Next.Blocked("robots", OptionalInt.empty()),
                new Next.Failed(Samples.ODD, true));
        return IntStream.range(0, nexts.size())
                .mapToObj(i -> new Answer(
                        Samples.url("h" + i),
                        nexts.get(i),
                        DAY,
                        DAY,
                        i % 2 == 0 ? Optional.of(Samples.CAPTURE) : Optional.empty()))
                .toList();
    }

    private static Map<WebUrl, Reading> readings() {
        return Map.of(
                Samples.url("l1"),
                new Reading.Sold(Samples.listing("aliexpress:1", DAY)),
                Samples.url("l2"),
                new Reading.Sold(Samples.bareListing("site:s.example/2", DAY)),
                Samples.url("l3"),
                new Reading.NoLonger("aliexpress:3", Samples.ODD),
                Samples.ODD_URL,
                new Reading.None("a blog"));
    }

    private static List<Edge> edges() {
        Commission money = new Commission(
                new BigDecimal("1.10"), new BigDecimal("2"), new BigDecimal("1000000.00"), "USD", Samples.ODD);
        return List.of(
                new Edge(
                        "a:1",
                        "s:1",
                        List.of("a:1/1"),
                        3,
                        List.of("awin"),
                        List.of("B"),
                        DAY,
                        NEXT,
                        1,
                        4,
                        Optional.of(money)),
                new Edge("a:1", "s:2", List.of("a:1/2"), 1, List.of(), List.of(), DAY, DAY, 0, 0, Optional.empty()));
    }

    private static Decision decision(String id, String account, Act act, Instant at) {
        return new Decision(id, account, act, Samples.ODD, "Ivana", at);
    }

    @Test
    void halvesOfSurrogatePairsBecomeReplacementCharacters() {
        Post odd = Samples.barePost("a:1", "1", DAY);
        Post half = new Post(
                odd.id(),
                odd.account(),
                odd.url(),
                odd.at(),
                "a\ud83db\udc5c👜",
                odd.links(),
                odd.pictures(),
                odd.counters(),
                odd.language(),
                odd.capture(),
                odd.captured());
        store.posts().put(List.of(half), DAY);
        assertThat(store.posts().find(odd.id()).orElseThrow().text()).isEqualTo("a\ufffdb\ufffd👜");
    }

    @Test
    void theNewestSightOfAPostAndAnAccountStays() {
        Post old = Samples.post("a:1", "1");
        Post edited = Samples.barePost("a:1", "1", DAY);
        store.posts().put(List.of(edited), NEXT);
        store.posts().put(List.of(old), DAY);
        assertThat(store.posts().find(old.id())).contains(edited);
        store.posts().put(List.of(old), NEXT);
        assertThat(store.posts().find(old.id())).contains(old);
        store.accounts().put(List.of(Samples.bareAccount("a:1", NEXT), Samples.account("a:1", DAY)));
        store.accounts().put(List.of(Samples.account("a:1", DAY)));
        assertThat(store.accounts().find("a:1")).contains(Samples.bareAccount("a:1", NEXT));
    }

    @Test
    void postsOfAnAccountComeOldestFirstAndNoOthers() {
        store.posts()
                .put(
                        List.of(
                                Samples.barePost("a:1", "z", DAY),
                                Samples.barePost("a:1", "b", NEXT),
                                Samples.barePost("a:1", "a", NEXT),
                                Samples.barePost("a:10", "1", DAY)),
                        DAY);
        assertThat(store.posts().ofAccount("a:1")).extracting(Post::id).containsExactly("a:1/z", "a:1/a", "a:1/b");
    }

    @Test
    void aWatchedAccountIsReplacedAndRemoved() {
        store.watches().put(List.of(Samples.watched(), Samples.bareWatched()));
        store.watches().remove(List.of(Samples.bareWatched().id(), "nobody"));
        assertThat(store.watches().all()).containsExactly(Samples.watched());
    }

    @Test
    void aRepeatMovesOnlyTheEndAndAChangeKeepsTheOldAnswer() {
        store.answers().put(List.of(to("a", DAY)));
        store.answers().put(List.of(to("a", NEXT), to("b", NEXT.plusSeconds(5))));
        Answer a = new Answer(Samples.ODD_URL, to("a", DAY).next(), DAY, NEXT, Optional.empty());
        assertThat(store.answers().find(List.of(Samples.ODD_URL)))
                .isEqualTo(Map.of(Samples.ODD_URL, to("b", NEXT.plusSeconds(5))));
        store.answers().put(List.of(to("a", DAY)));
        assertThat(store.answers().history(Samples.ODD_URL)).containsExactly(a, to("b", NEXT.plusSeconds(5)));
        assertThat(store.answers().count()).isEqualTo(1);
    }

    @Test
    void manyWorkersSeeOneAddressAndNoSightIsLost() throws Exception {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 8)
                    .mapToObj(worker -> workers.submit(() -> {
                        for (int i = worker; i < 40; i += 8) {
                            store.answers().put(List.of(to("to" + i, DAY.plusSeconds(i))));
                        }
                    }))
                    .toList();
            for (var one : all) one.get();
        }
        assertThat(store.answers().history(Samples.ODD_URL))
                .containsExactlyElementsOf(IntStream.range(0, 40)
                        .mapToObj(i -> to("to" + i, DAY.plusSeconds(i)))
                        .toList());
    }

    private static Answer to(String where, Instant at) {
        return new Answer(
                Samples.ODD_URL,
                new Next.To(Samples.url(where), Via.HTTP_302, OptionalInt.of(302)),
                at,
                at,
                Optional.empty());
    }

    @Test
    void aPageOfSixtyThousandLinksIsKeptWhole() {
        List<Next.Choice> choices = new ArrayList<>();
        for (int i = 0; i < 60_000; i++)
            choices.add(new Next.Choice(Samples.url("item?id=" + i), Samples.ODD.repeat(8)));
        Answer answer = new Answer(Samples.ODD_URL, new Next.Fan(choices, 200), DAY, DAY, Optional.empty());
        store.answers().put(List.of(answer, to("else", NEXT)));
        assertThat(store.answers().history(Samples.ODD_URL)).containsExactly(answer, to("else", NEXT));
        store.answers().put(List.of(answer));
        assertThat(store.answers().history(Samples.ODD_URL)).hasSize(2);
    }

    @Test
    void aListingThatIsNoLongerThereStaysAsLastSeen() {
        WebUrl address = Samples.url("l1");
        store.listings().put(Map.of(address, new Reading.Sold(Samples.listing("m:1", DAY))), DAY);
        store.listings().put(Map.of(address, new Reading.NoLonger("m:1", "sold out")), NEXT);
        store.listings().put(Map.of(address, new Reading.Sold(Samples.listing("m:1", DAY))), DAY);
        assertThat(store.listings().find(List.of(address)))
                .isEqualTo(Map.of(address, new Reading.NoLonger("m:1", "sold out")));
        assertThat(store.listings().ofIds(List.of("m:1", "m:2"))).isEqualTo(Map.of("m:1", Samples.listing("m:1", DAY)));
        assertThat(store.listings().count()).isEqualTo(1);
    }

    private static Listing priced(String price, Instant seen) {
        Listing l = Samples.listing("m:1", seen);
        return new Listing(
                l.id(),
                l.url(),
                l.marketplace(),
                l.seller(),
                l.title(),
                l.description(),
                l.category(),
                Optional.of(new Money(new BigDecimal(price), Optional.empty(), "USD")),
                l.sold(),
                l.variants(),
                l.pictures(),
                l.brand(),
                l.language(),
                l.available(),
                Sha256.of(price.getBytes(StandardCharsets.US_ASCII)),
                seen);
    }

    @Test
    void whatAListingSaysOtherwiseLaterIsKeptOnce() {
        WebUrl address = Samples.url("l1");
        Reading cheap = new Reading.Sold(priced("10", DAY));
        Reading dear = new Reading.Sold(priced("12.50", NEXT));
        store.listings().put(Map.of(address, cheap), DAY);
        assertThat(store.listings().changes(List.of("m:1")))
                .as("one sight is no change")
                .isEmpty();
        store.listings().put(Map.of(address, dear), NEXT);
        store.listings().put(Map.of(address, dear), NEXT);
        store.listings().put(Map.of(address, cheap), DAY);
        Change change = new Change(
                Change.What.PRICE,
                "10 USD",
                "12.50 USD",
                NEXT,
                Optional.of(priced("10", DAY).capture()),
                Optional.of(priced("12.50", NEXT).capture()));
        assertThat(store.listings().changes(List.of("m:1", "m:2"))).isEqualTo(Map.of("m:1", List.of(change)));
    }

    @Test
    void aListingThatGoesAndComesBackSaysWhen() {
        WebUrl address = Samples.url("l1");
        Instant third = NEXT.plusSeconds(86_400);
        store.listings().put(Map.of(address, new Reading.Sold(priced("10", DAY))), DAY);
        store.listings().put(Map.of(address, new Reading.NoLonger("m:1", "sold out")), NEXT);
        store.listings().put(Map.of(address, new Reading.NoLonger("m:1", "sold out")), NEXT.plusSeconds(60));
        store.listings().put(Map.of(address, new Reading.Sold(priced("11", third))), third);
        assertThat(store.listings().changes(List.of("m:1")).getOrDefault("m:1", List.of()))
                .extracting(c -> c.what().word() + " " + c.before() + " > " + c.after() + " " + c.at())
                .containsExactly(
                        "available yes > no " + NEXT, "price 10 USD > 11 USD " + third, "available no > yes " + third);
    }

    @Test
    void whatASellerOffersAgainIsPartOfAGoneListingsHistory() {
        store.listings()
                .put(
                        Map.of(
                                Samples.url("l1"), new Reading.Sold(Samples.listing("m:1", DAY)),
                                Samples.url("l2"), new Reading.Sold(Samples.bareListing("m:3", DAY))),
                        DAY);
        store.listings().put(Map.of(Samples.url("l4"), new Reading.Sold(Samples.listing("m:2", NEXT))), NEXT);
        Listing gone = Samples.listing("m:1", DAY).noLongerThere();
        Relisted again = new Relisted("m:2", Samples.ODD_URL, Optional.empty(), Relisted.Why.SKU, List.of());
        assertThat(store.listings().histories(List.of(gone, Samples.bareListing("m:3", DAY)), Map.of()))
                .isEqualTo(Map.of("m:1", new History(List.of(), List.of(again), List.of())));
        assertThat(store.listings().histories(List.of(Samples.listing("m:1", DAY)), Map.of()))
                .as("it can still be ordered")
                .isEmpty();
    }

    /// A listing of a seller whose pages have these ids of a service.
    private static Listing marked(String id, String seller, Instant seen, String... ids) {
        List<Mark> marks = Stream.of(ids)
                .map(m -> new Mark("meta-pixel", m, new Stated("id", m, "script")))
                .toList();
        About about = new About(marks, List.of(), Optional.empty(), List.of());
        Seller by = new Seller(seller, seller + "'s", Optional.empty(), List.of(), about);
        return Samples.bareListing(id, seen, Optional.of(by));
    }

    private void putMarked(Instant seen, Listing... listings) {
        Map<WebUrl, Reading> read = new HashMap<>();
        for (Listing l : listings) read.put(Samples.url(l.id()), new Reading.Sold(l));
        store.listings().put(read, seen);
    }

    private List<Kin> kin(Listing listing) {
        return store.listings()
                .histories(List.of(listing), Map.of())
                .getOrDefault(listing.id(), History.NONE)
                .kin();
    }

    @Test
    void sellersOnTheSameIdsAreFound() {
        Listing one = marked("a/1", "site:a", DAY, "p1", "p2");
        putMarked(DAY, one, marked("a/2", "site:a", DAY, "p1"), marked("b/1", "site:b", DAY, "p1", "p2"));
        putMarked(NEXT, marked("c/1", "site:c", NEXT, "p2"), marked("d/1", "site:d", NEXT, "p9"));
        putMarked(NEXT, marked("c/1", "site:c", NEXT, "p2"));
        assertThat(kin(one))
                .containsExactly(
                        new Kin("site:b", "site:b's", "meta-pixel", "p1"),
                        new Kin("site:c", "site:c's", "meta-pixel", "p2"));
        assertThat(kin(marked("d/1", "site:d", NEXT, "p9"))).isEmpty();
        assertThat(kin(Samples.bareListing("x", DAY))).isEmpty();
    }

    @Test
    void anIdOnManySellersPagesTellsNothing() {
        Listing own = marked("s0/1", "site:s0", DAY, "theme", "own");
        putMarked(DAY, own, marked("t/1", "site:t", DAY, "own"));
        for (int i = 1; i < 20; i++) putMarked(DAY, marked("s" + i + "/1", "site:s" + i, DAY, "theme"));
        assertThat(kin(own)).hasSize(20);
        putMarked(DAY, marked("s20/1", "site:s20", DAY, "theme"));
        assertThat(kin(own)).containsExactly(new Kin("site:t", "site:t's", "meta-pixel", "own"));
    }

    @Test
    void whatIsKnownOfASellerGoesWithTheLastListing() {
        Listing one = marked("a/1", "site:a", DAY, "p1");
        putMarked(DAY, one, marked("b/1", "site:b", DAY, "p1"));
        putMarked(NEXT, marked("b/2", "site:b", NEXT, "p1"));
        store.listings().removeReadings(List.of(Samples.url("b/1").toString()), DAY);
        assertThat(kin(one)).as("another listing is left").hasSize(1);
        store.listings().removeReadings(List.of(Samples.url("b/2").toString()), NEXT);
        assertThat(kin(one)).isEmpty();
    }

    @Test
    void picturesAreKnownByWhatShowsThem() {
        Depiction bag = picture("bag", DAY);
        Depiction none = Depiction.none(Samples.url("none"), "not there", Optional.empty(), DAY);
        String post = Shown.byPost("b:1/2");
        String listing = Shown.byListing("m:1");
        for (int twice = 0; twice < 2; twice++) {
            store.pictures().put(List.of(bag, none));
            store.pictures()
                    .show(List.of(
                            new Shown(post, 1, bag.url()),
                            new Shown(post, 0, none.url()),
                            new Shown(listing, 0, bag.url()),
                            new Shown(listing, 1, Samples.url("later"))));
        }
        assertThat(store.pictures().count()).isEqualTo(2);
        assertThat(store.pictures().of(List.of(post, listing, "post other")))
                .isEqualTo(Map.of(post, List.of(none, bag), listing, List.of(bag)));
        assertThat(store.pictures().fetched(List.of(bag.url(), none.url(), Samples.url("later"))))
                .containsExactlyInAnyOrder(bag.url(), none.url());
        assertThat(store.pictures().fetchedOf(List.of(post, "post other"))).containsExactly(post);
        List<PictureHash> hashes = new ArrayList<>();
        store.pictures().eachHash(hashes::add);
        assertThat(hashes).containsExactly(bag.hash().orElseThrow());
        assertThat(store.pictures().with(hashes)).isEqualTo(Map.of(bag, Set.of(post, listing)));
    }

    private static Depiction picture(String name, Instant seen) {
        Sha256 capture = Sha256.of(name.getBytes(StandardCharsets.UTF_8));
        return new Depiction(
                Samples.url(name), Optional.of(new PictureHash(-1, 7)), "", 90, 80, Optional.of(capture), seen);
    }

    @Test
    void whatWasSeenOfAPictureLaterStays() {
        store.pictures().put(List.of(picture("bag", NEXT)));
        store.pictures().put(List.of(Depiction.none(Samples.url("bag"), "not there", Optional.empty(), DAY)));
        store.pictures().show(List.of(new Shown("post 1", 0, Samples.url("bag"))));
        assertThat(store.pictures().of(List.of("post 1"))).isEqualTo(Map.of("post 1", List.of(picture("bag", NEXT))));
    }

    @Test
    void picturesGoWithTheLastThatShowsThem() {
        store.pictures().put(List.of(picture("bag", DAY), picture("new", NEXT)));
        store.pictures()
                .show(List.of(
                        new Shown("post 1", 0, Samples.url("bag")),
                        new Shown("post 2", 0, Samples.url("bag")),
                        new Shown("post 2", 1, Samples.url("new"))));
        store.pictures().forget(List.of("post 1"), DAY);
        assertThat(store.pictures().of(List.of("post 1", "post 2"))).containsOnlyKeys("post 2");
        assertThat(store.pictures().count()).isEqualTo(2);
        store.pictures().forget(List.of("post 2"), DAY);
        assertThat(store.pictures().of(List.of("post 2"))).isEmpty();
        assertThat(store.pictures().count()).as("one was seen since").isEqualTo(1);
    }

    @Test
    void changesGoWithTheirListing() {
        WebUrl address = Samples.url("l1");
        store.listings().put(Map.of(address, new Reading.Sold(priced("10", DAY))), DAY);
        store.listings().put(Map.of(address, new Reading.Sold(priced("12", NEXT))), NEXT);
        store.listings().removeReadings(List.of(address.toString()), DAY);
        assertThat(store.listings().changes(List.of("m:1")))
                .as("it was seen since")
                .hasSize(1);
        store.listings().removeReadings(List.of(address.toString()), NEXT);
        assertThat(store.listings().count()).isZero();
        assertThat(store.listings().changes(List.of("m:1"))).isEmpty();
    }

    @Test
    void anAccountOfThousandsOfPromotionsIsKeptWholeAndReplacedWhole() {
        AccountAssessment large = Samples.assessment("a:1", 6_000, "x".repeat(4_000));
        store.assessments().put(large);
        store.assessments().put(Samples.assessment("a:2", 0, ""));
        assertThat(store.assessments().find("a:1")).contains(large);
        long parts = parts();
        assertThat(parts).isGreaterThan(20);
        AccountAssessment small = Samples.assessment("a:1", 2, "y");
        store.assessments().put(small);
        assertThat(store.assessments().all()).containsExactly(small, Samples.assessment("a:2", 0, ""));
        assertThat(parts()).isEqualTo(2);
        store.assessments().remove(List.of("a:1"));
        assertThat(store.assessments().of(List.of("a:2", "a:1", "a:2")))
                .containsExactly(Samples.assessment("a:2", 0, ""));
        assertThat(parts()).isEqualTo(1);
    }

    private long parts() {
        return store.assessments().shelves().getLast().count(Shelf.EVERYTHING);
    }

    @Test
    void aReaderFindsTheOldJudgementOrTheNewOne() throws Exception {
        AccountAssessment one = Samples.assessment("a:1", 600, "x".repeat(4_000));
        AccountAssessment other = Samples.assessment("a:1", 500, "y".repeat(4_000));
        store.assessments().put(one);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer = workers.submit(() -> {
                for (int i = 0; i < 4; i++) store.assessments().put(i % 2 == 0 ? other : one);
            });
            while (!writer.isDone())
                assertThat(store.assessments().find("a:1")).get().isIn(one, other);
            writer.get();
        }
    }

    @Test
    void derivedRecordsAreReplacedAsAWhole() {
        store.edges().putAll(edges());
        store.edges().putAll(edges().subList(1, 2));
        assertThat(store.edges().all()).containsExactly(edges().getLast());
        assertThat(store.edges().ofSeller("s:2")).containsExactly(edges().getLast());
        assertThat(store.edges().ofSeller("s:1")).isEmpty();
        store.operators().putAll(List.of(new Operator("op-1", List.of("a:1", "a:2"), List.of("x"))));
        store.operators().putAll(List.of());
        assertThat(store.operators().all()).isEmpty();
    }

    @Test
    void onlyTheFirstDecisionOfAnIdCounts() {
        store.decisions().add(decision("d2", "a:1", Act.DISMISS, NEXT));
        store.decisions().add(decision("d1", "a:1", Act.CONFIRM, DAY));
        store.decisions().add(decision("d1", "a:2", Act.DEFER, NEXT));
        assertThat(store.decisions().all())
                .isEqualTo(Map.of(
                        "a:1",
                        List.of(decision("d1", "a:1", Act.CONFIRM, DAY), decision("d2", "a:1", Act.DISMISS, NEXT))));
    }

    @Test
    void anEditedPostKeepsItsEarlierWordsUntilItIsTakenOut() {
        Post before = Samples.post("a:1", "1").withLinks(List.of());
        Post after = Samples.post("a:1", "1");
        Post other = Samples.post("a:1", "2").withLinks(List.of());
        store.posts().put(List.of(before, other), DAY);
        store.posts().put(List.of(after, Samples.post("a:1", "2")), NEXT);
        store.posts().put(List.of(after), NEXT.plusSeconds(1));
        assertThat(store.posts().earlierOfAccount("a:1"))
                .containsExactlyInAnyOrder(
                        before.with(new Post.Past.Edited(NEXT)), other.with(new Post.Past.Edited(NEXT)));
        assertThat(store.posts().remove(List.of(before.id(), other.id()), NEXT)).isEqualTo(1);
        assertThat(store.posts().earlierOfAccount("a:1")).containsExactly(before.with(new Post.Past.Edited(NEXT)));
    }

    @Test
    void moreThanABatchIsWrittenAndFound() {
        List<Post> posts = IntStream.range(0, 2_500)
                .mapToObj(i -> Samples.barePost("a:" + i % 3, "p" + i, DAY.plusSeconds(i)))
                .toList();
        store.posts().put(posts, DAY);
        store.posts().put(posts, DAY);
        assertThat(store.posts().count()).isEqualTo(2_500);
        assertThat(Stream.of("a:0", "a:1", "a:2")
                        .mapToLong(a -> store.posts().ofAccount(a).size())
                        .sum())
                .isEqualTo(2_500);
        store.comments()
                .put(
                        posts.stream()
                                .map(p -> Samples.comment(p.id(), "c", Optional.of(DAY)))
                                .toList(),
                        DAY);
        assertThat(store.comments().ofPosts(posts.stream().map(Post::id).toList()))
                .hasSize(2_500);
    }
}
