package promotrace.fetch;

import java.time.Duration;
import java.util.Optional;
import promotrace.evidence.Capture;
import promotrace.url.WebUrl;

/// What came of asking for an address: every expected way the world answers.
public sealed interface Fetched {
    WebUrl url();

    /// The capture, where a server answered at all.
    Optional<Capture> evidence();

    /// Whether asking later may help: a failure that says so, or too many requests (429). In replay nothing is asked
    /// again, whatever this says.
    default boolean again() {
        return false;
    }

    /// How long the server asks to be left alone, counted from its answer (at most a day); empty when it did not say.
    default Optional<Duration> retryAfter() {
        return evidence().flatMap(RetryAfter::of);
    }

    /// A page that was given (2xx), with its text decoded by header, BOM, meta, then detection; no text where a picture was
    /// asked for.
    record Page(Capture capture, String text) implements Fetched {
        @Override
        public WebUrl url() {
            return capture.url();
        }

        @Override
        public Optional<Capture> evidence() {
            return Optional.of(capture);
        }
    }

    /// The server names another address (301, 302, 303, 307, 308); redirects are never followed by the door itself.
    record Moved(Capture capture, WebUrl to) implements Fetched {
        @Override
        public WebUrl url() {
            return capture.url();
        }

        @Override
        public Optional<Capture> evidence() {
            return Optional.of(capture);
        }
    }

    /// Nothing changed since the last capture (304).
    record Unchanged(WebUrl url) implements Fetched {
        @Override
        public Optional<Capture> evidence() {
            return Optional.empty();
        }
    }

    /// The server says that it is not, or no longer, there (404, 410), or the host does not exist (no capture then).
    record Gone(WebUrl url, Optional<Capture> evidence) implements Fetched {}

    /// We may not, or are not let in. Not the same as gone: something may well be there.
    record Refused(WebUrl url, Reason reason, Optional<Capture> evidence) implements Fetched {
        @Override
        public boolean again() {
            return evidence.map(c -> c.status() == 429).orElse(false);
        }
    }

    /// It did not work. `again` tells whether asking later may help.
    record Failed(WebUrl url, String problem, boolean again, Optional<Capture> evidence) implements Fetched {}

    /// Why an address was refused. `DENIED`: it is on our own list of those who are never asked.
    enum Reason {
        DENIED,
        ROBOTS,
        LOGIN_WALL,
        BLOCKED,
        NEEDS_KEY,
        PRIVATE_ADDRESS,
        TOO_LARGE
    }
}
