package promotrace.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import promotrace.Monitor;
import promotrace.Progress;
import promotrace.schedule.Schedule;
import promotrace.store.StoreException;

/// A run that goes on by the crawlers' schedules until it is stopped.
///
/// It begins with the accounts that were never visited or whose next visit has come; from then on each firing of a
/// platform's schedule looks for such accounts, and now and then for links that are to be asked again. Whenever nothing is due any more, the case is computed anew and its report
/// written. While the database is away it waits, and makes up for what it missed.
final class Unattended {
    /// How long at most until it is looked whether retries, or another worker's finds, fell due.
    private static final Duration LOOK = Duration.ofMinutes(5);

    private final Monitor monitor;
    private final Outage outage;
    private final BlockingQueue<String> woken = new LinkedBlockingQueue<>();

    private Unattended(Monitor monitor) {
        this.monitor = monitor;
        this.outage = new Outage(monitor.hasServer(), System.err::println);
    }

    interface Writer {
        void write(Run run) throws IOException;
    }

    /// @throws promotrace.config.ConfigException naming a schedule that is none
    /// @throws StoreException when the store fails otherwise than by being away for a while
    static void run(Monitor monitor, Run run, Writer writer) throws InterruptedException, IOException {
        Unattended unattended = new Unattended(monitor);
        monitor.onStop(() -> unattended.woken.add("stop"));
        try (Schedule schedule = Schedule.start(monitor.pipeline().timetables(), unattended::fired)) {
            Objects.requireNonNull(schedule);
            unattended.untilStopped(run, writer);
        }
    }

    private void untilStopped(Run run, Writer writer) throws InterruptedException, IOException {
        boolean missed = true; // firings, before the start or while the database was away
        boolean computed = false;
        while (!monitor.stopping()) {
            Duration wait = LOOK;
            try {
                if (missed) monitor.pipeline().due(Instant.now());
                monitor.pipeline().linksDue(Instant.now());
                boolean work = monitor.pipeline().anythingSoon();
                outage.over(Instant.now());
                monitor.telling().databaseBack();
                missed = false;
                if (work || !computed) {
                    monitor.pipeline().run(run.origin(), Progress.SILENT);
                    if (monitor.stopping()) break;
                    writer.write(run);
                    computed = true;
                }
                monitor.lookAfter();
                outage.forgotten();
            } catch (StoreException e) { // the edge of a piece of work: what is not done stays open
                wait = outage.met(e, Instant.now());
                outage.since().ifPresent(monitor.telling()::databaseAway);
                missed = true;
            }
            woken.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
            woken.clear();
        }
    }

    /// A firing while the database is away is made up for when it is back.
    private void fired(String platform) {
        if (outage.lasts()) return;
        try {
            if (monitor.pipeline().due(platform, Instant.now()) > 0) woken.add(platform);
        } catch (StoreException e) {
            if (!outage.passes(e)) throw e;
            woken.add(platform); // the run meets the outage itself, tells it and waits
        }
    }
}
