package promotrace.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import promotrace.Monitor;

@Command(
        name = "serve",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Serves the stored case as a page on this machine until Ctrl-C.",
        footer = {
            "",
            "Example:",
            "  ./promotrace serve --data data/demo",
            "  Open     http://127.0.0.1:8080     Ctrl-C ends"
        })
final class ServeCommand implements Callable<Integer> {
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
        Page.refuseTaken(port);
        try (Monitor.Desk desk = Monitor.stored(Home.folder(), where.data("data"), where.mongodb())) {
            Page.serve(Page.of(() -> ReportCommand.whole(desk, where.data("data"))), port);
        }
        return 0;
    }
}
