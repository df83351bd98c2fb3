package promotrace.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import promotrace.Monitor;
import promotrace.report.CaseFile;
import promotrace.report.Columns;
import promotrace.report.HtmlReport;
import promotrace.report.JsonReport;
import promotrace.report.Summary;

/// One run of a monitor as a command shows it: bars while it goes, the summary, the report's files.
final class Run {
    private final Monitor monitor;
    private final String origin;

    Run(Monitor monitor, String origin) {
        this.monitor = monitor;
        this.origin = origin;
    }

    /// Makes every account due, or goes on with a run that did not end, and works until nothing is left. SIGTERM and Ctrl-C end it after what is in hand.
    void once() throws InterruptedException {
        if (monitor.pipeline().allDue(Instant.now())) {
            System.err.println("going on with a run that has not ended; accounts that it read are not read again");
        }
        try (Bars bars = Bars.onStandardError()) {
            monitor.pipeline().run(origin, Bars.orSilence(bars));
        }
    }

    String origin() {
        return origin;
    }

    CaseFile file() {
        return monitor.cases().whole().orElseThrow(() -> new IllegalStateException("a run leaves a case"));
    }

    void summary() {
        Summary.print(file(), System.out, Terminal.screen());
    }

    /// The most memory this process had at any time, where the system tells it.
    private static String memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) return "";
        return Files.readAllLines(status).stream()
                .filter(l -> l.matches("VmHWM:\\s+\\d+ kB"))
                .map(l -> Long.parseLong(l.replaceAll("\\D", "")))
                .map(kilobytes -> ", %d MB at most".formatted(kilobytes / 1024))
                .findFirst()
                .orElse("");
    }

    /// Writes both reports; each replaces its file only when it is whole.
    void write(Path json, Path html) throws IOException {
        CaseFile file = file();
        for (Path p : new Path[] {json, html}) {
            if (p.getParent() != null) Files.createDirectories(p.getParent());
        }
        JsonReport.write(file, json);
        HtmlReport.write(file, html);
        Duration took = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        System.out.println();
        String seconds = String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0) + memory();
        String line = "  Report   " + Home.shown(html) + "     " + Home.shown(json);
        if (Columns.width(line) + seconds.length() + 5 <= Terminal.screen().columns()) {
            System.out.println(line + "     " + seconds);
        } else {
            System.out.println("  Report   " + Home.shown(html));
            System.out.println("           " + Home.shown(json) + "     " + seconds);
        }
    }
}
