package promotrace.assess.signals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;
import promotrace.evidence.Quote;

/// Branded goods with a way to them, on an account of which at least `fewest` other posts show openly that it promotes
/// copies.
public record Habit(
        String id, String family, double weight, int fewest, double share, List<String> needs, String source)
        implements Signal {
    public Habit {
        needs = List.copyOf(needs);
    }

    @Override
    public Optional<Finding> look(SubjectReading seen) {
        int open = seen.around().openPosts();
        if (open < fewest
                || open < share * seen.around().posts()
                || needs.stream().noneMatch(seen::holds)) {
            return Optional.empty();
        }
        List<Quote> quotes = new ArrayList<>(seen.around().openWords());
        quotes.addAll(seen.brandQuotes());
        if (quotes.isEmpty()) return Optional.empty();
        return Optional.of(new Finding(
                id,
                weight,
                "%d other posts of the account show openly that copies are promoted.".formatted(open),
                quotes));
    }
}
