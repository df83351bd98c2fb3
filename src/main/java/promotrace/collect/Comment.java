package promotrace.collect;

import java.time.Instant;
import java.util.Optional;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// One public comment under a post. `by` is already a pseudonym (a keyed hash, see [Pseudonyms]), empty where the
/// platform does not tell who wrote; the name itself is kept nowhere but in the capture.
public record Comment(
        String id, String post, String by, Optional<Instant> at, String text, Sha256 capture, WebUrl captured) {}
