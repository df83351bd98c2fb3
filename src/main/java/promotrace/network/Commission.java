package promotrace.network;

import java.math.BigDecimal;

/// What may have been earned: a range in one currency, never without its basis in one line.
public record Commission(BigDecimal low, BigDecimal likely, BigDecimal high, String currency, String basis) {
    public Commission {
        if (low.compareTo(likely) > 0 || likely.compareTo(high) > 0) {
            throw new IllegalArgumentException("not a range: " + low + " " + likely + " " + high);
        }
        if (basis.isBlank()) throw new IllegalArgumentException("a sum of money states its basis");
    }
}
