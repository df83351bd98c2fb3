package promotrace.frontier;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// One host in one worker's hands: nobody else may ask it until `until` (machine time) or until it is let go. `token`
/// proves the lease in every completion.
public record Lease(String host, String token, Instant until, List<Visit> visits) {
    public Lease {
        visits = List.copyOf(visits);
    }

    /// How much a lease gives: at most `visits` visits for at most `time`.
    ///
    /// The time is at least twice what one whole request may take, so that a request begun under a lease ends under it.
    /// A host is given at most `perDay` visits a day (of machine time, UTC) over all leases of all workers; what is over
    /// that waits for the next day. `ofHost` holds hosts that are given fewer, whose services say so.
    public record Terms(int visits, Duration time, int perDay, Map<String, Integer> ofHost) {
        /// A host that is asked all day long is asked every nine seconds.
        public static final Terms USUAL = new Terms(50, Duration.ofSeconds(60), 10_000);

        public Terms(int visits, Duration time, int perDay) {
            this(visits, time, perDay, Map.of());
        }

        public Terms {
            ofHost = Map.copyOf(ofHost);
            if (ofHost.values().stream().anyMatch(n -> n < 1)) {
                throw new IllegalArgumentException("a host has at least one visit a day: " + ofHost);
            }
            if (visits < 1) throw new IllegalArgumentException("a lease has at least one visit");
            if (perDay < 1) throw new IllegalArgumentException("a host has at least one visit a day");
            if (!time.isPositive()) throw new IllegalArgumentException("a lease lasts: " + time);
        }

        /// The usual terms, longer where one whole request may take more than half of the usual time.
        public static Terms of(Duration wholeRequest) {
            Duration twice = wholeRequest.multipliedBy(2);
            return new Terms(USUAL.visits, twice.compareTo(USUAL.time) > 0 ? twice : USUAL.time, USUAL.perDay);
        }

        public Terms withPerDay(int other) {
            return new Terms(visits, time, other, ofHost);
        }

        public Terms withHosts(Map<String, Integer> fewer) {
            return new Terms(visits, time, perDay, fewer);
        }

        /// When the day after that of `now` begins, and with it each host's next visits.
        public static Instant nextDay(Instant now) {
            return now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        }

        /// How many visits that host is given a day at most.
        public int perDay(String host) {
            return Math.min(perDay, ofHost.getOrDefault(host, perDay));
        }
    }
}
