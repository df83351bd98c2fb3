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

/// The page asks less than `share` of what the brand's goods usually cost at least. The further below, the more it
/// counts, twice the weight at `tiny`; of a brand that is only hinted at, half. Where the page
/// itself names the brand and such goods at less than `tiny`, that is `named`: it says what it sells.
public record PriceFarBelow(
        String id, String family, double weight, double share, double tiny, double named, String source)
        implements Signal {
    @Override
    public Optional<Finding> look(SubjectReading seen) {
        List<BrandSeen> brands = seen.showsBrand() ? seen.brandsShown() : seen.brandsListed();
        Optional<Finding> strongest = Optional.empty();
        for (BrandSeen b : brands) {
            if (b.faint()) continue;
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
        boolean converted =
                listing.price().filter(p -> !p.currency().equals("EUR")).isPresent();
        String because = "The page asks %s, about %s %% of the usual lowest price of a new piece by %s%s."
                .formatted(
                        price,
                        percent.toPlainString(),
                        brand.name(),
                        converted
                                ? " (in euros of "
                                        + seen.catalogue().currencies().date() + ")"
                                : "");
        if (part < tiny && namedThere(seen, brand)) return new Finding(id, named, because, quotes);
        double whole = weight * (1 + Math.min(1, (share - part) / (share - tiny)));
        return new Finding(id, brand.sure() ? whole : whole / 2, because, quotes);
    }

    private static boolean namedThere(SubjectReading seen, BrandSeen brand) {
        return seen.brandsListed().stream().anyMatch(b -> b.sure() && b.name().equals(brand.name()))
                && seen.catalogue().goods().meet(seen.goodsListed(), brand.goods());
    }
}
