package promotrace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import promotrace.collect.Watched;
import promotrace.fetch.Door;
import promotrace.fetch.Fetched;
import promotrace.frontier.Frontier;
import promotrace.frontier.Lease;
import promotrace.frontier.Retry;
import promotrace.frontier.Visit;
import promotrace.store.StoreException;

/// Works through open visits, several hosts side by side, each in one worker's hands.
///
/// What a host's visits taught is stored, and its captures are on disk, before those visits count as done; so a run may be
/// stopped at any moment and the visits in hand are simply made again.
final class Visiting {
    private static final Logger LOG = LoggerFactory.getLogger(Visiting.class);
    private static final int VISITS_PER_LEASE = 50;

    /// A host that wants to be left alone for longer is let go meanwhile, so that it is free for whoever comes after.
    private static final Duration LONGEST_IN_HAND = Duration.ofSeconds(2);

    /// What was seen longer ago is stored before the next request, so that a killed process has little to ask again.
    private static final Duration LONGEST_UNSTORED = Duration.ofSeconds(5);

    /// No request is begun that may outlast its lease.
    private static final Duration WHOLE_REQUEST = Duration.ofSeconds(30);

    /// How long a run that is to end still waits for visits that fall due later (retries).
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String worker;
    private final Door door;
    private final Reader reader;
    private final Keeper keeper;
    private final Frontier frontier;
    private final Clock machine;
    private final int hosts;
    private final DiskFloor floor;
    private final Semaphore reading =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    private volatile boolean stopping;

    /// What the leasing thread waits for: a host was let go, or somebody wants the run to end or to look again.
    private sealed interface Signal {
        /// `free` is when that host may be leased again.
        record HostDone(Instant free) implements Signal {}

        record LookAgain() implements Signal {}
    }

    Visiting(
            String worker,
            Door door,
            Reader reader,
            Keeper keeper,
            Frontier frontier,
            Clock machine,
            int hosts,
            DiskFloor floor) {
        this.worker = worker;
        this.door = door;
        this.reader = reader;
        this.keeper = keeper;
        this.frontier = frontier;
        this.machine = machine;
        this.hosts = hosts;
        this.floor = floor;
    }

