package promotrace.assess.signals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import promotrace.assess.BrandSeen;
import promotrace.assess.SubjectReading;

/// A listing's price beside what a brand's goods usually cost.
final class Prices {
    private Prices() {}

    /// The price as a part of the usual lowest price of the kind of goods shown; empty where price, currency or usual
    /// price is not known.
    static OptionalDouble shareOfUsual(SubjectReading seen, BrandSeen brand) {
        OptionalInt usual = brand.usualPrice(seen.goodsPictured().isEmpty() ? seen.goodsShown() : seen.goodsPictured());
        if (usual.isEmpty() || seen.subject().listing().isEmpty()) return OptionalDouble.empty();
        Optional<BigDecimal> euros = seen.subject()
                .listing()
                .get()
                .price()
                .flatMap(p -> seen.catalogue().currencies().euros(p))
                .filter(e -> e.signum() > 0);
        return euros.map(e -> OptionalDouble.of(e.divide(BigDecimal.valueOf(usual.getAsInt()), MathContext.DECIMAL64)
                        .doubleValue()))
                .orElse(OptionalDouble.empty());
    }
}
