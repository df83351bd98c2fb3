package promotrace.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import promotrace.store.StoreException.Kind;

/// Brings what an older version stored up to this one, in numbered steps; what a newer version stored is refused.
///
/// The row `schema` says how many steps are done. Of several workers that start at once one takes the row `upgrade` (a
/// conditional write with an end, which it moves on while it works) and does the steps; the others wait. Whoever is
/// killed in the middle leaves its turn to run out, and the next start goes on with the step that was under way.
final class Upgrade {
    private static final Logger LOG = LoggerFactory.getLogger(Upgrade.class);
    private static final String SCHEMA = "schema";
    private static final String TURN = "upgrade";
    private static final Duration TURN_LASTS = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(250);

    /// One step. Doing it twice, also half and then again, also by two workers at once, gives what doing it once gives.
    /// Steps stand in their order for ever: the first leads from nothing to version 1.
    record Step(String what, Runnable work) {}

    private final Shelf meta;
    private final List<Step> steps;
    private final boolean alone;
    private final InstantSource machine;
    private final String token = UUID.randomUUID().toString();

    /// `alone` says that no other process can have this database open: a turn that stands there is a dead one's.
    Upgrade(Shelf meta, List<Step> steps, boolean alone, InstantSource machine) {
        this.meta = meta;
        this.steps = List.copyOf(steps);
        this.alone = alone;
        this.machine = machine;
    }

    /// Returns when all steps are done, by whomever.
    ///
    /// @throws StoreException of kind TOO_NEW when more steps are done than this version knows
    void bring() {
        while (version() < steps.size()) {
            if (!take()) {
                LockSupport.parkNanos(LOOK.toNanos());
                continue;
            }
            work();
        }
    }

    private void work() {
        CountDownLatch over = new CountDownLatch(1);
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            beside.execute(() -> hold(over));
            try {
                for (int done = version(); done < steps.size(); done = version()) step(done);
            } finally {
                over.countDown();
            }
        } catch (RuntimeException fault) {
            try {
                letGo();
            } catch (StoreException e) {
                fault.addSuppressed(e);
            }
            throw fault;
        }
        letGo();
    }

    private int version() {
        int version = meta.find(SCHEMA).map(r -> r.integer("version")).orElse(0);
        if (version <= steps.size()) return version;
        throw new StoreException(
                Kind.TOO_NEW,
                "the database was written by a newer version of promotrace (schema " + version + ", this one knows "
                        + steps.size() + ")");
    }

    private void step(int done) {
        Step step = steps.get(done);
        LOG.info("upgrade step={} what={}", done + 1, step.what());
        step.work().run();
        meta.putOnce(List.of(Row.keyed(SCHEMA).put("version", 0)));
        meta.change(
                new Document("_id", SCHEMA).append("version", done),
                new Document("$set", new Document("version", done + 1)));
    }

    private boolean take() {
        Instant now = machine.instant();
        Optional<Row> turn = meta.find(TURN);
        if (turn.isEmpty()) meta.putOnce(List.of(Row.keyed(TURN).put("until", Instant.EPOCH)));
        else if (!alone && turn.get().time("until").isAfter(now)) return false;
        Document free = new Document("_id", TURN);
        if (!alone) free = Shelf.both(free, Shelf.upTo("until", now));
        return meta.change(free, turn(now.plus(TURN_LASTS), Optional.of(token)));
    }

    /// Moves the end of the turn on until the steps are done; a turn that was lost is not taken back.
    private void hold(CountDownLatch over) {
        try {
            while (!over.await(TURN_LASTS.toMillis() / 3, TimeUnit.MILLISECONDS)) {
                meta.change(mine(), turn(machine.instant().plus(TURN_LASTS), Optional.empty()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreException e) { // the step itself meets the same, and says so
            LOG.warn("upgrade turn not held problem={}", e.getMessage());
        }
    }

    private void letGo() {
        meta.change(mine(), turn(Instant.EPOCH, Optional.empty()));
    }

    private Document mine() {
        return new Document("_id", TURN).append("token", token);
    }

    private static Document turn(Instant until, Optional<String> taker) {
        return new Document(
                "$set", Row.part().put("until", until).put("token", taker).document());
    }
}
