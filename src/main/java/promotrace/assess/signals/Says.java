package promotrace.assess.signals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;
import promotrace.assess.TextReading;
import promotrace.evidence.Quote;

/// Words that stand at one end: any of `says` at any of `at`, where one of `needs` holds (always when empty) and none
/// of `unless` is said there.
public record Says(
        String id,
        String family,
        double weight,
        String because,
        List<String> says,
        List<String> at,
        List<String> needs,
        List<String> unless,
        String source,
        List<Example> examples)
        implements Signal {
    public Says {
        says = List.copyOf(says);
        at = List.copyOf(at);
        needs = needs == null ? List.of() : List.copyOf(needs);
        unless = unless == null ? List.of() : List.copyOf(unless);
        examples = List.copyOf(examples);
    }

    /// A text at the first end of `at`, and whether the signal sees something in it.
    public record Example(String text, boolean fires) {}

    /// The same, wherever it stands: what the profile says of the whole account.
    public Says withoutNeeds() {
        return new Says(id, family, weight, because, says, at, List.of(), unless, source, examples);
    }

    @Override
    public Optional<Finding> look(SubjectReading seen) {
        if (!needs.isEmpty() && needs.stream().noneMatch(seen::holds)) return Optional.empty();
        List<Quote> quotes = new ArrayList<>();
        for (String end : at) {
            for (TextReading text : seen.texts(end)) {
                if (!text.saysAny(unless)) quotes.addAll(text.quotes(says));
            }
        }
        return quotes.isEmpty() ? Optional.empty() : Optional.of(new Finding(id, weight, because, quotes));
    }
}
