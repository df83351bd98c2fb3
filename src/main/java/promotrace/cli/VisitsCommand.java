package promotrace.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import promotrace.Monitor;
import promotrace.Revisiting;
import promotrace.frontier.Visit;
import promotrace.store.Alerts;

@Command(
        name = "visits",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Says how many visits are open, lists those given up or opens them anew, says when who is next.",
        description = {"", "Ends with exit 1 while there is something that somebody has to look after, and says what."},
        footer = {
            "",
            "Examples:",
            "  ./promotrace visits",
            "  open 12 (due now 3)   given up 1",
            "  to ask again: links' addresses 2 now, 340 later, the next 2026-06-30 14:05 UTC",
            "  ./promotrace visits --accounts",
            "  account           last visit (UTC)  next visit (UTC)  why",
            "  telegram:anna     2026-06-30 12:00  2026-06-30 16:00  about 3 posts a day: every 4 h"
        })
final class VisitsCommand implements Callable<Integer> {
    @Option(names = "--failed", description = "list the visits given up, with their last problem")
    boolean failed;

    @Option(names = "--retry", description = "open the visits given up anew; the next run makes them")
    boolean retry;

    @Option(names = "--accounts", description = "list the watched accounts with last visit, next visit, and why then")
    boolean accounts;

    @Option(names = "--now", paramLabel = "INSTANT", description = "the world's time, such as 2026-06-30T12:00:00Z")
    @Nullable
    Instant now;

    @Mixin
    StoreOptions where = new StoreOptions();

    @Override
    public Integer call() {
        boolean troubled;
        try (Monitor.Desk desk = Monitor.stored(Home.folder(), where.data("data"), where.mongodb())) {
            if (accounts) {
                Instant at = now == null ? Instant.now() : now;
                AgendaTable.lines(Monitor.agenda(Home.folder(), desk, at), at, Terminal.screen())
                        .forEach(System.out::println);
                Monitor.quotas(Home.folder(), desk, Instant.now()).forEach(System.out::println);
                return 0;
            }
            troubled = say(desk.troubles());
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
                System.out.println("open " + desk.frontier().open() + " (due now "
                        + desk.frontier().due(Instant.now()) + ")   given up " + given.size());
                Instant at = now == null ? Instant.now() : now;
                links(Monitor.revisits(Home.folder(), desk, at)).ifPresent(System.out::println);
            }
        }
        return troubled ? 1 : 0;
    }

    /// What links led over and is to be asked again, in one line; empty where there is nothing.
    private static Optional<String> links(Revisiting.Standing standing) {
        if (standing.due() + standing.later() == 0) return Optional.empty();
        String next = standing.next()
                .map(t -> ", the next " + AgendaTable.minute(t) + " UTC")
                .orElse("");
        return Optional.of(
                "to ask again: links' addresses " + standing.due() + " now, " + standing.later() + " later" + next);
    }

    /// Says what somebody has to look after; false when there is nothing.
    private static boolean say(List<Alerts.Trouble> troubles) {
        troubles.forEach(
                t -> System.err.println("since " + t.since().truncatedTo(ChronoUnit.SECONDS) + "   " + t.text()));
        return !troubles.isEmpty();
    }
}
