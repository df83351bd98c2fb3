package promotrace.cli;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import promotrace.Monitor;
import promotrace.frontier.Visit;

@Command(
        name = "visits",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Says how many visits are open, lists those given up, or opens them anew.",
        footer = {"", "Example:", "  ./promotrace visits", "  open 12   given up 1"})
final class VisitsCommand implements Callable<Integer> {
    @Option(names = "--failed", description = "list the visits given up, with their last problem")
    boolean failed;

    @Option(names = "--retry", description = "open the visits given up anew; the next run makes them")
    boolean retry;

    @Mixin
    StoreOptions where = new StoreOptions();

    @Override
    public Integer call() {
        try (Monitor.Desk desk = Monitor.stored(Home.folder(), where.data("data"), where.mongodb())) {
            List<Visit> given = desk.frontier().failed();
            if (failed) {
                for (Visit v : given) {
                    System.out.println(v.url().defanged() + "   " + v.problem().orElse(""));
                }
            } else if (retry) {
                long opened =
                        desk.frontier().retry(given.stream().map(Visit::id).toList(), Instant.now());
                System.out.println("opened anew " + opened);
            } else {
                System.out.println("open " + desk.frontier().open() + "   given up " + given.size());
            }
        }
        return 0;
    }
}
