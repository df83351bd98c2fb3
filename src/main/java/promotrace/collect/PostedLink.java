package promotrace.collect;

import promotrace.url.WebUrl;

/// A link as somebody posted it. `written` is what stood there (a bare domain has no scheme), `url` the address it
/// means
/// with platform wrappers still around it, `label` the words it hides behind or stands beside (empty when none).
public record PostedLink(WebUrl url, String written, String label, Where where) {
    /// Where on the post or profile the link stands.
    public enum Where {
        TEXT,
        HIDDEN,
        CARD,
        BUTTON,
        BIO
    }
}
