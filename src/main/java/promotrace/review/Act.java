package promotrace.review;

import java.util.Locale;

/// What a person may say about an account's case. `word` is how it is stored and shown.
public enum Act {
    CONFIRM,
    DISMISS,
    DEFER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
