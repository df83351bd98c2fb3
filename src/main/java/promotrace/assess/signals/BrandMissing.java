package promotrace.assess.signals;

import java.util.List;
import java.util.Optional;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;

/// No brand is named or hinted at, neither in the post nor on the page: there is nothing that a copy could be of. Silent
/// where one of `unless` holds, or where the post says one of `said` about goods that are often copied or about a page of goods that are not.
public record BrandMissing(
        String id, String family, double weight, List<String> unless, List<String> said, String source)
        implements Signal {
    public BrandMissing {
        unless = List.copyOf(unless);
        said = List.copyOf(said);
    }

    @Override
    public Optional<Finding> look(SubjectReading seen) {
        if (!seen.holds("no-brand") || unless.stream().anyMatch(seen::holds) || hidden(seen)) return Optional.empty();
        return seen.post()
                .quoteStart()
                .map(q ->
                        new Finding(id, weight, "No brand is named, neither in the post nor on the page.", List.of(q)));
    }

    private boolean hidden(SubjectReading seen) {
        return (seen.holds("copyable") || seen.holds("plain-listing"))
                && seen.post().saysAny(said);
    }
}
