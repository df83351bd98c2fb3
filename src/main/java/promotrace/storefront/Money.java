package promotrace.storefront;

import java.math.BigDecimal;
import java.util.Optional;

/// A price as a listing states it: decimal, in its own currency (ISO 4217), `high` where it is a range.
public record Money(BigDecimal low, Optional<BigDecimal> high, String currency) {
    public Money {
        if (low.signum() < 0) throw new IllegalArgumentException("a price is not negative: " + low);
        if (!currency.matches("[A-Z]{3}")) throw new IllegalArgumentException("not a currency: " + currency);
    }
}
