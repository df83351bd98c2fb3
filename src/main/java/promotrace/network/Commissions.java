package promotrace.network;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import promotrace.assess.PromotionAssessment;
import promotrace.storefront.Listing;
import promotrace.storefront.Money;

/// How much promotions may have earned: price × orders × rate, each a range.
///
/// Orders are not public. They are bounded from the post's likes and, where the listing states it, from above by how
/// many
/// were sold. A promotion whose listing has no price, or whose post shows no likes, is not estimated. Currencies are
/// never
/// added up: the currency most promotions are priced in is taken, and the basis says how many stand outside.
public final class Commissions {
    private final CommissionRates rates;

    public Commissions(CommissionRates rates) {
        this.rates = rates;
    }

    /// The range over these promotions; empty when none of them can be estimated. A listing that several of an
    /// account's
    /// posts lead to is bounded by its sold count once.
    public Optional<Commission> over(Collection<PromotionAssessment> promotions) {
        List<PromotionAssessment> known =
                promotions.stream().filter(Commissions::estimable).toList();
        Map<String, Long> currencies =
                known.stream().collect(groupingBy(p -> price(p).currency(), TreeMap::new, counting()));
        Optional<String> currency = currencies.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
                .map(Map.Entry::getKey);
        return currency.map(c ->
                sum(c, known.stream().filter(p -> price(p).currency().equals(c)).toList(), promotions.size()));
    }

    private Commission sum(String currency, List<PromotionAssessment> promotions, int of) {
        Map<String, List<PromotionAssessment>> byListing = new LinkedHashMap<>();
        for (PromotionAssessment p : promotions) {
            byListing.computeIfAbsent(listing(p).id(), id -> new ArrayList<>()).add(p);
        }
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal likely = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ZERO;
        long likes = 0;
        for (List<PromotionAssessment> same : byListing.values()) {
            long liked = same.stream()
                    .map(p -> p.subject().post())
                    .distinct()
                    .mapToLong(p -> p.counters().likes().orElse(0))
                    .sum();
            likes += liked;
            Money price = price(same.getFirst());
            OptionalLong sold = listing(same.getFirst()).sold();
            low = low.add(part(
                    price.low(),
                    liked,
                    sold,
                    rates.ordersPerLike().low(),
                    rates.rate().low()));
            likely = likely.add(part(
                    price.low(),
                    liked,
                    sold,
                    rates.ordersPerLike().likely(),
                    rates.rate().likely()));
            high = high.add(part(
                    price.high().orElse(price.low()),
                    liked,
                    sold,
                    rates.ordersPerLike().high(),
                    rates.rate().high()));
        }
        String basis =
                "rate assumed %s–%s %%, price as listed, orders assumed %s–%s %% of likes, at most what was sold; %d likes, %d of %d promotions"
                        .formatted(
                                percent(rates.rate().low()),
                                percent(rates.rate().high()),
                                percent(rates.ordersPerLike().low()),
                                percent(rates.ordersPerLike().high()),
                                likes,
                                promotions.size(),
                                of);
        return new Commission(round(low), round(likely), round(high), currency, basis);
    }

    private static BigDecimal part(
            BigDecimal price, long likes, OptionalLong sold, BigDecimal ordersPerLike, BigDecimal rate) {
        BigDecimal orders = ordersPerLike.multiply(BigDecimal.valueOf(likes));
        if (sold.isPresent()) orders = orders.min(BigDecimal.valueOf(sold.getAsLong()));
        return price.multiply(orders).multiply(rate);
    }

    private static boolean estimable(PromotionAssessment p) {
        return p.subject().listing().flatMap(Listing::price).isPresent()
                && p.subject().post().counters().likes().isPresent();
    }

    private static Listing listing(PromotionAssessment p) {
        return p.subject().listing().orElseThrow();
    }

    private static Money price(PromotionAssessment p) {
        return listing(p).price().orElseThrow();
    }

    private static BigDecimal round(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN);
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
