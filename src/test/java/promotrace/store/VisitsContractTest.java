package promotrace.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import promotrace.frontier.Lease;
import promotrace.frontier.Retry;
import promotrace.frontier.Visit;
import promotrace.url.WebUrl;

/// What the frontier promises, on the embedded database and on a real one.
@ExtendWith(ServerStays.class)
@ParameterizedClass(name = "{0}")
@EnumSource(Backend.class)
class VisitsContractTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration LEASE = Lease.Terms.USUAL.time();
    private static final RandomGenerator RANDOM = RandomGenerator.of("L64X128MixRandom");

    private final Backend backend;
    private StoreSettings settings;
    private Store store;
    private Visits visits;

    @TempDir
    private Path folder;

    VisitsContractTest(Backend backend) {
        this.backend = backend;
    }

    @BeforeEach
    void open() {
        settings = backend.fresh(folder);
        store = Store.open(settings);
        visits = store.visits();
    }

    @AfterEach
    void close() {
        if (store == null) return;
        store.close();
        Backend.drop(settings);
    }

    private static Visit hop(String host, String path, Instant due) {
        return Visit.hop(WebUrl.of("https://" + host + "/" + path), 1, due);
    }

    @Test
    void dueVisitsOfDueHostsAreLeasedOldestFirst() {
        visits.add(List.of(
                hop("a.example", "2", NOW),
                hop("a.example", "1", NOW.minusSeconds(5)),
                hop("a.example", "3", NOW.plusSeconds(1)),
                hop("b.example", "1", NOW.minusSeconds(9)),
                hop("a.example:8443", "1", NOW.plusSeconds(5))));
        assertThat(visits.open()).isEqualTo(5);
        assertThat(visits.due(NOW)).isEqualTo(3);
        List<Lease> leases = visits.lease("w", 10, 50, NOW);
        assertThat(leases).extracting(Lease::host).containsExactly("b.example", "a.example");
        assertThat(leases.getLast().visits())
                .containsExactly(hop("a.example", "1", NOW.minusSeconds(5)), hop("a.example", "2", NOW));
        assertThat(leases).allMatch(l -> l.until().equals(NOW.plus(LEASE)));
        assertThat(visits.lease("v", 10, 50, NOW)).isEmpty();
        assertThat(visits.open()).isEqualTo(5);
    }

    @Test
    void allFieldsOfAVisitComeBack() {
        Visit visit = Visit.collect("youtube:x", "comments", Samples.ODD_URL, NOW)
                .about("youtube:x/1")
                .withSecret("PROMOTRACE_YOUTUBE_KEY key");
        visits.add(List.of(visit));
        assertThat(visits.lease("w", 1, 1, NOW).getFirst().visits()).containsExactly(visit);
    }

    @Test
    void aHopThatBringsCookiesIsAnotherVisitAndShowsNone() {
        Visit plain = hop("a.example", "1", NOW).onWay(Samples.ODD_URL);
        Visit own = plain.bringing("s=v4lue", "https://a.example/1 0123");
        visits.add(List.of(plain, own, plain.onWay(Samples.url("another"))));
        List<Visit> leased = visits.lease("w", 1, 9, NOW).getFirst().visits();
        assertThat(leased).containsExactly(plain, own);
        assertThat(leased.toString()).doesNotContain("v4lue");
    }

    @Test
    void whatIsPostedToOneAddressIsKeptApart() {
        Visit one = Visit.collect("tiktok:x", "videos", Samples.ODD_URL, NOW)
                .withSecret("PROMOTRACE_TIKTOK_TOKEN Authorization: Bearer {secret}")
                .posting("application/json", "{\"cursor\":0}");
        Visit two = Visit.collect("tiktok:x", "videos~2", Samples.ODD_URL, NOW)
                .posting("application/json", "{\"cursor\":100}");
        Visit none = Visit.collect("tiktok:x", "page", Samples.ODD_URL, NOW);
        visits.add(List.of(one, two, none, one));
        assertThat(visits.open()).isEqualTo(3);
        Lease lease = visits.lease("w", 1, 9, NOW).getFirst();
        assertThat(lease.visits()).containsExactlyInAnyOrder(one, two, none);
        assertThat(visits.complete(lease, List.of(one, none), List.of(two))).isTrue();
        visits.release(lease, NOW);
        assertThat(visits.lease("w", 1, 9, NOW).getFirst().visits()).containsExactly(two);
    }

    @Test
    void noMoreHostsAndVisitsThanAskedForNorThanTheLeaseGives() {
        List<Visit> many = new ArrayList<>();
        for (int i = 0; i < 80; i++) many.add(hop("a.example", "" + i, NOW));
        for (int i = 0; i < 5; i++) many.add(hop("h" + i + ".example", "", NOW));
        visits.add(many);
        List<Lease> few = visits.lease("w", 2, 1, NOW.plusSeconds(1));
        assertThat(few).hasSize(2).allMatch(l -> l.visits().size() == 1);
        assertThat(visits.lease("w", 100, 1_000, NOW.plusSeconds(1)))
                .hasSize(4)
                .allMatch(l -> l.visits().size() <= 50);
    }

    @Test
    void addingOpenWorkAgainChangesNothing() {
        visits.add(List.of(hop("a.example", "1", NOW.plusSeconds(50))));
        visits.add(List.of(hop("a.example", "1", NOW)));
        assertThat(visits.open()).isEqualTo(1);
        assertThat(visits.lease("w", 1, 50, NOW)).isEmpty();
        assertThat(visits.lease("w", 1, 50, NOW.plusSeconds(50)).getFirst().visits())
                .containsExactly(hop("a.example", "1", NOW.plusSeconds(50)));
    }

    @Test
    void finishedVisitsLeaveAndThePauseIsKept() {
        visits.add(List.of(hop("a.example", "1", NOW), hop("a.example", "2", NOW)));
        Lease lease = visits.lease("w", 1, 1, NOW).getFirst();
        assertThat(visits.complete(lease, lease.visits(), List.of())).isTrue();
        visits.release(lease, NOW.plusSeconds(3));
        assertThat(visits.open()).isEqualTo(1);
        assertThat(visits.lease("w", 1, 1, NOW.plusSeconds(2))).isEmpty();
        assertThat(visits.nextDue(NOW)).contains(NOW.plusSeconds(3));
        assertThat(visits.lease("w", 1, 1, NOW.plusSeconds(3)).getFirst().visits())
                .containsExactly(hop("a.example", "2", NOW));
    }

    @Test
    void aHostWithoutWorkKeepsItsPause() {
        visits.add(List.of(hop("a.example", "1", NOW)));
        Lease lease = visits.lease("w", 1, 50, NOW).getFirst();
        visits.complete(lease, lease.visits(), List.of());
        visits.release(lease, NOW.plusSeconds(3));
        assertThat(visits.nextDue(NOW)).isEmpty();
        visits.add(List.of(hop("a.example", "2", NOW)));
        assertThat(visits.lease("w", 1, 50, NOW)).isEmpty();
        assertThat(visits.nextDue(NOW)).contains(NOW.plusSeconds(3));
        assertThat(visits.lease("w", 1, 50, NOW.plusSeconds(3))).hasSize(1);
    }

    @Test
    void workAddedToALeasedHostIsNotForgotten() {
        visits.add(List.of(hop("a.example", "1", NOW)));
        Lease lease = visits.lease("w", 1, 50, NOW).getFirst();
        visits.add(List.of(hop("a.example", "2", NOW)));
        visits.complete(lease, lease.visits(), List.of());
        visits.release(lease, NOW);
        assertThat(visits.lease("w", 1, 50, NOW).getFirst().visits()).containsExactly(hop("a.example", "2", NOW));
    }

    @Test
    void aDeadWorkersLeaseRunsOutAndItChangesNothingAfterwards() {
        visits.add(List.of(hop("a.example", "1", NOW), hop("a.example", "2", NOW)));
        Lease dead = visits.lease("dead", 1, 50, NOW).getFirst();
        Instant end = NOW.plus(LEASE);
        assertThat(visits.holds(dead, end.minusMillis(1))).isTrue();
        assertThat(visits.lease("w", 1, 50, end.minusMillis(1))).isEmpty();
        assertThat(visits.holds(dead, end)).isFalse();
        Lease taken = visits.lease("w", 1, 1, end).getFirst();
        assertThat(visits.holds(dead, NOW)).isFalse();
        assertThat(visits.holds(taken, end)).isTrue();
        assertThat(visits.complete(dead, dead.visits(), List.of())).isFalse();
        assertThat(visits.complete(dead, List.of(), failed(dead.visits(), 1))).isFalse();
        visits.release(dead, NOW);
        assertThat(visits.open()).isEqualTo(2);
        assertThat(visits.failed()).isEmpty();
        assertThat(visits.holds(taken, end)).isTrue();
        assertThat(visits.complete(taken, taken.visits(), List.of())).isTrue();
    }

    @Test
    void aLateWorkerWhoseHostNobodyTookLosesNothing() {
        visits.add(List.of(hop("a.example", "1", NOW)));
        Lease late = visits.lease("w", 1, 50, NOW).getFirst();
        assertThat(visits.complete(late, late.visits(), List.of())).isTrue();
        assertThat(visits.open()).isZero();
    }

    @Test
    void aFailedVisitWaitsAndIsGivenUpInTheEnd() {
        Visit first = hop("a.example", "1", NOW);
        visits.add(List.of(first));
        Instant now = NOW;
        for (int attempt = 1; attempt <= Retry.USUAL.attempts(); attempt++) {
            Lease lease = visits.lease("w", 1, 50, now).getFirst();
            assertThat(lease.visits().getFirst().attempts()).isEqualTo(attempt - 1);
            List<Visit> later = lease.visits().stream()
                    .map(v -> Retry.USUAL.again(v, "no answer", Optional.empty(), NOW, RANDOM))
                    .toList();
            assertThat(visits.complete(lease, List.of(), later)).isTrue();
            visits.release(lease, now);
            now = now.plus(Retry.USUAL.longest());
        }
        assertThat(visits.open()).isZero();
        assertThat(visits.nextDue(now)).isEmpty();
        assertThat(visits.failed())
                .singleElement()
                .satisfies(v -> assertThat(v.problem()).contains("no answer"));
        visits.add(List.of(first));
        assertThat(visits.open()).isZero();
        assertThat(visits.retry(List.of(first.id(), "hop nothing"), now)).isEqualTo(1);
        assertThat(visits.failed()).isEmpty();
        assertThat(visits.lease("w", 1, 50, now).getFirst().visits()).containsExactly(first.anew(now));
    }

    @Test
    void aSchedulesFiringOpensAGivenUpVisitAnew() {
        Visit page = Visit.collect("blog:x", "feed", Samples.url("feed"), NOW);
        visits.add(List.of(page));
        Lease lease = visits.lease("w", 1, 50, NOW).getFirst();
        assertThat(visits.complete(lease, List.of(), failed(lease.visits(), Retry.USUAL.attempts())))
                .isTrue();
        visits.release(lease, NOW);
        assertThat(visits.failed()).hasSize(1);
        visits.add(List.of(page));
        assertThat(visits.failed()).isEmpty();
        assertThat(visits.lease("w", 1, 50, NOW).getFirst().visits()).containsExactly(page);
    }

    private static List<Visit> failed(List<Visit> some, int times) {
        List<Visit> out = some;
        for (int i = 0; i < times; i++) {
            out = out.stream()
                    .map(v -> Retry.USUAL.again(v, "no answer", Optional.empty(), NOW, RANDOM))
                    .toList();
        }
        return out;
    }

    @Test
    void theNextMomentIsWhenAHostIsDueAndFree() {
        assertThat(visits.nextDue(NOW)).isEmpty();
        visits.add(List.of(hop("later.example", "1", NOW.plusSeconds(500))));
        assertThat(visits.nextDue(NOW)).contains(NOW.plusSeconds(500));
        visits.add(List.of(hop("a.example", "1", NOW.minusSeconds(9))));
        assertThat(visits.nextDue(NOW)).contains(NOW);
        Lease lease = visits.lease("w", 1, 50, NOW).getFirst();
        assertThat(visits.nextDue(NOW)).contains(NOW.plus(LEASE));
        visits.release(lease, NOW.plusSeconds(2));
        assertThat(visits.nextDue(NOW)).contains(NOW.plusSeconds(2));
    }

    @Test
    void whatIsOverADaysBudgetWaitsForTheNextDay() {
        reopen(5);
        List<Visit> seven = new ArrayList<>();
        for (int i = 0; i < 7; i++) seven.add(hop("a.example", "" + i, NOW));
        visits.add(seven);
        Lease first = visits.lease("w", 1, 3, NOW).getFirst();
        assertThat(first.visits()).hasSize(3);
        visits.complete(first, first.visits(), List.of());
        visits.release(first, NOW);
        visits.add(List.of(hop("b.example", "1", NOW)));
        reopen(5);
        List<Lease> rest = visits.lease("v", 9, 50, NOW);
        assertThat(rest).hasSize(2);
        for (Lease l : rest) {
            assertThat(l.visits()).hasSize(l.host().equals("a.example") ? 2 : 1);
            visits.complete(l, l.visits(), List.of());
            visits.release(l, NOW);
        }
        assertThat(visits.lease("w", 9, 50, NOW)).isEmpty();
        assertThat(visits.open()).isEqualTo(2);
        assertThat(visits.failed()).isEmpty();
        Instant midnight = NOW.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        assertThat(visits.nextDue(NOW)).contains(midnight);
        assertThat(visits.lease("w", 9, 50, midnight).getFirst().visits())
                .hasSize(2)
                .allMatch(v -> v.attempts() == 0);
    }

    @Test
    void aHostMayBeGivenFewerVisitsThanOthers() {
        store.close();
        store = Store.open(settings.withTerms(
                Lease.Terms.USUAL.withPerDay(4).withHosts(Map.of("api.example", 2, "b.example", 9, "c.example", 3))));
        visits = store.visits();
        for (String host : List.of("api.example", "b.example", "d.example")) {
            for (int i = 0; i < 6; i++) visits.add(List.of(hop(host, "" + i, NOW)));
        }
        for (Lease lease : visits.lease("w", 9, 50, NOW)) {
            assertThat(lease.visits()).as(lease.host()).hasSize(lease.host().equals("api.example") ? 2 : 4);
            visits.complete(lease, lease.visits(), List.of());
            visits.release(lease, NOW);
        }
        assertThat(visits.left(NOW)).isEqualTo(Map.of("api.example", 0, "b.example", 0, "c.example", 3));
        assertThat(visits.lease("w", 9, 50, NOW)).isEmpty();
        Instant midnight = NOW.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        assertThat(visits.left(midnight)).isEqualTo(Map.of("api.example", 2, "b.example", 4, "c.example", 3));
        assertThat(visits.lease("w", 9, 50, midnight)).hasSize(3);
    }

    @Test
    void visitsThatWereNotMadeAreGivenBackButNotByWhoWasKilled() {
        reopen(4);
        List<Visit> many = new ArrayList<>();
        for (int i = 0; i < 9; i++) many.add(hop("a.example", "" + i, NOW));
        visits.add(many);
        Lease cutShort = visits.lease("w", 1, 50, NOW).getFirst();
        assertThat(cutShort.visits()).hasSize(4);
        visits.complete(cutShort, cutShort.visits().subList(0, 1), List.of());
        visits.release(cutShort, NOW);
        assertThat(visits.lease("dies", 1, 2, NOW).getFirst().visits()).hasSize(2);
        reopen(4);
        Instant later = NOW.plus(LEASE);
        assertThat(visits.lease("w", 1, 50, later).getFirst().visits()).hasSize(1);
    }

    private void reopen(int perDay) {
        store.close();
        store = Store.open(settings.withTerms(Lease.Terms.USUAL.withPerDay(perDay)));
        visits = store.visits();
    }

    @Test
    void openWorkSurvivesReopening() {
        visits.add(List.of(hop("a.example", "1", NOW), hop("b.example", "1", NOW)));
        visits.lease("w", 1, 50, NOW);
        store.close();
        store = Store.open(settings);
        assertThat(store.visits().open()).isEqualTo(2);
        // whoever held a host of the embedded database is gone; on a server it may live
        assertThat(store.visits().lease("w", 9, 50, NOW)).hasSize(backend == Backend.EMBEDDED ? 2 : 1);
        assertThat(store.visits().lease("w", 9, 50, NOW.plus(LEASE))).hasSize(2);
    }

    /// Twelve workers share eight hosts; now and then one dies with its lease, and time goes on when nobody works.
    @Test
    void noHostIsEverInTwoHandsAndNoVisitIsLost() throws Exception {
        List<Visit> all = new ArrayList<>();
        for (int i = 0; i < 320; i++) all.add(hop("h" + i % 8 + ".example", "" + i, NOW));
        visits.add(all.subList(0, 160));
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int w = 0; w < 12; w++) {
                String worker = "w" + w;
                running.add(workers.submit(() -> {
                    while (done.size() < all.size()) work(worker, NOW.plusSeconds(seconds.get()));
                }));
            }
            visits.add(all.subList(160, 320));
            while (running.stream().anyMatch(r -> !r.isDone())) {
                Instant now = NOW.plusSeconds(seconds.get());
                boolean idle = visits.nextDue(now).filter(now::equals).isEmpty();
                if (idle && held.isEmpty()) seconds.addAndGet((int) LEASE.toSeconds());
            }
            for (Future<?> one : running) one.get();
        }
        assertThat(faults).isEmpty();
        assertThat(done).hasSize(all.size());
        assertThat(visits.open()).isZero();
    }

    private final Map<String, Lease> held = new ConcurrentHashMap<>();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Set<String> faults = ConcurrentHashMap.newKeySet();
    private final AtomicInteger seconds = new AtomicInteger();

    private void work(String worker, Instant now) {
        for (Lease lease : visits.lease(worker, 2, 7, now)) {
            Lease other = held.put(lease.host(), lease);
            Instant then = NOW.plusSeconds(seconds.get());
            if (other != null && other.until().isAfter(then) && lease.until().isAfter(then)) {
                faults.add(lease.host() + " in two hands");
            }
            boolean dies = ThreadLocalRandom.current().nextInt(10) == 0;
            if (!dies && visits.complete(lease, lease.visits(), List.of())) {
                for (Visit v : lease.visits()) if (!done.add(v.id())) faults.add(v.id() + " finished twice");
            } else if (!dies && lease.until().isAfter(NOW.plusSeconds(seconds.get()))) {
                faults.add(lease.host() + " lost before its time");
            }
            held.remove(lease.host(), lease);
            if (!dies) visits.release(lease, now);
        }
    }
}
