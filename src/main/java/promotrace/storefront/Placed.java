package promotrace.storefront;

import java.util.Optional;

/// A place that a page tells of its seller, in its words: `address` (in its data), `registered`, `ships-from`, `factory`, `warehouse`, `phone` (by the calling
/// code of a number) or `language`. `country` is its code in ISO 3166 (`CN`), empty where a language names none.
public record Placed(Optional<String> country, Stated said) {
    public String what() {
        return said.what();
    }
}
