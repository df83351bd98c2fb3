package promotrace;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import promotrace.collect.Drift;
import promotrace.collect.Watched;
import promotrace.collect.Yield;

/// Accounts whose pages give far less than before, and the platforms of which that is so of many: of one account it may have
/// taken down what it had posted, of many the site has changed.
///
/// `words` says it of each account for the report; `platforms` are all that were looked at.
record Fallen(Map<String, String> words, Set<String> platforms, List<Drift> drifts) {

    static Fallen of(List<Yield.Standing> standings, Collection<Watched> served) {
        Map<String, String> platforms = new HashMap<>();
        served.forEach(w -> platforms.put(w.id(), w.platform()));
        Map<String, String> words = new HashMap<>();
        for (Yield.Standing s : standings) {
            if (s.hasFallen() && platforms.containsKey(s.last().account())) {
                words.merge(s.last().account(), words(s), (one, other) -> one + "; " + other);
            }
        }
        return new Fallen(words, new TreeSet<>(platforms.values()), Drift.of(standings, platforms));
    }

    private static String words(Yield.Standing s) {
        return s.last().address() + " showed " + s.good().found() + " items on "
                + day(s.good().at()) + " and "
                + (s.last().found() == 0 ? "none" : s.last().found()) + " on "
                + day(s.last().at())
                + ": they were taken away, or the page has changed and is not understood";
    }

    private static String day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
