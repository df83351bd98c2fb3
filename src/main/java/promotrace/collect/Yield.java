package promotrace.collect;

import java.time.Instant;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// What the first page of one step gave of an account: how many posts, or, where that step reads none, how many other pages
/// and whether a profile. `at` is the world's time.
public record Yield(String account, String step, int found, WebUrl address, Sha256 capture, Instant at) {

    /// The last page of an account's step that gave as much as usual, and the last one.
    public record Standing(Yield good, Yield last) {
        /// The last one gave less than a quarter. Whoever falls silent keeps what it posted before, so this is another
        /// thing: it was taken away, or the page has changed and is no longer understood.
        public boolean hasFallen() {
            return last.found() * 4L < good.found();
        }

        /// The same with a newer page; an older one changes nothing. What gave at least half is as much as usual, and so
        /// is, after so long a time, whatever comes.
        public Standing with(Yield next) {
            if (next.at().isBefore(last.at())) return this;
            boolean usual = next.found() * 2L >= good.found()
                    || next.at().isAfter(good.at().plus(Drift.FORGOTTEN));
            return new Standing(usual ? next : good, next);
        }
    }
}
