package promotrace.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How long to wait between two visits to an account, and why: more often where it posts more.
///
/// Half the mean time between its posts, or an eighth of the time it has been silent where that is longer, but never less
/// than a floor nor more than a ceiling. The mean is that of the last [#MEMORY] or of the last week, whichever shows more
/// posts, so that an account that wakes up is noticed within days. Of each week the busiest day counts for no more posts
/// than the next busiest days do, so that a burst changes little. It is computed whole from the posts that are known:
/// one more post never makes the wait longer, and a burst or a silence is forgotten in time.
public record Rhythm(Duration every, Ground ground) {
    /// Posts that are older than this tell nothing of how often an account posts.
    public static final Duration MEMORY = Duration.ofDays(28);

    /// For an account of which no post is known: it may post often or never.
    static final Duration START = Duration.ofDays(1);

    private static final int WEEK = 7;
    private static final double VISITS_A_POST = 2;
    private static final int PART_OF_SILENCE = 8;

    /// What the wait rests on.
    public sealed interface Ground {
        /// So many posts a day.
        record Posts(double aDay) implements Ground {}

        /// No post for so long.
        record Silence(Duration since) implements Ground {}

        /// No post is known.
        record NothingKnown() implements Ground {}
    }

    /// The rhythm after a visit at `at`. `posts` are the times of the account's posts, in any order: those within
    /// [#MEMORY], and where there are none the newest one. Later ones than `at` count for nothing.
    public static Rhythm of(Collection<Instant> posts, Instant at, Duration shortest, Duration longest) {
        List<Instant> known = posts.stream().filter(p -> !p.isAfter(at)).toList();
        Optional<Instant> newest = known.stream().max(Comparator.naturalOrder());
        if (newest.isEmpty()) return new Rhythm(within(START, shortest, longest), new Ground.NothingKnown());
        Duration silent = Duration.between(newest.get(), at);
        double aDay = postsADay(known, at);
        Duration half = aDay == 0 ? longest : wait(aDay);
        Duration quiet = silent.dividedBy(PART_OF_SILENCE);
        if (aDay > 0 && quiet.compareTo(half) <= 0) {
            return new Rhythm(within(half, shortest, longest), new Ground.Posts(aDay));
        }
        Duration wait = aDay == 0 ? longest : quiet;
        return new Rhythm(within(wait, shortest, longest), new Ground.Silence(silent));
    }

    private static Duration wait(double postsADay) {
        return Duration.ofSeconds(Math.round(Duration.ofDays(1).toSeconds() / (VISITS_A_POST * postsADay)));
    }

    private static Duration within(Duration wait, Duration shortest, Duration longest) {
        if (wait.compareTo(shortest) < 0) return shortest;
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    private static double postsADay(List<Instant> posts, Instant at) {
        int[] days = new int[(int) MEMORY.toDays()]; // today first
        for (Instant post : posts) {
            long ago = Duration.between(post, at).toDays();
            if (ago < days.length) days[(int) ago]++;
        }
        return Math.max(mean(Arrays.copyOf(days, WEEK)), mean(days));
    }

    /// The mean of the days, where the busiest (one of a week) count like the busiest of the others, or for one post.
    private static double mean(int[] days) {
        int[] ordered = days.clone();
        Arrays.sort(ordered);
        int most = Math.max(1, ordered[days.length - 1 - days.length / WEEK]);
        return Arrays.stream(days).map(posts -> Math.min(posts, most)).sum() / (double) days.length;
    }
}
