package promotrace.fetch;

import java.util.Optional;
import promotrace.evidence.Sent;
import promotrace.url.WebUrl;

/// One request to be made: an address; for an API the name of the secret it needs; and what is sent along, where it is a
/// POST.
///
/// The secret's value is known to the door alone; it never stands in an `Ask`, a capture, a log or the database.
/// `inBrowser` says that the page is to be opened in a browser and what its scripts made of it to be given. `cookies` are
/// the cookies that servers on one link's way set, as a `Cookie` field has them, to be sent along for this one request: the
/// empty text where they set none yet, but the answer is to be that way's own. Empty for everything else. `click` is
/// there where the request is to be made as by somebody who follows a link on a telephone (see [Click]). `picture` says that
/// a picture is expected: the answer is not read as text.
public record Ask(
        WebUrl url,
        Optional<Secret> secret,
        Optional<Sent> sent,
        boolean inBrowser,
        Optional<String> cookies,
        Optional<Click> click,
        boolean picture) {

    /// Which secret (`PROMOTRACE_FACEBOOK_TOKEN`) is to be sent, and as what.
    public record Secret(String name, As as) {
        /// Sent as that query parameter (`access_token`).
        public Secret(String name, String parameter) {
            this(name, new As.Parameter(parameter));
        }

        /// The query parameter that holds it; empty where it is sent in another way.
        public Optional<String> parameter() {
            return as instanceof As.Parameter(String field) ? Optional.of(field) : Optional.empty();
        }

        /// The header field that holds it; empty where it is sent in another way.
        public Optional<String> header() {
            return as instanceof As.Field(String field, String _) ? Optional.of(field) : Optional.empty();
        }
    }

    /// How a secret is sent.
    public sealed interface As {
        record Parameter(String name) implements As {}

        /// In the header field `name`; in `value` the secret's own stands for `{secret}`.
        record Field(String name, String value) implements As {
            public static final String SECRET = "{secret}";
        }
    }

    public Ask(WebUrl url, Optional<Secret> secret) {
        this(url, secret, Optional.empty());
    }

    public Ask(WebUrl url, Optional<Secret> secret, Optional<Sent> sent) {
        this(url, secret, sent, false, Optional.empty(), Optional.empty(), false);
    }

    /// The same, opened in a browser.
    public Ask opened() {
        return new Ask(url, secret, sent, true, cookies, click, picture);
    }

    /// The same address, with that sent along.
    public Ask sending(Optional<Sent> body) {
        return new Ask(url, secret, body, inBrowser, cookies, click, picture);
    }

    /// The same address, with cookies of one link's way.
    public Ask bringing(String cookies) {
        return new Ask(url, secret, sent, inBrowser, Optional.of(cookies), click, picture);
    }

    /// The same address, asked as by somebody who follows a link.
    public Ask as(Click how) {
        return new Ask(url, secret, sent, inBrowser, cookies, Optional.of(how), picture);
    }

    /// Whether what it answers holds for whoever asks that address: nothing was sent along.
    boolean isPlain() {
        return sent.isEmpty() && cookies.isEmpty() && click.isEmpty();
    }

    /// A picture.
    public static Ask picture(WebUrl url) {
        return new Ask(url, Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty(), true);
    }

    public static Ask get(WebUrl url) {
        return new Ask(url, Optional.empty());
    }
}
