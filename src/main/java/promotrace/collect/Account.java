package promotrace.collect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// What an account says of itself in public. `links` are those of its bio, buttons and pinned cards, as written.
public record Account(
        String id,
        String platform,
        String handle,
        WebUrl url,
        String name,
        String bio,
        OptionalLong followers,
        List<PostedLink> links,
        Optional<Sha256> capture,
        Instant seen) {
    public Account {
        links = List.copyOf(links);
    }
}
