package promotrace.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import promotrace.DiskFloor;
import promotrace.Monitor;
import promotrace.SweptLine;

@Command(
        name = "sweep",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Takes out what is older than config/retention.yml says; what a finding quotes stays.",
        description = {"", "An unattended run does so once a day."},
        footer = {
            "",
            "Example:",
            "  ./promotrace sweep --dry-run",
            "  captures                            would go 1204 (310 MB)   stay 8800 (1.9 GB)"
        })
final class SweepCommand implements Callable<Integer> {
    @Option(names = "--dry-run", description = "say what would go, and change nothing")
    boolean dryRun;

    @Mixin
    StoreOptions where = new StoreOptions();

    @Override
    public Integer call() {
        try (Monitor.Desk desk = Monitor.stored(Home.folder(), where.data("data"), where.mongodb())) {
            Optional<List<SweptLine>> lines = desk.sweep(Home.folder(), dryRun);
            if (lines.isEmpty()) throw Failure.notDone("another promotrace is sweeping the same captures");
            lines.get().forEach(l -> System.out.println(line(l)));
        }
        return 0;
    }

    private String line(SweptLine l) {
        return String.format(
                Locale.ROOT,
                "%-34s  %s %d%s   stay %d%s",
                l.what(),
                dryRun ? "would go" : "gone",
                l.gone(),
                size(l.goneBytes()),
                l.stay(),
                size(l.stayBytes()));
    }

    private static String size(Optional<Long> bytes) {
        return bytes.map(b -> " (" + DiskFloor.size(b) + ")").orElse("");
    }
}
