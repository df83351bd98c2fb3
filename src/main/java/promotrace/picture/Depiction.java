package promotrace.picture;

import java.time.Instant;
import java.util.Optional;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// What came of fetching a picture. `url` is its own address, where it is shown by a post or listing; what was fetched may be a
/// smaller form of it. `hash` is empty where there is none, and `because` then says why in a few words. `width` and `height`
/// are of what was fetched, 0 where it is no picture. `capture` is the digest of what was fetched, empty where no server gave
/// anything.
public record Depiction(
        WebUrl url,
        Optional<PictureHash> hash,
        String because,
        int width,
        int height,
        Optional<Sha256> capture,
        Instant seen) {

    /// Decodes and hashes a picture that was fetched.
    public static Depiction of(WebUrl url, byte[] bytes, Sha256 capture, Instant seen) {
        return switch (Picture.decode(bytes)) {
            case Decoded.Refused r ->
                new Depiction(url, Optional.empty(), r.because(), 0, 0, Optional.of(capture), seen);
            case Decoded.Shown shown -> {
                Picture p = shown.picture();
                Optional<PictureHash> hash = PictureHash.of(p);
                String because = hash.isPresent() ? "" : "it is of a single colour";
                yield new Depiction(url, hash, because, p.width(), p.height(), Optional.of(capture), seen);
            }
        };
    }

    /// A picture that could not be had.
    public static Depiction none(WebUrl url, String because, Optional<Sha256> capture, Instant seen) {
        return new Depiction(url, Optional.empty(), because, 0, 0, capture, seen);
    }
}
