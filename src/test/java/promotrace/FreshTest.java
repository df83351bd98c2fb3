package promotrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.collect.Crawler;
import promotrace.collect.Crawlers;
import promotrace.collect.Harvest;
import promotrace.collect.Post;
import promotrace.collect.Step;
import promotrace.collect.Watched;
import promotrace.collect.Yield;
import promotrace.config.ConfigFolder;
import promotrace.config.CopiedHome;
import promotrace.evidence.Capture;
import promotrace.fetch.Ask;
import promotrace.fetch.Door;
import promotrace.fetch.Fetched;
import promotrace.resolve.Catalogue;
import promotrace.resolve.Chains;
import promotrace.resolve.Resolver;
import promotrace.store.Store;
import promotrace.store.StoreSettings;
import promotrace.storefront.Storefronts;
import promotrace.url.WebUrl;

/// Which pages of an account a later round asks for. Pages of a list hold two posts, the newest first.
class FreshTest {
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final Watched ANNA = new Watched("wall:anna", "wall", "anna", Optional.empty(), Map.of());
    private static final Watched BERT = new Watched("notes:bert", "notes", "bert", Optional.empty(), Map.of());
    private static final String WALL = """
            platform: wall
            title: Wall
            source: made up for this test
            schedule: {fires: PT15M, shortest: PT1H, longest: P3D, whole: P10D}
            start: [{step: list, url: 'https://wall.example/{handle}?page=1'}]
            steps:
              list:
                format: json
                posts:
                  each: '/posts/*'
                  id: /id
                  url: 'https://wall.example/p/{id}'
                  at: /at
                  text: /text
                  next: [{step: replies, url: 'https://wall.example/p/{id}/replies'}]
                next: [{step: list, with: {page: /older}}]
              replies:
                format: json
                comments: {each: '/replies/*', id: /id, by: /by, text: /text}
            """;
    private static final Watched LATELY = new Watched("lately:cora", "lately", "cora", Optional.empty(), Map.of());
    private static final String NOTES = """
            platform: notes
            title: Notes
            source: made up for this test
            schedule: {fires: PT15M, shortest: PT1H, longest: P3D, whole: P10D}
            start: [{step: front, url: 'https://notes.example/{handle}?page=1'}]
            steps:
              front:
                format: json
                next:
                  - {step: article, each: '/posts/*', let: {note: /id}, url: 'https://notes.example/n/{note}'}
                  - {step: front, with: {page: /older}}
              article:
                format: json
                posts: {each: ., id: /id, url: 'https://notes.example/n/{id}', at: /at, text: /text}
            """;

    @TempDir
    private Path folder;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, Instant> posts = new TreeMap<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private int pinned;
    private boolean broken;
    private boolean replayed;
    private Store store;
    private Crawlers crawlers;
    private Instant now = START;

    @BeforeEach
    void open() throws IOException {
        Path home = folder.resolve("home");
        CopiedHome.into(home);
        Files.writeString(home.resolve("crawlers/wall.yml"), WALL);
        Files.writeString(home.resolve("crawlers/notes.yml"), NOTES);
        String lately =
                WALL.replace("platform: wall", "platform: lately").replace("  list:\n", "  list:\n    recent: true\n");
        Files.writeString(home.resolve("crawlers/lately.yml"), lately);
        crawlers = Crawlers.load(new ConfigFolder(home), (platform, name) -> name);
        store = Store.open(StoreSettings.of(Optional.empty(), folder.resolve("db")));
        for (int i = 1; i <= 6; i++) posts.put(i, START.minus(Duration.ofDays(60 - 10L * i))); // 50 days old to none
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theFirstRoundReadsEverything() throws Exception {
        round(ANNA);
        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "list 1",
                        "list 2",
                        "list 3",
                        "p/1/replies",
                        "p/2/replies",
                        "p/3/replies",
                        "p/4/replies",
                        "p/5/replies",
                        "p/6/replies");
        assertThat(store.posts().count()).isEqualTo(6);
    }

    @Test
    void aLaterRoundReadsBackToWhatIsKnownAndLooksAgainAtWhatIsYoung() throws Exception {
        round(ANNA);
        later(Duration.ofDays(1));
        round(ANNA);
        assertThat(asked).containsExactlyInAnyOrder("list 1", "p/5/replies", "p/6/replies");
        later(Duration.ofDays(1));
        posts.put(7, now);
        round(ANNA); // 7 and 6 on the first page, 5 and 4 on the second, where nothing is new
        assertThat(asked).containsExactlyInAnyOrder("list 1", "list 2", "p/5/replies", "p/6/replies", "p/7/replies");
        later(Duration.ofDays(5));
        round(ANNA);
        assertThat(asked).containsExactlyInAnyOrder("list 1", "p/6/replies", "p/7/replies");
    }

