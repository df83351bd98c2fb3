package promotrace.assess.signals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.assess.BrandSeen;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;
import promotrace.evidence.Quote;
import promotrace.storefront.Listing;

/// The post names a brand, the page it leads to names none: an honest shop says whose goods it sells. Half the weight
/// where the post only hints at one.
public record BrandNotListed(String id, String family, double weight, String source) implements Signal {
    @Override
    public Optional<Finding> look(SubjectReading seen) {
        Optional<Listing> listing = seen.subject().listing();
        List<BrandSeen> shown =
                seen.brandsShown().stream().filter(b -> !b.faint()).toList();
        if (listing.isEmpty() || shown.isEmpty() || !seen.brandsListed().isEmpty()) return Optional.empty();
        if (listing.get().brand().isPresent()) return Optional.empty();
        if (shown.stream().anyMatch(b -> b.owns(listing.get().url()))) return Optional.empty();
        List<Quote> quotes = new ArrayList<>(seen.brandQuotes());
        seen.listingTitle().flatMap(t -> t.quoteWhole()).ifPresent(quotes::add);
        String names = String.join(", ", shown.stream().map(BrandSeen::name).toList());
        return Optional.of(new Finding(
                id,
                seen.showsSureBrand() ? weight : weight / 2,
                "The post names " + names + "; the page it leads to names no brand.",
                quotes));
    }
}
