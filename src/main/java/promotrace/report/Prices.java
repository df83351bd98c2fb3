package promotrace.report;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import promotrace.storefront.Money;

/// How prices are written: with the decimals usual for their currency, never rounded.
public final class Prices {
    private Prices() {}

    /// `USD 39.90`, `USD 12.50 – 18.90`, `JPY 29,800`.
    public static String of(Money price) {
        String low = amount(price.low(), price.currency());
        String high = price.high().map(h -> " – " + amount(h, price.currency())).orElse("");
        return price.currency() + " " + low + high;
    }

    private static String amount(BigDecimal amount, String currency) {
        BigDecimal exact = amount.stripTrailingZeros();
        int decimals = Math.max(exact.scale(), usual(currency));
        return String.format(Locale.ROOT, "%,." + Math.max(0, decimals) + "f", exact);
    }

    private static int usual(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .filter(c -> c.getCurrencyCode().equals(currency))
                .findFirst()
                .map(Currency::getDefaultFractionDigits)
                .orElse(0);
    }
}
