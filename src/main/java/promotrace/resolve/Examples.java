package promotrace.resolve;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An entry's own proof: addresses that it is about, with what it must say of them, and addresses that it is not about.
///
/// Both lists are needed. Written in YAML as `for` and `against`.
record Examples(
        @com.fasterxml.jackson.annotation.JsonProperty("for") @Nullable
        List<Example> about,

        @Nullable List<String> against) {

    /// One address and what must be read from it; what is left out must not be found. `item` and `shop` are
    /// `marketplace:id`. `invented` marks an example nobody has seen; it proves the rule, not the fact.
    record Example(
            String url,
            Optional<String> publisher,
            Optional<String> merchant,
            Optional<String> sub,
            Optional<String> creative,
            Optional<String> to,
            Optional<String> item,
            Optional<String> shop,
            Optional<String> plain,
            Optional<Boolean> invented) {}

    List<Example> positive() {
        return RuleRow.list(about);
    }

    List<String> negative() {
        return RuleRow.list(against);
    }

    boolean complete() {
        return !positive().isEmpty() && !negative().isEmpty();
    }
}
