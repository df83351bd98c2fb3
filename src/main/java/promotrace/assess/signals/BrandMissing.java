package promotrace.assess.signals;

import java.util.Optional;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;

/// No brand is named or hinted at, neither in the post nor on the page: there is nothing that a copy could be of.
public record BrandMissing(String id, String family, double weight, String source) implements Signal {
    @Override
    public Optional<Finding> look(SubjectReading seen) {
        if (!seen.holds("no-brand")) return Optional.empty();
        return seen.post()
                .quoteStart()
                .map(q -> new Finding(
                        id, weight, "No brand is named, neither in the post nor on the page.", java.util.List.of(q)));
    }
}
