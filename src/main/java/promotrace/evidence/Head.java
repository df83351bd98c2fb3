package promotrace.evidence;

import java.time.Instant;
import promotrace.url.WebUrl;

/// What is to be known of a kept answer to decide whether it stays: `sha256` is its body's, `picture` says that it was sent
/// as one, `revisit` that the record holds no body but points at an earlier one. `offset` and `length` are where it lies in
/// its file, its request included.
public record Head(WebUrl url, Instant at, Sha256 sha256, boolean picture, boolean revisit, long offset, long length) {}
