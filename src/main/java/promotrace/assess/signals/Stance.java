package promotrace.assess.signals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;
import promotrace.evidence.Quote;

/// Who speaks here: on at least `fewest` other posts of the account, and at least `share` of all, one of `signals` was
/// found (it teaches, warns, reports, complains), on more posts than show openly that it promotes copies. Such people
/// quote what sellers say.
public record Stance(
        String id, String family, double weight, List<String> signals, int fewest, double share, String source)
        implements Signal {
    public Stance {
        signals = List.copyOf(signals);
    }

    @Override
    public Optional<Finding> look(SubjectReading seen) {
        Set<String> asked = new HashSet<>(signals);
        List<Quote> quotes = new ArrayList<>();
        for (Map<String, Quote> post : seen.around().quietPosts()) {
            post.entrySet().stream()
                    .filter(e -> asked.contains(e.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .ifPresent(quotes::add);
        }
        int posts = quotes.size();
        if (posts < fewest
                || posts <= seen.around().openPosts()
                || posts < share * seen.around().posts()) return Optional.empty();
        return Optional.of(new Finding(
                id,
                weight,
                "%d other posts of the account warn, teach, report or complain.".formatted(posts),
                quotes.stream().limit(3).toList()));
    }
}
