package promotrace.assess;

import java.util.Map;
import java.util.Set;

/// What the rest of the case tells about one account's promotions, looked up beforehand by the pipeline: for each
/// seller
/// id the other accounts whose promotions to it were flagged, from the pass before.
public record Known(Map<String, Set<String>> flaggedPromotersOfSeller) {
    public static final Known NOTHING = new Known(Map.of());

    public Known {
        flaggedPromotersOfSeller = Map.copyOf(flaggedPromotersOfSeller);
    }
}
