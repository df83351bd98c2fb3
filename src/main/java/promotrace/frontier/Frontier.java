package promotrace.frontier;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What to visit next, and who may. Kept in the store; any number of workers share it and one host is never in two
/// hands.
///
/// All times are the machine's and are passed in. A worker takes hosts with [#lease], asks [#holds] before each
/// request, stores what it learned, then calls [#complete], and lets the host go with [#release]. What a dead worker
/// held is free again when its lease runs out.
public interface Frontier {
    /// Adds open work. A visit that is already open stays as it is. A visit that was given up stays given up where it
    /// is a HOP (see [#retry]) and is opened anew where it is a COLLECT, because a schedule asked for it.
    void add(Collection<Visit> visits);

    /// Leases up to `hosts` hosts that have due visits and are in nobody's hands, each with at most `visits` of its due
    /// visits (never more than the lease's own limit, nor than the host has left of this day), oldest first. Empty when nothing is due or everything due is
    /// leased or paused.
    List<Lease> lease(String worker, int hosts, int visits, Instant now);

    /// Whether the lease still holds: asked before each request.
    boolean holds(Lease lease, Instant now);

    /// Takes finished visits out, under the lease's token; what they found must already be stored. `later` are visits
    /// of the lease as [Retry] left them: those with attempts left wait until their new `due`, the others are given up.
    /// False when the lease was lost, or when visits were not the lease's (any more): these were not changed.
    boolean complete(Lease lease, Collection<Visit> done, Collection<Visit> later);

    /// Lets the host go, not to be leased again before `notBefore`. Nothing happens where the lease was lost.
    void release(Lease lease, Instant notBefore);

    /// The earliest moment, never before `now`, at which some host may be leased; empty when there is no open work.
    /// A host in somebody's hands counts with the end of its lease, so work may be there sooner than this says.
    Optional<Instant> nextDue(Instant now);

    /// What is left of this day for hosts that are given fewer visits than others (see [Lease.Terms]), by host.
    Map<String, Integer> left(Instant now);

    /// Open visits, due or not, leased or not.
    long open();

    /// How many of them wait for nothing but that somebody makes them.
    long due(Instant now);

    /// Visits given up after too many attempts, with their last problem, in the order of their ids.
    List<Visit> failed();

    /// Opens given-up visits anew, due at `now`; ids that are not among them are ignored. How many were opened.
    long retry(Collection<String> ids, Instant now);
}
