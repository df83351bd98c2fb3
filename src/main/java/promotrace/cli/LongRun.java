package promotrace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import promotrace.DiskException;
import promotrace.DiskFloor;
import promotrace.Monitor;
import promotrace.deliver.Channel;
import promotrace.store.StoreException;

/// An unattended run that outlives a disk without space: it lets everything go, the embedded database too, waits, looks
/// again, and begins anew from what is stored. (That a database is away, [Unattended] outlives by itself.) What ends it
/// otherwise, the operator is told.
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
        boolean opened = false;
        while (!isStopped()) {
            boolean full = false;
            try (Monitor monitor = work.open()) {
                current = monitor;
                opened = true;
                if (isStopped()) return;
                Told.run(monitor, () -> work.run(monitor));
            } catch (DiskException e) {
                LOG.warn("run waits problem={}", e.getMessage());
                full = true;
            } catch (StoreException e) {
                if (!opened || !mayPass(e)) throw e;
                LOG.warn("run waits problem={}", e.getMessage());
            } finally {
                current = null;
            }
            if (full) untilThereIsSpace();
            else stopped.await(look.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static boolean mayPass(StoreException e) {
        return switch (e.kind()) {
            case NOT_THERE, DISK, IN_USE -> true; // in use: by somebody who looked while we waited
            case WRONG_ADDRESS, TOO_NEW, REFUSED -> false;
        };
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
}
