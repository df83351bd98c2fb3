package promotrace.assess.signals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;
import promotrace.evidence.Quote;
import promotrace.storefront.Listing;

/// Other accounts' promotions of the same seller were flagged.
public record KnownSeller(String id, String family, double weight, List<String> needs, String source)
        implements Signal {
    public KnownSeller {
        needs = List.copyOf(needs);
    }

    @Override
    public Optional<Finding> look(SubjectReading seen) {
        Set<String> others = seen.around().promotersOfSeller();
        Optional<Listing> listing = seen.subject().listing();
        if (others.isEmpty() || listing.isEmpty() || needs.stream().noneMatch(seen::holds)) return Optional.empty();
        Quote quote = new Quote(
                Quote.Place.LISTING,
                listing.get().title().isEmpty()
                        ? listing.get().id()
                        : listing.get().title(),
                listing.get().url(),
                listing.get().capture());
        String because = "The seller is promoted by other flagged accounts too: "
                + String.join(", ", new TreeSet<>(others).stream().limit(5).toList()) + ".";
        return Optional.of(new Finding(id, weight, because, List.of(quote)));
    }
}
