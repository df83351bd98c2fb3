package promotrace.fetch;

import java.util.Optional;
import promotrace.evidence.Sent;
import promotrace.url.WebUrl;

/// One request to be made: an address; for an API the name of the secret it needs; and what is sent along, where it is a
/// POST.
///
/// The secret's value is known to the door alone; it never stands in an `Ask`, a capture, a log or the database.
/// `inBrowser` says that the page is to be opened in a browser and what its scripts made of it to be given.
public record Ask(WebUrl url, Optional<Secret> secret, Optional<Sent> sent, boolean inBrowser) {

    /// Which secret (`PROMOTRACE_FACEBOOK_TOKEN`) is to be sent as which query parameter (`access_token`).
    public record Secret(String name, String parameter) {}

    public Ask(WebUrl url, Optional<Secret> secret) {
        this(url, secret, Optional.empty());
    }

    public Ask(WebUrl url, Optional<Secret> secret, Optional<Sent> sent) {
        this(url, secret, sent, false);
    }

    /// The same, opened in a browser.
    public Ask opened() {
        return new Ask(url, secret, sent, true);
    }

    public static Ask get(WebUrl url) {
        return new Ask(url, Optional.empty());
    }
}
