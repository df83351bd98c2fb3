package promotrace.fetch.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sees to it that a browser neither hangs nor eats up the machine: over its time or memory its processes are ended, and
/// whatever waits for them throws.
final class Watch {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final long NEVER = Long.MAX_VALUE;

    private final Set<ProcessHandle> roots;
    private final int maxMegabytes;
    private final long began = System.nanoTime();
    private volatile long due = NEVER; // since `began`
    private volatile @Nullable String why;
    private volatile boolean over;

    /// Watches those processes and all below them; `maxMegabytes` is what they may have in memory of their own together.
    Watch(Set<ProcessHandle> roots, int maxMegabytes) {
        this.roots = Set.copyOf(roots);
        this.maxMegabytes = maxMegabytes;
        Thread.ofVirtual().name("browser-watch").start(this::look);
    }

    /// Not to be nested.
    <T> T within(Duration time, Supplier<T> work) {
        due = System.nanoTime() - began + time.toNanos();
        try {
            return work.get();
        } finally {
            due = NEVER;
        }
    }

    private void look() {
        while (!over) {
            if (System.nanoTime() - began > due) kill("it did not answer any more");
            else if (megabytes() > maxMegabytes) kill("it took more than " + maxMegabytes + " MB");
            LockSupport.parkNanos(LOOK.toNanos()); // the beat of looking; nothing is waited for
        }
    }

    private List<ProcessHandle> all() {
        return roots.stream()
                .flatMap(r -> Stream.concat(Stream.of(r), r.descendants()))
                .toList();
    }

    /// Zero where the system does not tell (`/proc` is Linux').
    private long megabytes() {
        long kilobytes = 0;
        for (ProcessHandle p : all()) {
            Path status = Path.of("/proc", Long.toString(p.pid()), "status");
            try (Stream<String> lines = Files.lines(status)) {
                kilobytes += lines.filter(l -> l.startsWith("RssAnon:"))
                        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                        .sum();
            } catch (IOException | java.io.UncheckedIOException overAlready) {
                // that process is no more
            }
        }
        return kilobytes / 1024;
    }

    void kill(String reason) {
        if (why == null) why = reason;
        List<ProcessHandle> those = all(); // children first get lost when their parents go
        those.forEach(ProcessHandle::destroyForcibly);
    }

    boolean isAlive() {
        return roots.stream().anyMatch(ProcessHandle::isAlive);
    }

    Optional<String> why() {
        return Optional.ofNullable(why);
    }

    /// Ends the watch, and what is left of the browser.
    void end() {
        over = true;
        all().forEach(ProcessHandle::destroyForcibly);
    }
}
