package promotrace.fetch;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// One request at a time to a server, with a pause after each.
///
/// A server that answers 429 or 503 is left alone for as long as it asks, else for twice as long each time (up to ten
/// minutes). All by the machine's clock. Safe for use by many threads; who waits is served in turn.
final class Pace {
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(10);
    private static final int SWEEP_OVER = 4096;

    private final Duration pause;
    private final Duration longestWait;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    private static final class Gate {
        private final Semaphore free = new Semaphore(1, true);
        private int users;
        private volatile long notBefore = System.nanoTime();
        private volatile int strikes;
    }

    Pace(Duration pause, Duration longestWait) {
        this.pause = pause;
        this.longestWait = longestWait;
    }

    /// The right to make one request; to be closed when its answer is read.
    final class Turn implements AutoCloseable {
        private final String server;
        private final Gate gate;
        private Duration next;

        private Turn(String server, Gate gate) {
            this.server = server;
            this.gate = gate;
            this.next = pause;
        }

        /// The server states a longer pause (Crawl-delay).
        void atLeast(Duration delay) {
            if (delay.compareTo(next) > 0) next = delay;
        }

        /// The server is overloaded or had enough of us, and said how long to stay away if it said so.
        void struck(Optional<Duration> retryAfter) {
            gate.strikes = Math.min(gate.strikes + 1, 20);
            Duration doubled = pause.multipliedBy(1L << gate.strikes);
            Duration backOff = doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
            atLeast(retryAfter.orElse(backOff));
        }

        void well() {
            gate.strikes = 0;
        }

        @Override
        public void close() {
            gate.notBefore = System.nanoTime() + next.toNanos();
            gate.free.release();
            leave(server);
        }
    }

    /// Waits for the server's turn and pause. Empty, at once, when it wants to be left alone for longer than we wait.
    Optional<Turn> enter(String server) throws InterruptedException {
        Gate gate = gates.compute(server, (s, known) -> {
            Gate g = known == null ? new Gate() : known;
            g.users++;
            return g;
        });
        boolean entered = false;
        try {
            gate.free.acquire();
            entered = true;
            long wait = gate.notBefore - System.nanoTime();
            if (wait > longestWait.toNanos()) {
                gate.free.release();
                leave(server);
                return Optional.empty();
            }
            if (wait > 0) Thread.sleep(Duration.ofNanos(wait)); // politeness itself: nothing is waited for but time
            return Optional.of(new Turn(server, gate));
        } catch (InterruptedException e) {
            if (entered) gate.free.release();
            leave(server);
            throw e;
        }
    }

    /// How long a server is still to be left alone; zero when it was not asked lately.
    Duration rest(String server) {
        Gate gate = gates.get(server);
        return gate == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, gate.notBefore - System.nanoTime()));
    }

    private void leave(String server) {
        gates.computeIfPresent(server, (s, g) -> {
            g.users--;
            return g;
        });
        if (gates.size() > SWEEP_OVER) {
            long now = System.nanoTime();
            gates.keySet()
                    .forEach(s -> gates.computeIfPresent(
                            s, (k, g) -> g.users == 0 && g.strikes == 0 && g.notBefore - now < 0 ? null : g));
        }
    }
}
