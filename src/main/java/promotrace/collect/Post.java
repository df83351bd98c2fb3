package promotrace.collect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// One public post. `id` is `account id` + `/` + the platform's own id and never changes; `url` is its public address.
/// `capture` is the digest of the answer it was read from and `captured` that answer's address.
public record Post(
        String id,
        String account,
        WebUrl url,
        Instant at,
        String text,
        List<PostedLink> links,
        List<Picture> pictures,
        Counters counters,
        Optional<String> language,
        Sha256 capture,
        WebUrl captured) {
    public Post {
        links = List.copyOf(links);
        pictures = List.copyOf(pictures);
    }

    /// Public counters; empty where the platform shows none.
    public record Counters(OptionalLong likes, OptionalLong shares, OptionalLong views) {
        public static final Counters NONE =
                new Counters(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }
}
