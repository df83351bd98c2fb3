package promotrace.assess;

/// What the product says at most: that people should look. A person decides.
public enum Verdict {
    FLAGGED,
    WATCH,
    CLEAR
}
