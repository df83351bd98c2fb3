package promotrace.store;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import promotrace.frontier.Visit;

/// Writes for ever, telling on standard output what the store has acknowledged; meant to be killed.
///
/// Arguments: the data folder, and the address of a real server where there is one. Each of four threads says
/// `<thread> <number>` once the post and the visit of that number are written. When the store can't write any more, it
/// says why on standard error and ends with 1.
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] args) {
        Optional<String> address = args.length > 1 ? Optional.of(args[1]) : Optional.empty();
        Store store = Store.open(StoreSettings.of(address, Path.of(args[0])));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int t = 0; t < 4; t++) {
            String thread = "t" + t;
            Thread.ofPlatform().start(() -> write(store, thread, out));
        }
    }

    private static void write(Store store, String thread, PrintStream out) {
        try {
            for (int i = 0; ; i++) {
                store.posts().put(List.of(Samples.post("a:" + thread, "" + i)), Samples.DAY);
                store.visits().add(List.of(visit(thread, i)));
                out.println(thread + " " + i);
            }
        } catch (StoreException e) {
            System.err.println(e.kind() + ": " + e.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }

    static Visit visit(String thread, int number) {
        return Visit.hop(Samples.url(thread + "/" + number), 0, Instant.EPOCH);
    }
}
