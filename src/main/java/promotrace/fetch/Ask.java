package promotrace.fetch;

import java.util.Optional;
import promotrace.url.WebUrl;

/// One request to be made: an address and, for an API, the name of the secret it needs.
///
/// The secret's value is known to the door alone; it never stands in an `Ask`, a capture, a log or the database.
public record Ask(WebUrl url, Optional<Secret> secret) {

    /// Which secret (`PROMOTRACE_FACEBOOK_TOKEN`) is to be sent as which query parameter (`access_token`).
    public record Secret(String name, String parameter) {}

    public static Ask get(WebUrl url) {
        return new Ask(url, Optional.empty());
    }
}