    @Test
    void afterAWhileEverythingIsReadOnceMore() throws Exception {
        round(ANNA);
        later(Duration.ofDays(9));
        round(ANNA);
        assertThat(asked).containsExactlyInAnyOrder("list 1", "p/6/replies");
        later(Duration.ofDays(2));
        round(ANNA);
        assertThat(asked).hasSize(9);
        later(Duration.ofHours(2));
        round(ANNA);
        assertThat(asked).containsExactlyInAnyOrder("list 1", "p/6/replies");
    }

    @Test
    void whereAskingCostsNothingEveryRoundReadsEverything() throws Exception {
        replayed = true;
        round(ANNA);
        later(Duration.ofDays(1));
        round(ANNA);
        assertThat(asked).hasSize(9);
    }

    @Test
    void articlesBehindAListAreReadWhileTheyAreYoung() throws Exception {
        round(BERT);
        assertThat(asked).hasSize(9);
        later(Duration.ofDays(1));
        round(BERT);
        assertThat(asked).containsExactlyInAnyOrder("front 1", "n/5", "n/6");
        later(Duration.ofDays(1));
        posts.put(7, now);
        round(BERT);
        assertThat(asked).containsExactlyInAnyOrder("front 1", "front 2", "n/5", "n/6", "n/7");
    }

    @Test
    void whatThisRoundStoredItselfIsStillNew() throws Exception {
        round(ANNA);
        later(Duration.ofDays(1));
        for (int i = 7; i <= 10; i++) posts.put(i, now);
        agenda().beginAnyway(List.of(ANNA), now);
        store.posts().put(List.of(), now);
        Step first = crawlers.of(ANNA).orElseThrow().start(ANNA).getFirst();
        Fetched page = answer(first.ask().url());
        store.posts()
                .put(crawlers.of(ANNA).orElseThrow().read(ANNA, first, page).posts(), now); // and then it was killed
        visit(ANNA);
        assertThat(asked).contains("list 1", "list 2", "list 3").doesNotContain("list 4");
    }

    @Test
    void aPageThatShowsOnlyWhatIsNewMayBeEmpty() {
        Crawler wall = crawlers.of(ANNA).orElseThrow();
        Crawler recent = crawlers.of(LATELY).orElseThrow();
        Step list = wall.start(ANNA).getFirst();
        assertThat(wall.found(list, Harvest.EMPTY)).hasValue(0);
        assertThat(recent.found(list, Harvest.EMPTY)).isEmpty();
    }

    @Test
    void aPostThatIsEditedKeepsItsEarlierWordsAndTheLinkThatWasTakenOut() throws Exception {
        texts.put(6, "the bag: https://shop.example/bag");
        texts.put(5, "the shoes: https://shop.example/shoes");
        round(ANNA);
        later(Duration.ofDays(1));
        texts.put(6, "nothing to see");
        texts.put(5, "the same shoes: https://shop.example/shoes");
        round(ANNA);
        round(ANNA);
        Instant edited = now;
        assertThat(store.posts().find("wall:anna/6").orElseThrow().past()).isEmpty();
        assertThat(store.posts().earlierOfAccount("wall:anna"))
                .extracting(Post::id, Post::text)
                .containsExactlyInAnyOrder(
                        tuple("wall:anna/5", "the shoes: https://shop.example/shoes"),
                        tuple("wall:anna/6", "the bag: https://shop.example/bag"));
        Dossiers dossiers =
                new Dossiers(store, new Chains(Catalogue.load(new ConfigFolder(Path.of("")))), post -> false);
        assertThat(dossiers.of(ANNA).subjects())
                .filteredOn(s -> s.link().isPresent())
                .extracting(s -> s.post().text(), s -> s.post().past())
                .containsExactlyInAnyOrder(
                        tuple("the same shoes: https://shop.example/shoes", Optional.empty()),
                        tuple("the bag: https://shop.example/bag", Optional.of(new Post.Past.Edited(edited))));
    }

    @Test
    void aPostThatIsNoLongerInTheListIsMissingUntilItIsSeenAgain() throws Exception {
        round(ANNA);
        later(Duration.ofDays(1));
        Instant at = posts.remove(5);
        round(ANNA);
        Instant gone = now;
        assertThat(past()).containsExactly(Map.entry("wall:anna/5", Optional.of(new Post.Past.Missing(gone))));
        later(Duration.ofDays(1));
        round(ANNA);
        assertThat(past()).containsExactly(Map.entry("wall:anna/5", Optional.of(new Post.Past.Missing(gone))));
        later(Duration.ofDays(1));
        posts.put(5, at);
        round(ANNA);
        assertThat(past()).isEmpty();
        later(Duration.ofDays(1));
        posts.remove(6);
        round(ANNA);
        assertThat(past().keySet()).containsExactly("wall:anna/6");
    }

