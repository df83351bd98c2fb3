package promotrace.assess.signals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import promotrace.assess.BrandSeen;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;
import promotrace.evidence.Quote;
import promotrace.storefront.Listing;

/// The page asks less than `share` of what the brand's goods usually cost at least; below `tiny` the weight is doubled, of a
/// brand that is only hinted at it is halved.
public record PriceFarBelow(String id, String family, double weight, double share, double tiny, String source)
        implements Signal {
    @Override
    public Optional<Finding> look(SubjectReading seen) {
        List<BrandSeen> brands = seen.showsBrand() ? seen.brandsShown() : seen.brandsListed();
        Optional<Finding> strongest = Optional.empty();
        for (BrandSeen b : brands) {
            OptionalDouble part = Prices.shareOfUsual(seen, b);
            if (part.isEmpty() || part.getAsDouble() >= share) continue;
            Finding f = finding(seen, b, part.getAsDouble());
            if (strongest.isEmpty() || strongest.get().weight() < f.weight()) strongest = Optional.of(f);
        }
        return strongest;
    }

    private Finding finding(SubjectReading seen, BrandSeen brand, double part) {
        Listing listing = seen.subject().listing().orElseThrow();
        String price = listing.price()
                .map(p -> p.high().orElse(p.low()).toPlainString() + " " + p.currency())
                .orElseThrow();
        List<Quote> quotes = new ArrayList<>();
        brand.quote().ifPresent(quotes::add);
        quotes.add(new Quote(Quote.Place.LISTING, listing.priceText().orElse(price), listing.url(), listing.capture()));
        BigDecimal percent = BigDecimal.valueOf(part * 100).setScale(0, RoundingMode.UP);
        String because = "The page asks %s, about %s %% of the usual lowest price of a new piece by %s."
                .formatted(price, percent.toPlainString(), brand.name());
        double whole = part < tiny ? weight * 2 : weight;
        return new Finding(id, brand.sure() ? whole : whole / 2, because, quotes);
    }
}
