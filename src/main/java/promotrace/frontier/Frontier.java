package promotrace.frontier;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What to visit next, and who may. Kept in the store; any number of workers share it and one host is never in two
/// hands.
public interface Frontier {
    /// Adds open work; a visit that is already open stays as it is.
    void add(Collection<Visit> visits);

    /// Leases up to `hosts` hosts that have due visits and are in nobody's hands, each with at most `visits` of its due
    /// visits, oldest first. Empty when nothing is due or everything due is leased.
    List<Lease> lease(String worker, int hosts, int visits, Instant now);

    /// Whether the lease still holds: asked before each request.
    boolean holds(Lease lease, Instant now);

    /// Takes finished visits out, under the lease's token; what they found must already be stored. False when the lease
    /// was lost, and then nothing changed.
    boolean complete(Lease lease, Collection<Visit> done, Collection<Visit> later);

    /// Lets the host go, not to be leased again before `notBefore`.
    void release(Lease lease, Instant notBefore);

    /// When the next visit falls due, in whatever hands; empty when there is no open work.
    Optional<Instant> nextDue();

    /// Open visits, due or not.
    long open();

    /// Visits given up after too many attempts, with their last problem.
    List<Visit> failed();
}