    @Test
    void aPageOutOfOrderSaysNothingOfWhatItLacks() throws Exception {
        round(ANNA);
        later(Duration.ofDays(1));
        pinned = 1;
        round(ANNA);
        assertThat(past()).isEmpty();
    }

    private Map<String, Optional<Post.Past>> past() {
        Map<String, Optional<Post.Past>> out = new HashMap<>();
        for (Post p : store.posts().ofAccount("wall:anna")) if (p.past().isPresent()) out.put(p.id(), p.past());
        return out;
    }

    @Test
    void whatPagesGaveIsKeptNowAndWhenAllWasWell() throws Exception {
        round(ANNA);
        later(Duration.ofDays(1));
        broken = true;
        round(ANNA);
        Yield.Standing standing = store.yields().all().getFirst();
        assertThat(store.yields().all()).hasSize(1);
        assertThat(standing.good().found()).isEqualTo(2);
        assertThat(standing.last().found()).isZero();
        assertThat(standing.last().capture()).isNotEqualTo(standing.good().capture());
        Fallen fallen = Fallen.of(store.yields().all(), List.of(ANNA));
        assertThat(fallen.words())
                .containsExactly(Map.entry(
                        "wall:anna",
                        "https://wall.example/anna?page=1 showed 2 items on 2026-06-01 and none on 2026-06-02: they were"
                                + " taken away, or the page has changed and is not understood"));
        assertThat(fallen.drifts()).isEmpty();
    }

    private Agenda agenda() {
        return new Agenda(store, crawlers, replayed);
    }

    private void later(Duration time) {
        now = now.plus(time);
        asked.clear();
    }

    private void round(Watched account) throws InterruptedException {
        agenda().beginAnyway(List.of(account), now);
        agenda().opened(List.of(account));
        visit(account);
    }

    private void visit(Watched account) throws InterruptedException {
        for (Step step : crawlers.of(account).orElseThrow().start(account)) {
            store.visits().add(List.of(Visits.of(account, step, now)));
        }
        ConfigFolder config = new ConfigFolder(Path.of(""));
        Catalogue catalogue = Catalogue.load(config);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Depicting depicting = new Depicting(PictureRules.NONE, clock);
        Reader reader = new Reader(
                crawlers,
                new Resolver(catalogue),
                Storefronts.load(config, catalogue),
                depicting,
                true,
                clock,
                clock::instant);
        Keeper keeper = new Keeper(store, new Site(), depicting, clock::instant);
        new Visiting("worker", new Site(), reader, keeper, store.visits(), clock, 1, new DiskFloor(folder, 0))
                .untilNothingIsDue(Map.of(account.id(), account), new Tally((step, done, of, words) -> {}, 1));
    }

    private final class Site implements Door {
        @Override
        public Fetched ask(Ask ask) {
            return answer(ask.url());
        }

        @Override
        public void close() {}
    }

    private Fetched answer(WebUrl url) {
        String list = url.host().startsWith("wall") ? "list " : "front ";
        Optional<String> page = url.parameter("page");
        asked.add(page.map(p -> list + p).orElse(url.path().substring(1)));
        String body = page.map(p -> page(Integer.parseInt(p)))
                .orElseGet(() -> url.path().startsWith("/n/")
                        ? post(Integer.parseInt(url.path().substring(3)))
                        : "{\"replies\": []}");
        Capture capture = Capture.of(url, now, "GET", 200, List.of(), body.getBytes(StandardCharsets.UTF_8));
        return new Fetched.Page(capture, body);
    }

    private String page(int n) {
        List<Integer> newestFirst = new ArrayList<>(posts.keySet()).reversed();
        int from = 2 * (n - 1);
        List<Integer> here = newestFirst.subList(from, Math.min(newestFirst.size(), from + 2));
        if (broken) return "{\"entries\": []}";
        List<String> two = new ArrayList<>();
        if (pinned > 0 && n == 1) two.add(post(pinned));
        here.forEach(id -> two.add(post(id)));
        boolean more = newestFirst.size() > from + 2;
        return "{\"posts\": [" + String.join(", ", two) + "]" + (more ? ", \"older\": " + (n + 1) : "") + "}";
    }

    private String post(int id) {
        return "{\"id\": " + id + ", \"at\": \"" + posts.get(id) + "\", \"text\": \""
                + texts.getOrDefault(id, "post " + id) + "\"}";
    }
}
