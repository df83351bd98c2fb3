package promotrace.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import promotrace.Monitor;
import promotrace.Settings;
import promotrace.collect.WatchList;

@Command(
        name = "demo",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "The shipped case, end to end, replayed from captures; then its page on http://127.0.0.1:8080.",
        footer = {
            "",
            "Example:",
            "  ./promotrace demo --no-serve",
            "  prints what was seen and writes data/demo/report.html and data/demo/report.json"
        })
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--no-serve", description = "end at once instead of serving the page")
    boolean noServe;

    @Option(names = "--report", paramLabel = "FILE.json", description = "where to write the report as JSON")
    @Nullable
    Path report;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "port of the page (default: 8080)")
    int port;

    @Mixin
    StoreOptions where = new StoreOptions();

    @Override
    public Integer call() throws Exception {
        Path data = where.data("data/demo");
        Path demo = Home.folder().resolve("src/demo");
        Path warc = demo.resolve("case.warc.gz");
        Settings settings = Settings.replaying(Home.folder(), data, warc, RunCommand.REPLAY_HOSTS)
                .on(where.mongodb());
        if (!noServe) Page.refuseTaken(port);
        Terminal.say("PromoTrace · the shipped case, replayed from captures. Nothing is asked of the web.");
        System.err.println();
        try (Monitor monitor = Monitor.open(settings)) {
            monitor.pipeline().watch(WatchList.read(demo.resolve("watch.json")));
            Run run = new Run(monitor, "shipped case, replayed from captures");
            run.once();
            run.summary();
            Path json = report == null ? data.resolve("report.json") : report.toAbsolutePath();
            run.write(json, data.resolve("report.html"));
            if (!noServe) Page.serve(Page.of(run::file), port);
        }
        return 0;
    }
}
