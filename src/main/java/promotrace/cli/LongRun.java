package promotrace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import promotrace.DiskException;
import promotrace.DiskFloor;
import promotrace.Monitor;
import promotrace.Telling;
import promotrace.deliver.Alert;
import promotrace.deliver.Channel;
import promotrace.store.StoreException;

/// An unattended run that outlives what passes by itself: a disk without space, a database that is away.
///
/// It lets everything go, the embedded database too, waits, looks again, and begins anew from what is stored. What it can't
/// outlive ends it, and the operator is told.
final class LongRun {
    private static final Logger LOG = LoggerFactory.getLogger(LongRun.class);
    private static final Duration LOOK = Duration.ofSeconds(30);

    /// What is opened and what is done with it until it is stopped.
    interface Work {
        Monitor open();

        void run(Monitor monitor) throws InterruptedException, IOException;
    }

    private final Work work;
    private final DiskFloor floor;
    private final List<Channel> channels;
    private final Optional<String> mongodb;
    private final Duration look;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Monitor current;

    LongRun(Work work, DiskFloor floor, List<Channel> channels, Optional<String> mongodb) {
        this(work, floor, channels, mongodb, LOOK);
    }

    LongRun(Work work, DiskFloor floor, List<Channel> channels, Optional<String> mongodb, Duration look) {
        this.work = work;
        this.floor = floor;
        this.channels = List.copyOf(channels);
        this.mongodb = mongodb;
        this.look = look;
    }

    /// Ends the run after what is in hand, and waits for that; for a shutdown hook.
    void stop() {
        stopped.countDown();
        Monitor monitor = current;
        if (monitor != null) monitor.stopAndWait();
    }

    /// Returns after [#stop].
    ///
    /// @throws StoreException when the database can't be opened the first time, or refuses what it is asked
    void run() throws InterruptedException, IOException {
        Away away = new Away();
        for (boolean first = true; !isStopped(); first = false) {
            boolean disk = false;
            try (Monitor monitor = work.open()) {
                current = monitor;
                first = false;
                away.back();
                if (isStopped()) return;
                Told.run(monitor, () -> work.run(monitor));
            } catch (DiskException e) {
                LOG.warn("run waits problem={}", e.getMessage());
                disk = true;
            } catch (StoreException e) {
                if (first || !mayPass(e)) throw e;
                if (away.begin()) LOG.warn("run waits problem={}", e.getMessage());
            } finally {
                current = null;
            }
            if (disk) untilThereIsSpace();
            else if (away.lasts() && !stopped.await(look.toMillis(), TimeUnit.MILLISECONDS)) away.tell();
        }
    }

    private static boolean mayPass(StoreException e) {
        return e.kind() == StoreException.Kind.NOT_THERE || e.kind() == StoreException.Kind.DISK;
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void untilThereIsSpace() throws InterruptedException {
        boolean left = !channels.isEmpty();
        do {
            if (left) left = !delivered();
            if (stopped.await(look.toMillis(), TimeUnit.MILLISECONDS)) return;
        } while (floor.free() < floor.bytes());
        LOG.info("run goes on free={}", DiskFloor.size(floor.free()));
    }

    /// Whether the operator knows; asked anew for as long as that takes.
    private boolean delivered() {
        Path data = floor.folder();
        try (Monitor.Desk desk = Monitor.stored(Home.folder(), data, mongodb)) {
            return desk.telling(channels).deliver();
        } catch (StoreException later) {
            return false;
        }
    }

    /// A database that does not answer; whom that is told can't be noted there.
    private final class Away {
        private @Nullable Instant since;
        private final Set<String> told = new HashSet<>();

        /// True the first time.
        boolean begin() {
            if (since != null) return false;
            since = Instant.now();
            return true;
        }

        boolean lasts() {
            return since != null;
        }

        void tell() {
            Instant began = since;
            if (began == null || Duration.between(began, Instant.now()).compareTo(Telling.AWAY) < 0) return;
            String text = "the database has not answered since " + began + "; the run waits for it";
            send(new Alert("database-away", text, false, began));
        }

        private void send(Alert alert) {
            for (Channel c : channels) if (!told.contains(c.name()) && Telling.send(c, alert)) told.add(c.name());
        }

        void back() {
            Instant began = since;
            since = null;
            if (began == null) return;
            LOG.info("database is back since={}", began);
            boolean knew = !told.isEmpty();
            told.clear();
            String text = "the database answers again; it was away since " + began;
            if (knew) send(new Alert("database-away", text, true, Instant.now()));
            told.clear();
        }
    }
}
