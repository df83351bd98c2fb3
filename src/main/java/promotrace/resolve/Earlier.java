package promotrace.resolve;

import java.time.Instant;

/// Where a link led before: the way as it was then, and the world's time at which it was last seen to lead there.
public record Earlier(Chain chain, Instant until) {}
