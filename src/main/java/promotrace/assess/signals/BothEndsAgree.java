package promotrace.assess.signals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import promotrace.assess.BrandSeen;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;
import promotrace.evidence.Quote;

/// The page names the brand itself and asks at least `share` of its usual price, without any word of copies: what one
/// expects of an honest shop.
public record BothEndsAgree(String id, String family, double weight, double share, List<String> unless, String source)
        implements Signal {
    public BothEndsAgree {
        unless = List.copyOf(unless);
    }

    @Override
    public Optional<Finding> look(SubjectReading seen) {
        if (seen.saysAny(List.of("listing", "description", "post"), unless)) return Optional.empty();
        for (BrandSeen b : seen.brandsListed()) {
            if (!b.sure()) continue;
            OptionalDouble part = Prices.shareOfUsual(seen, b);
            if (part.isEmpty() || part.getAsDouble() < share) continue;
            List<Quote> quotes = new ArrayList<>();
            b.quote().ifPresent(quotes::add);
            if (!quotes.isEmpty()) {
                return Optional.of(new Finding(
                        id, weight, "The page itself names " + b.name() + " and asks a usual price.", quotes));
            }
        }
        return Optional.empty();
    }
}