    /// Makes every visit that is due, or falls due within [#PATIENCE], and those that follow from them; returns when
    /// nothing is left, or as soon as what is in hand is done after [#stop].
    ///
    /// @throws DiskException when the disk is full or has less space than must stay free; all hosts are let go then
    void untilNothingIsDue(Map<String, Watched> watched, Tally tally) throws InterruptedException {
        broken.set(null); // what ended an earlier call was thrown by it
        signals.clear();
        int running = 0;
        PriorityQueue<Instant> resting = new PriorityQueue<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (true) {
                boolean ending = stopping || diskIsLow() || broken.get() != null;
                if (!ending && running < hosts) {
                    for (Lease lease : frontier.lease(worker, hosts - running, VISITS_PER_LEASE, machine.instant())) {
                        running++;
                        workers.execute(() -> visitHost(lease, watched, tally));
                    }
                }
                if (running == 0 && (ending || !anythingSoon())) break;
                running -= hostsDone(untilOneIsRested(resting), resting);
            }
        }
        switch (broken.get()) {
            case null -> {}
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    /// Whether nothing more may be asked for want of space; the run ends then.
    private boolean diskIsLow() {
        Optional<DiskException> low = floor.low();
        low.ifPresent(e -> broken.compareAndSet(null, e));
        return low.isPresent();
    }

    /// Whether some visit is due, or falls due within [#PATIENCE].
    boolean anythingSoon() {
        Instant now = machine.instant();
        return frontier.nextDue(now)
                .filter(at -> !at.isAfter(now.plus(PATIENCE)))
                .isPresent();
    }

    /// How long to wait at most for the next signal: hosts that others let go, and work that others find, is looked for
    /// every second.
    private Duration untilOneIsRested(PriorityQueue<Instant> resting) {
        Instant now = machine.instant();
        while (!resting.isEmpty() && !resting.peek().isAfter(now)) resting.poll();
        Duration second = Duration.ofSeconds(1);
        if (resting.isEmpty()) return second;
        Duration first = Duration.between(now, resting.peek());
        return first.compareTo(second) < 0 ? first : second;
    }

    /// Waits for a signal; how many hosts were let go since.
    private int hostsDone(Duration wait, PriorityQueue<Instant> resting) throws InterruptedException {
        int done = 0;
        Signal signal = signals.poll(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS);
        while (signal != null) {
            if (signal instanceof Signal.HostDone(Instant free)) {
                resting.add(free);
                done++;
            }
            signal = signals.poll();
        }
        return done;
    }

    /// Ends the run after the requests that are under way; safe from any thread, any number of times.
    void stop() {
        stopping = true;
        signals.add(new Signal.LookAgain());
    }

    boolean stopping() {
        return stopping;
    }

    private void visitHost(Lease lease, Map<String, Watched> watched, Tally tally) {
        Instant free = machine.instant();
        try {
            List<Learned> learned = new ArrayList<>();
            Instant stored = machine.instant();
            for (Visit visit : lease.visits()) {
                if (stopping || diskIsLow() || !mayBegin(lease) || !frontier.holds(lease, machine.instant())) break;
                learned.add(visit(visit, watched, tally));
                if (machine.instant().isBefore(stored.plus(LONGEST_UNSTORED))) continue;
                store(lease, learned, tally);
                stored = machine.instant();
            }
            store(lease, learned, tally);
            free = machine.instant().plus(door.rest(lease.host()));
            frontier.release(lease, free);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) { // the job's edge: the leasing thread ends the run and throws it
            letGo(lease, e);
            broken.compareAndSet(null, floor.told(e));
        } finally {
            signals.add(new Signal.HostDone(free));
        }
    }

    /// Stores what was learned, then counts those visits as done; empties the list.
    private void store(Lease lease, List<Learned> learned, Tally tally) {
        keeper.keep(learned, tally);
        complete(lease, learned);
        learned.clear();
    }

    /// Lets a host go after a fault, for others to go on with; where the database is at fault, its lease runs out.
    private void letGo(Lease lease, Throwable fault) {
        if (fault instanceof StoreException) return;
        try {
            frontier.release(lease, machine.instant().plus(door.rest(lease.host())));
        } catch (StoreException e) {
            fault.addSuppressed(e);
        }
    }

    /// Whether the host may be asked soon, and the answer will be there while the host is still in our hands.
    private boolean mayBegin(Lease lease) {
        Duration rest = door.rest(lease.host());
        if (rest.compareTo(LONGEST_IN_HAND) > 0) return false;
        return machine.instant().plus(rest).plus(WHOLE_REQUEST).isBefore(lease.until());
    }

    private Learned visit(Visit visit, Map<String, Watched> watched, Tally tally) throws InterruptedException {
        Fetched fetched = door.ask(reader.ask(visit, watched));
        tally.came(fetched);
        reading.acquire();
        try {
            return reader.read(visit, fetched, watched);
        } catch (RuntimeException
                | StackOverflowError e) { // the request's edge: one odd page must not end a run of months
            LOG.error("page not read url={} kind={}", visit.url().defanged(), visit.kind(), e);
            return Learned.again(visit, "not read: " + e, Optional.empty());
        } finally {
            reading.release();
        }
    }

    private void complete(Lease lease, List<Learned> learned) {
        List<Visit> done = new ArrayList<>();
        List<Visit> later = new ArrayList<>();
        Instant now = machine.instant();
        for (Learned l : learned) {
            if (!l.again()) done.add(l.visit());
            else
                later.add(Retry.USUAL.again(
                        l.visit(), l.problem().orElse("no answer"), l.after(), now, RandomGenerator.getDefault()));
        }
        if (!frontier.complete(lease, done, later)) LOG.info("lease lost host={}", lease.host());
    }
}
