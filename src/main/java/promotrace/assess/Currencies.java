package promotrace.assess;

import java.util.Map;
import java.util.OptionalDouble;
import promotrace.storefront.Money;

/// What money is worth in euros, roughly: good enough to tell a tenth of a price from the price.
public record Currencies(Map<String, Double> euros) {
    public Currencies {
        euros = Map.copyOf(euros);
    }

    /// The price in euros, of a range its upper end; empty for a currency that is not in the table.
    public OptionalDouble euros(Money money) {
        Double rate = euros.get(money.currency());
        return rate == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(money.high().orElse(money.low()).doubleValue() * rate);
    }
}
