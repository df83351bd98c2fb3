package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.collect.Crawlers;
import promotrace.collect.Post;
import promotrace.collect.Watched;
import promotrace.config.ConfigFolder;
import promotrace.config.CopiedHome;
import promotrace.evidence.Sha256;
import promotrace.store.Store;
import promotrace.store.StoreSettings;
import promotrace.url.WebUrl;

/// Who is due when. The accounts' platform is looked at from one hour to three days.
class AgendaTest {
    /// A Tuesday.
    private static final Instant START = Instant.parse("2026-06-30T12:00:00Z");

    @TempDir
    private Path folder;

    private Store store;
    private Agenda agenda;

    @BeforeEach
    void open() throws IOException {
        CopiedHome.into(folder.resolve("home"));
        schedule("fires: PT15M, shortest: PT1H, longest: P3D");
        store = Store.open(StoreSettings.of(Optional.empty(), folder.resolve("db")));
        agenda = agenda();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void schedule(String block) throws IOException {
        CopiedHome.schedule(folder.resolve("home"), "telegram", block);
    }

    private Agenda agenda() {
        return new Agenda(store, Crawlers.load(new ConfigFolder(folder.resolve("home")), (platform, name) -> name));
    }

    private static Watched account(String handle) {
        return new Watched("telegram:" + handle, "telegram", handle, Optional.empty(), Map.of());
    }

    /// So many posts a day, evenly, from so many days before the start to so many after it.
    private void posts(Watched account, int aDay, int before, int after) {
        List<Post> posts = new ArrayList<>();
        for (int i = -before * aDay; i < after * aDay; i++) {
            Instant at = START.plus(Duration.ofDays(1).multipliedBy(i).dividedBy(aDay));
            posts.add(new Post(
                    account.id() + "/" + at,
                    account.id(),
                    WebUrl.of("https://t.me/" + account.handle() + "/" + at.getEpochSecond()),
                    at,
                    "",
                    List.of(),
                    List.of(),
                    Post.Counters.NONE,
                    Optional.empty(),
                    Sha256.of(new byte[0]),
                    WebUrl.of("https://t.me/s/" + account.handle())));
        }
        store.posts().put(posts, START);
    }

    private List<Watched> visited(List<Watched> accounts, Instant now) {
        List<Watched> begun = agenda.begin(accounts, now);
        agenda.opened(begun);
        return begun;
    }

    @Test
    void whoWasNeverVisitedIsDueOnceAndAStartRepeatsNothing() {
        List<Watched> accounts = List.of(account("a"), account("b"));
        assertThat(visited(accounts, START)).isEqualTo(accounts);
        assertThat(visited(accounts, START)).isEmpty();
        store.close();
        store = Store.open(StoreSettings.of(Optional.empty(), folder.resolve("db")));
        agenda = agenda();
        assertThat(visited(List.of(account("a"), account("b"), account("c")), START.plusSeconds(60)))
                .containsExactly(account("c"));
        assertThat(visited(accounts, START.plus(Duration.ofDays(1)))).isEqualTo(accounts);
    }

    @Test
    void whoPostsMoreIsVisitedMoreOften() {
        Watched busy = account("busy");
        Watched daily = account("daily");
        Watched quiet = account("quiet");
        posts(busy, 10, 40, 10);
        posts(daily, 1, 40, 10);
        posts(quiet, 1, 90, -60);
        Map<String, Integer> visits = new TreeMap<>();
        for (Instant now = START; now.isBefore(START.plus(Duration.ofDays(6))); now = now.plusSeconds(900)) {
            for (Watched w : visited(List.of(busy, daily, quiet), now)) visits.merge(w.handle(), 1, Integer::sum);
        }
        // every 1 h 12 min, seen every quarter of an hour; every 12 h; every 3 d
        assertThat(visits).isEqualTo(Map.of("busy", 6 * 24 * 60 / 75 + 1, "daily", 12, "quiet", 2));
    }

    @Test
    void outsideOfWorkingHoursNothingFallsDue() throws IOException {
        schedule("fires: PT15M, shortest: PT1H, longest: P3D, within: ['MON-FRI 20:00-02:00'], zone: Europe/Amsterdam");
        agenda = agenda();
        List<Watched> accounts = List.of(account("a"));
        assertThat(visited(accounts, START)).isEmpty();
        assertThat(agenda.begin(accounts, Instant.parse("2026-06-30T17:59:00Z")))
                .isEmpty();
        assertThat(visited(accounts, Instant.parse("2026-06-30T23:30:00Z"))).isEqualTo(accounts);
        store.watches().put(accounts);
        // a day later is half past one at night, within Wednesday's window
        assertThat(next(Instant.parse("2026-07-01T08:00:00Z"))).contains(Instant.parse("2026-07-01T23:30:00Z"));
        assertThat(visited(accounts, Instant.parse("2026-07-02T00:30:00Z"))).isEmpty();
        assertThat(next(Instant.parse("2026-07-02T00:30:00Z"))).contains(Instant.parse("2026-07-01T23:30:00Z"));
        assertThat(visited(accounts, Instant.parse("2026-07-02T18:00:00Z"))).isEqualTo(accounts);
    }

    private Optional<Instant> next(Instant now) {
        return agenda.entries(now).getFirst().next();
    }

    @Test
    void aRoundWhoseVisitsMayBeMissingIsGivenAgainUntilTheyAreOpened() {
        List<Watched> accounts = List.of(account("a"));
        assertThat(agenda.begin(accounts, START)).isEqualTo(accounts);
        assertThat(agenda.begin(accounts, START.plusSeconds(60))).isEqualTo(accounts);
        agenda.opened(accounts);
        assertThat(agenda.begin(accounts, START.plusSeconds(120))).isEmpty();
    }

    @Test
    void aVisitInAFutureThatDidNotComeDoesNotCount() {
        List<Watched> accounts = List.of(account("a"));
        visited(accounts, START.plus(Duration.ofDays(200)));
        assertThat(visited(accounts, START)).isEqualTo(accounts);
        assertThat(visited(accounts, START.minusSeconds(1))).isEmpty();
    }

    @Test
    void whoWasMadeDueByHandWaitsFromThen() {
        List<Watched> accounts = List.of(account("a"));
        visited(accounts, START);
        agenda.beginAnyway(accounts, START.plus(Duration.ofHours(20)));
        agenda.opened(accounts);
        assertThat(visited(accounts, START.plus(Duration.ofHours(30)))).isEmpty();
        assertThat(visited(accounts, START.plus(Duration.ofHours(44)))).isEqualTo(accounts);
    }

    @Test
    void whomNoCrawlerServesIsNeverDue() {
        Watched nobodys = new Watched("pinwall:a", "pinwall", "a", Optional.empty(), Map.of());
        store.watches().put(List.of(nobodys));
        assertThat(agenda.begin(List.of(nobodys), START)).isEmpty();
        assertThat(agenda.entries(START))
                .containsExactly(new Agenda.Entry(
                        nobodys,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
