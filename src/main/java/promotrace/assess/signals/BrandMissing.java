package promotrace.assess.signals;

import java.util.List;
import java.util.Optional;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;

/// No brand is named or hinted at, neither in the post nor on the page: there is nothing that a copy could be of. Silent
/// where one of `unless` holds.
public record BrandMissing(String id, String family, double weight, List<String> unless, String source)
        implements Signal {
    public BrandMissing {
        unless = List.copyOf(unless);
    }

    @Override
    public Optional<Finding> look(SubjectReading seen) {
        if (!seen.holds("no-brand") || unless.stream().anyMatch(seen::holds)) return Optional.empty();
        return seen.post()
                .quoteStart()
                .map(q ->
                        new Finding(id, weight, "No brand is named, neither in the post nor on the page.", List.of(q)));
    }
}
