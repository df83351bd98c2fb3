package promotrace.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Rounds of visits, and the times of posts they follow, on the embedded database and on a real one.
@ExtendWith(ServerStays.class)
@ParameterizedClass(name = "{0}")
@EnumSource(Backend.class)
class RoundsContractTest {
    private static final Instant FIRST = Samples.DAY;
    private static final Instant SECOND = FIRST.plusSeconds(3_600);

    private final Backend backend;
    private StoreSettings settings;
    private Store store;

    @TempDir
    private Path folder;

    RoundsContractTest(Backend backend) {
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

    private static Map<String, Optional<Instant>> never(String... accounts) {
        Map<String, Optional<Instant>> out = new HashMap<>();
        for (String a : accounts) out.put(a, Optional.empty());
        return out;
    }

    private Rounds.Round round(String account) {
        return store.rounds().find(List.of(account)).get(account);
    }

    @Test
    void beginningNothingIsNothing() {
        assertThat(store.rounds().begin(Map.of(), Set.of(), FIRST)).isEmpty();
        store.rounds().beginAnyway(List.of(), Set.of(), FIRST);
        store.rounds().opened(List.of());
        store.rounds().read(List.of(), FIRST);
        assertThat(store.rounds().find(List.of("a"))).isEmpty();
    }

    @Test
    void aRoundIsKeptOverAStart() {
        store.rounds().begin(never("a:$1.x"), Set.of(), FIRST);
        store.rounds().opened(List.of("a:$1.x"));
        store.close();
        store = Store.open(settings);
        assertThat(round("a:$1.x"))
                .isEqualTo(new Rounds.Round("a:$1.x", FIRST, Optional.empty(), Optional.empty(), true));
    }

    @Test
    void theFirstRoundIsBegunOnce() {
        assertThat(store.rounds().begin(never("a", "b"), Set.of(), FIRST)).containsExactlyInAnyOrder("a", "b");
        assertThat(store.rounds().begin(never("b", "c"), Set.of(), SECOND)).containsExactly("c");
        assertThat(round("b").begun()).isEqualTo(FIRST);
    }

    @Test
    void aLaterRoundIsBegunByWhoKnowsTheLastOne() {
        store.rounds().begin(never("a"), Set.of(), FIRST);
        assertThat(store.rounds().begin(Map.of("a", Optional.of(SECOND)), Set.of(), SECOND.plusSeconds(1)))
                .isEmpty();
        assertThat(store.rounds().begin(Map.of("a", Optional.of(FIRST)), Set.of(), SECOND))
                .containsExactly("a");
        assertThat(store.rounds().begin(Map.of("a", Optional.of(FIRST)), Set.of(), SECOND.plusSeconds(1)))
                .isEmpty();
        assertThat(round("a").begun()).isEqualTo(SECOND);
    }

    @Test
    void aRoundWithoutVisitsIsSeenUntilTheyAreOpened() {
        store.rounds().begin(never("a"), Set.of(), FIRST);
        assertThat(round("a").opened()).isFalse();
        store.rounds().opened(List.of("a"));
        assertThat(round("a").opened()).isTrue();
        store.rounds().beginAnyway(List.of("a", "b"), Set.of(), SECOND);
        assertThat(round("a")).isEqualTo(new Rounds.Round("a", SECOND, Optional.empty(), Optional.empty(), false));
        assertThat(round("b")).isEqualTo(new Rounds.Round("b", SECOND, Optional.empty(), Optional.empty(), false));
    }

    @Test
    void aWholeRoundIsRememberedInTheOnesAfterIt() {
        store.rounds().begin(never("a", "b"), Set.of("a"), FIRST);
        assertThat(round("a").isWhole()).isTrue();
        assertThat(round("b").isWhole()).isFalse();
        store.rounds().begin(Map.of("a", Optional.of(FIRST)), Set.of(), SECOND);
        assertThat(round("a").isWhole()).isFalse();
        assertThat(round("a").whole()).contains(FIRST);
        store.rounds().beginAnyway(List.of("a", "b"), Set.of("b"), SECOND.plusSeconds(1));
        assertThat(round("a").isWhole()).isFalse();
        assertThat(round("b").isWhole()).isTrue();
    }

    @Test
    void theLastReadingCountsAndOutlivesTheRound() {
        store.rounds().begin(never("a"), Set.of(), FIRST);
        store.rounds().read(List.of("a", "nobody"), SECOND);
        store.rounds().read(List.of("a"), FIRST);
        store.rounds().begin(Map.of("a", Optional.of(FIRST)), Set.of(), SECOND.plusSeconds(1));
        assertThat(round("a").read()).contains(SECOND);
        assertThat(store.rounds().find(List.of("nobody"))).isEmpty();
    }

    @Test
    void ofManyWorkersThatFireAtOnceOneGetsEachAccount() throws Exception {
        int workers = 4;
        Map<String, Optional<Instant>> due = new HashMap<>();
        for (int i = 0; i < 60; i++) due.put("old:" + i, Optional.of(FIRST));
        store.rounds().beginAnyway(due.keySet(), Set.of(), FIRST);
        for (int i = 0; i < 60; i++) due.put("new:" + i, Optional.empty());
        CyclicBarrier together = new CyclicBarrier(workers);
        try (ExecutorService firing = Executors.newFixedThreadPool(workers)) {
            Callable<Set<String>> one = () -> {
                together.await();
                return store.rounds().begin(due, Set.of(), SECOND);
            };
            List<String> begun = new ArrayList<>();
            for (Future<Set<String>> f : firing.invokeAll(List.of(one, one, one, one))) begun.addAll(f.get());
            assertThat(begun).containsExactlyInAnyOrderElementsOf(due.keySet());
        }
    }

    @Test
    void theTimesOfPostsAreThoseSinceOrThatOfTheNewest() {
        store.posts()
                .put(
                        List.of(
                                Samples.barePost("a", "1", FIRST),
                                Samples.barePost("a", "2", SECOND),
                                Samples.barePost("a", "3", SECOND),
                                Samples.barePost("old", "1", FIRST.minusSeconds(9)),
                                Samples.barePost("old", "2", FIRST.minusSeconds(5)),
                                Samples.barePost("other", "1", SECOND)),
                        SECOND);
        Map<String, List<Instant>> times = store.posts().times(List.of("a", "old", "none"), FIRST.plusSeconds(1));
        assertThat(times).containsOnlyKeys("a", "old");
        assertThat(times.get("a")).containsExactly(SECOND, SECOND);
        assertThat(times.get("old")).containsExactly(FIRST.minusSeconds(5));
        assertThat(store.posts().times(List.of("a"), FIRST).get("a")).hasSize(3);
    }
}
