package promotrace.assess;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import promotrace.storefront.Money;

/// What money was worth in euros on a day, roughly: good enough to tell a tenth of a price from the price. Prices are compared
/// by it and never stated by it.
public record Currencies(LocalDate date, Map<String, BigDecimal> euros) {
    public Currencies {
        euros = Map.copyOf(euros);
    }

    /// The price in euros, of a range its upper end; empty for a currency that is not in the table.
    public Optional<BigDecimal> euros(Money money) {
        return Optional.ofNullable(euros.get(money.currency()))
                .map(rate -> money.high().orElse(money.low()).multiply(rate));
    }
}
