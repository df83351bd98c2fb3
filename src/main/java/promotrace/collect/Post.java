package promotrace.collect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// One public post. `id` is `account id` + `/` + the platform's own id and never changes; `url` is its public address.
/// `capture` is the digest of the answer it was read from and `captured` that answer's address. `past` is empty while it
/// stands as it is here.
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
        WebUrl captured,
        Optional<Past> past) {
    public Post {
        links = List.copyOf(links);
        pictures = List.copyOf(pictures);
    }

    /// A post as it stands.
    public Post(
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
        this(id, account, url, at, text, links, pictures, counters, language, capture, captured, Optional.empty());
    }

    /// What has become of a post that does not stand so any more; `since` is the world's time at which that was seen.
    public sealed interface Past {
        Instant since();

        /// It has other words or links since; this is how it stood before.
        record Edited(Instant since) implements Past {}

        /// It was no longer where it had stood in the account's list: deleted, hidden, or moved.
        record Missing(Instant since) implements Past {}
    }

    /// Whether somebody who reads it finds the same words and links.
    public boolean saysTheSame(Post other) {
        return text.equals(other.text) && links.equals(other.links);
    }

    /// The same, with these of its links.
    public Post withLinks(List<PostedLink> some) {
        return new Post(id, account, url, at, text, some, pictures, counters, language, capture, captured, past);
    }

    /// The same, with what has become of it.
    public Post with(Past what) {
        return new Post(
                id, account, url, at, text, links, pictures, counters, language, capture, captured, Optional.of(what));
    }

    /// Public counters; empty where the platform shows none.
    public record Counters(OptionalLong likes, OptionalLong shares, OptionalLong views) {
        public static final Counters NONE =
                new Counters(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }
}
