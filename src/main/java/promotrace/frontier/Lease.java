package promotrace.frontier;

import java.time.Instant;
import java.util.List;

/// One host in one worker's hands: nobody else may ask it until `until` (machine time) or until it is let go. `token`
/// proves the lease in every completion.
public record Lease(String host, String token, Instant until, List<Visit> visits) {
    public Lease {
        visits = List.copyOf(visits);
    }
}
