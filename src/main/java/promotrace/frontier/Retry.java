package promotrace.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a visit that failed is tried again, and when it is given up.
///
/// The wait before attempt n+1 is `first` times 8 to the power of n-1, at most `longest`, of which a random part of up
/// to one half is taken off so that visits that failed together do not come back together. After `attempts` attempts a
/// visit is given up: it is kept and listed, and opened again only when somebody asks for it.
public record Retry(Duration first, Duration longest, int attempts) {
    /// Waits of about 5 s and 40 s, for what passes by itself, which a run that is to end still waits for; then about
    /// 5 min, 40 min, 6 h and a day, for what somebody has to mend; then given up.
    public static final Retry USUAL = new Retry(Duration.ofSeconds(5), Duration.ofDays(1), 7);

    private static final int GROWTH = 8;

    public Retry {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("not a wait: " + first + " to " + longest);
        }
        if (attempts < 1) throw new IllegalArgumentException("at least one attempt");
    }

    /// The visit after an attempt that failed because of `problem`. `asked` is how long the server itself wants to be
    /// left alone (Retry-After); the longer wait counts, up to `longest`.
    public Visit again(Visit visit, String problem, Optional<Duration> asked, Instant now, RandomGenerator random) {
        Duration own = after(visit.attempts() + 1, random);
        Duration wait = asked.filter(a -> a.compareTo(own) > 0).orElse(own);
        return visit.failed(problem, now.plus(shorter(wait, longest)));
    }

    /// Whether no attempt is left.
    public boolean spent(Visit visit) {
        return visit.attempts() >= attempts;
    }

    /// How long to wait after so many failed attempts (at least 1).
    Duration after(int failed, RandomGenerator random) {
        Duration whole = first;
        for (int i = 1; i < failed && whole.compareTo(longest) < 0; i++) whole = whole.multipliedBy(GROWTH);
        long millis = shorter(whole, longest).toMillis();
        return Duration.ofMillis(millis - random.nextLong(millis / 2 + 1));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
