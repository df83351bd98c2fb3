package promotrace.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import promotrace.Captures;
import promotrace.evidence.Capture;
import promotrace.evidence.Look;

@Command(
        name = "capture",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Prints a capture: what a server answered, by its address or its SHA-256.",
        footer = {
            "",
            "Example:",
            "  ./promotrace capture https://t.me/s/lux_finds",
            "  (where it lies, status and headers on stderr, the body on stdout)"
        })
final class CaptureCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ADDRESS|SHA", description = "an address as it was asked, or a capture's SHA-256")
    String wanted = "";

    @Option(
            names = "--replay",
            paramLabel = "FILE.warc.gz",
            description = "look in these captures too (those of the data folder are always looked in)")
    List<Path> replay = new ArrayList<>();

    @Mixin
    StoreOptions where = new StoreOptions();

    @Override
    public Integer call() {
        Look.Seen seen = Captures.find(where.data("data"), replay, wanted)
                .orElseThrow(
                        () -> Failure.wrongUse("no capture of " + wanted + " in " + Home.shown(where.data("data"))));
        Capture capture = seen.capture();
        System.err.println(
                capture.url() + "   " + capture.method() + "   " + capture.at() + "   sha256 " + capture.sha256());
        System.err.println(
                "in " + seen.kept().file() + " at byte " + seen.kept().offset());
        System.err.println("status " + capture.status());
        capture.headers().forEach(h -> System.err.println(h.name() + ": " + h.value()));
        System.out.write(capture.body(), 0, capture.body().length);
        System.out.flush();
        return 0;
    }
}
