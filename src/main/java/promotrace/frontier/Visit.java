package promotrace.frontier;

import java.time.Instant;
import java.util.Optional;
import promotrace.url.WebUrl;

/// One address that waits to be asked for. `id` is formed from kind, address and account, so that adding the same work
/// twice changes nothing. `due` is machine time. `depth` counts the
/// hops asked for since the posted link (0 for a posted link and for COLLECT visits), so that no chain is followed for
/// ever.
/// `account`, `step` and `about` belong to COLLECT visits; `secret` names
/// the secret to send and its parameter (`PROMOTRACE_YOUTUBE_KEY key`).
public record Visit(
        String id,
        Kind kind,
        WebUrl url,
        Instant due,
        int attempts,
        int depth,
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
