package promotrace.frontier;

import java.time.Instant;
import java.util.Optional;
import promotrace.url.WebUrl;

/// One address that waits to be asked for. `id` is formed from kind, address and account, so that adding the same work
/// twice changes nothing. `due` is machine time. `account`, `step` and `about` belong to COLLECT visits; `secret` names
/// the secret to send and its parameter (`PROMOTRACE_YOUTUBE_KEY key`).
public record Visit(
        String id,
        Kind kind,
        WebUrl url,
        Instant due,
        int attempts,
        Optional<String> account,
        Optional<String> step,
        Optional<String> about,
        Optional<String> secret,
        Optional<String> problem) {

    public enum Kind {
        /// A page of a watched account.
        COLLECT,
        /// An address on the way of a link, or where it lands.
        HOP
    }

    /// Who is leased: the host with its port.
    public String host() {
        return url.server();
    }
}
