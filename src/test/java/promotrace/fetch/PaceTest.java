package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration LONGEST = Duration.ofMillis(500);

    private static Duration waited(Pace pace, String server) throws InterruptedException {
        long start = System.nanoTime();
        pace.enter(server).orElseThrow().close();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void thePauseIsKeptPerServer() throws InterruptedException {
        Pace pace = new Pace(Duration.ofMillis(150), LONGEST);
        waited(pace, "a.example");
        assertThat(waited(pace, "a.example")).isGreaterThanOrEqualTo(Duration.ofMillis(149));
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) waited(pace, "host" + i + ".example");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("others do not wait")
                .isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aStatedDelayCountsWhereItIsLonger() throws InterruptedException {
        Pace pace = new Pace(Duration.ofMillis(50), LONGEST);
        try (Pace.Turn turn = pace.enter("a.example").orElseThrow()) {
            turn.atLeast(Duration.ofMillis(200));
            turn.atLeast(Duration.ofMillis(10));
        }
        assertThat(waited(pace, "a.example")).isGreaterThanOrEqualTo(Duration.ofMillis(199));
    }

    @Test
    void eachStrikeDoublesThePauseUntilAllIsWell() throws InterruptedException {
        Pace pace = new Pace(Duration.ofMillis(40), LONGEST);
        for (int expected : new int[] {80, 160}) {
            try (Pace.Turn turn = pace.enter("a.example").orElseThrow()) {
                turn.struck(Optional.empty());
            }
            assertThat(waited(pace, "a.example")).isGreaterThanOrEqualTo(Duration.ofMillis(expected - 1));
        }
        try (Pace.Turn turn = pace.enter("a.example").orElseThrow()) {
            turn.well();
        }
        try (Pace.Turn turn = pace.enter("a.example").orElseThrow()) {
            turn.struck(Optional.empty());
        }
        assertThat(waited(pace, "a.example")).isGreaterThanOrEqualTo(Duration.ofMillis(79));
    }

    @Test
    void whoWantsToBeLeftAloneForLongIsNotWaitedFor() throws InterruptedException {
        Pace pace = new Pace(Duration.ofMillis(1), LONGEST);
        try (Pace.Turn turn = pace.enter("a.example").orElseThrow()) {
            turn.struck(Optional.of(Duration.ofMinutes(5)));
        }
        assertThat(pace.enter("a.example")).isEmpty();
        assertThat(pace.enter("a.example")).isEmpty();
        assertThat(pace.enter("b.example")).isPresent();
    }

    @Test
    void oneAtATime() throws InterruptedException {
        Pace pace = new Pace(Duration.ZERO, LONGEST);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Thread[] threads = new Thread[20];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Thread.ofVirtual().start(() -> {
                try (Pace.Turn turn = pace.enter("a.example").orElseThrow()) {
                    turn.well();
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.yield();
                    inside.decrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        for (Thread t : threads) t.join();
        assertThat(most).hasValue(1);
    }

    @Test
    void whoIsInterruptedWhileWaitingLeavesTheGateOpen() throws InterruptedException {
        Pace pace = new Pace(Duration.ofMillis(200), LONGEST);
        waited(pace, "a.example");
        Thread waiting = Thread.ofVirtual().start(() -> {
            try (Pace.Turn turn = pace.enter("a.example").orElseThrow()) {
                turn.well();
            } catch (InterruptedException expected) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.interrupt();
        waiting.join();
        assertThat(pace.enter("a.example")).isPresent();
    }
}
