package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration LONGEST = Duration.ofMillis(500);

    /// The pause from one turn, as `first` uses it, to the next. The clock starts before the turn ends: from there on the
    /// pause counts, whenever this thread is let go on.
    private static Duration paused(Pace pace, String server, Consumer<Pace.Turn> first) throws InterruptedException {
        long end;
        try (Pace.Turn turn = pace.enter(server).orElseThrow()) {
            first.accept(turn);
            end = System.nanoTime();
        }
        try (Pace.Turn next = pace.enter(server).orElseThrow()) {
            assertThat(next).isNotNull();
            return Duration.ofNanos(System.nanoTime() - end);
        }
    }

    @Test
    void thePauseIsKeptPerServer() throws InterruptedException {
        Pace pace = new Pace(Duration.ofMillis(150), LONGEST);
        assertThat(paused(pace, "a.example", turn -> {})).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++)
            pace.enter("host" + i + ".example").orElseThrow().close();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("others do not wait")
                .isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aStatedDelayCountsWhereItIsLonger() throws InterruptedException {
        Pace pace = new Pace(Duration.ofMillis(50), LONGEST);
        assertThat(paused(pace, "a.example", turn -> {
                    turn.atLeast(Duration.ofMillis(200));
                    turn.atLeast(Duration.ofMillis(10));
                }))
                .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void eachStrikeDoublesThePauseUntilAllIsWell() throws InterruptedException {
        Pace pace = new Pace(Duration.ofMillis(40), LONGEST);
        for (int expected : new int[] {80, 160}) {
            assertThat(paused(pace, "a.example", turn -> turn.struck(Optional.empty())))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(expected));
        }
        try (Pace.Turn turn = pace.enter("a.example").orElseThrow()) {
            turn.well();
        }
        assertThat(paused(pace, "a.example", turn -> turn.struck(Optional.empty())))
                .isGreaterThanOrEqualTo(Duration.ofMillis(80));
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
        pace.enter("a.example").orElseThrow().close();
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
