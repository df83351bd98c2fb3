package promotrace.evidence;

import promotrace.url.WebUrl;

/// Words (or a picture) that somebody can look up: what was said, where, and in which capture.
///
/// `text` is raw, as the page has it, never normalised; `capture` is the digest of the capture that holds it.
public record Quote(Place place, String text, WebUrl where, Sha256 capture) {
    /// Which end of a promotion the words stand at.
    public enum Place {
        PROFILE,
        POST,
        COMMENT,
        ADDRESS,
        LISTING,
        PICTURE
    }

    public Quote {
        if (text.isEmpty()) throw new IllegalArgumentException("a quote has words");
    }
}
