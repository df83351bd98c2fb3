package promotrace.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import promotrace.store.StoreException;

/// A database server that is away for a while (restarted, handing over to another): told once, waited for longer and
/// longer up to a minute. Any other fault of the store ends the run.
final class Outage {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final boolean server;
    private final Consumer<String> say;
    private Optional<Instant> since = Optional.empty();
    private Duration wait = FIRST;

    /// `server` says that the database is a server of its own: the embedded one does not come back by itself.
    Outage(boolean server, Consumer<String> say) {
        this.server = server;
        this.say = say;
    }

    /// Whether the fault is one that passes by itself.
    boolean passes(StoreException fault) {
        return server && fault.kind() == StoreException.Kind.NOT_THERE;
    }

    /// How long to wait before the database is tried again.
    ///
    /// @throws StoreException the fault itself, where it does not pass
    synchronized Duration met(StoreException fault, Instant now) {
        if (!passes(fault)) throw fault;
        if (since.isEmpty()) {
            since = Optional.of(now);
            say.accept(fault.getMessage() + ". Waiting for it; nobody is visited meanwhile");
        }
        Duration next = wait;
        wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
        return next;
    }

    /// Since when the database is away; empty when it is there.
    synchronized Optional<Instant> since() {
        return since;
    }

    /// The database answers.
    synchronized void over(Instant now) {
        since.ifPresent(s -> say.accept("the database is back after "
                + Math.max(1, Duration.between(s, now).toSeconds()) + " s; going on"));
        since = Optional.empty();
    }

    /// All work that was due is done: the next outage is a new one.
    synchronized void forgotten() {
        wait = FIRST;
    }

    synchronized boolean lasts() {
        return since.isPresent();
    }
}
