package promotrace.assess.signals;

import java.util.List;
import java.util.Optional;
import promotrace.assess.CommentReading;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;

/// Of at least `fewest` people under the post who show that they want or have a copy, and at least `share` of all.
public record KnowingBuyers(
        String id, String family, double weight, int fewest, double share, List<String> needs, String source)
        implements Signal {
    public KnowingBuyers {
        needs = List.copyOf(needs);
    }

    @Override
    public Optional<Finding> look(SubjectReading seen) {
        if (needs.stream().noneMatch(seen::holds)) return Optional.empty();
        List<CommentReading> all = seen.around().comments();
        List<CommentReading> knowing =
                all.stream().filter(CommentReading::knowing).toList();
        if (knowing.size() < fewest || knowing.size() < share * all.size()) return Optional.empty();
        String because =
                "%d of %d comments show that their writers want or have a copy.".formatted(knowing.size(), all.size());
        double w = weight * Math.min(1.5, 0.7 + 0.3 * (knowing.size() - fewest + 1));
        return Optional.of(new Finding(
                id,
                w,
                because,
                knowing.stream()
                        .limit(4)
                        .flatMap(c -> c.quotes().stream().limit(1))
                        .toList()));
    }
}
