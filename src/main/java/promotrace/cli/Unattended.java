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

/// A run that goes on by the crawlers' schedules until it is stopped.
///
/// It begins with a visit to every account; from then on an account falls due when its platform's schedule fires. Whenever
/// nothing is due, the case is computed anew and its report written.
final class Unattended {
    /// How long at most until it is looked whether retries, or another worker's finds, fell due.
    private static final Duration LOOK = Duration.ofMinutes(5);

    private Unattended() {}

    interface Writer {
        void write(Run run) throws IOException;
    }

    static void run(Monitor monitor, Run run, Writer writer) throws InterruptedException, IOException {
        BlockingQueue<String> fired = new LinkedBlockingQueue<>();
        monitor.onStop(() -> fired.add(""));
        monitor.pipeline().allDue(Instant.now());
        try (Schedule schedule = Schedule.start(monitor.pipeline().schedules(), platform -> {
            monitor.pipeline().due(platform, Instant.now());
            fired.add(platform);
        })) {
            Objects.requireNonNull(schedule);
            while (!monitor.stopping()) {
                monitor.pipeline().run(run.origin(), Progress.SILENT);
                if (monitor.stopping()) break;
                writer.write(run);
                fired.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                fired.clear();
            }
        }
    }
}
