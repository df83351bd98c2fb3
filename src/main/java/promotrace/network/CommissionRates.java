package promotrace.network;

import java.math.BigDecimal;

/// `config/commission.yml`: the assumed shares, each as low, likely and high.
public record CommissionRates(String source, Range rate, Range ordersPerLike) {
    /// Shares between 0 and 1, in rising order.
    public record Range(BigDecimal low, BigDecimal likely, BigDecimal high) {
        public Range {
            if (low.signum() < 0 || low.compareTo(likely) > 0 || likely.compareTo(high) > 0) {
                throw new IllegalArgumentException(
                        "low, likely, high must rise from zero: " + low + " " + likely + " " + high);
            }
        }
    }
}
