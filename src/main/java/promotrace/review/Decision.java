package promotrace.review;

import java.time.Instant;

/// One person's word on one account's case: append-only, never edited. `by` is the operator's name as they signed,
/// `because` their ground; both are required. `id` is unique.
public record Decision(String id, String account, Act act, String because, String by, Instant at) {
    public Decision {
        if (because.isBlank()) throw new IllegalArgumentException("a decision states its ground");
        if (by.isBlank()) throw new IllegalArgumentException("a decision is signed");
    }
}
