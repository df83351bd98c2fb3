package promotrace.resolve;

import java.time.Instant;
import java.util.Optional;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// What an address led to when it was asked, kept per address: chains are walks over these and share their tails.
///
/// `first` and `last` are when it was first and last seen to lead there; `capture` is the answer's digest, empty when
/// there was none.
public record Answer(WebUrl address, Next next, Instant first, Instant last, Optional<Sha256> capture) {}
