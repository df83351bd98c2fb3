package promotrace.assess.signals;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;

/// One way of judging a promotion.
///
/// `family` names signals that tell much the same: within a family the strongest counts whole and each further one
/// less. `weight` is in log-odds; negative speaks against.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Says.class, name = "says"),
    @JsonSubTypes.Type(value = GoodsDiffer.class, name = "goods-differ"),
    @JsonSubTypes.Type(value = BrandNotListed.class, name = "brand-not-listed"),
    @JsonSubTypes.Type(value = BrandMissing.class, name = "brand-missing"),
    @JsonSubTypes.Type(value = BothEndsAgree.class, name = "both-ends-agree"),
    @JsonSubTypes.Type(value = OfficialShop.class, name = "official-shop"),
    @JsonSubTypes.Type(value = PriceFarBelow.class, name = "price-far-below"),
    @JsonSubTypes.Type(value = CodeJoin.class, name = "code-join"),
    @JsonSubTypes.Type(value = PaidThrough.class, name = "paid-through"),
    @JsonSubTypes.Type(value = KnowingBuyers.class, name = "knowing-buyers"),
    @JsonSubTypes.Type(value = SameAsOpen.class, name = "same-as-open"),
    @JsonSubTypes.Type(value = Habit.class, name = "habit"),
    @JsonSubTypes.Type(value = Stance.class, name = "stance"),
    @JsonSubTypes.Type(value = KnownSeller.class, name = "known-seller")
})
public interface Signal {
    /// For ever the same, lower-case kebab.
    String id();

    String family();

    double weight();

    /// What it saw, with its quotes; empty when it saw nothing.
    Optional<Finding> look(SubjectReading seen);
}
