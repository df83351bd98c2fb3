package promotrace.resolve;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/// An entry's own proof: addresses that it is about, with what it must say of them, and addresses that it is not about.
///
/// Both lists are needed. Written in YAML as `for` and `against`.
record Examples(@JsonProperty("for") List<Example> about, List<String> against) {

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
            boolean invented) {}

    /// An example that wants nothing.
    static final Example NOTHING = new Example(
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);

    boolean complete() {
        return !about.isEmpty() && !against.isEmpty();
    }
}
