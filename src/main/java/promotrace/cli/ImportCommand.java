package promotrace.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import promotrace.Imported;
import promotrace.Importing;
import promotrace.Monitor;
import promotrace.collect.Watched;
import promotrace.intake.Intake;

@Command(
        name = "import",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Brings in files: posts, comments and links that were exported elsewhere, and archives of pages.",
        description = {
            "",
            "4CAT (CSV, NDJSON), Zeeschuimer, Telegram Desktop (result.json), gallery-dl, yt-dlp, a CSV of one's own"
                    + " (account, url, date, text), WARC, WACZ, HAR, a saved page; also gzipped. What a file is, its"
                    + " content tells. Twice changes nothing. The next run follows the links and assesses the accounts;"
                    + " they are not visited unless somebody watches them."
        },
        footer = {
            "",
            "Example:",
            "  ./promotrace import posts.csv tiktok.ndjson.gz",
            "  csv                accounts 2   posts 31   comments 0   links 27   left out 0",
            "  zeeschuimer-tiktok accounts 4   posts 212   comments 0   links 190   left out 1",
            "      1   no JSON"
        })
final class ImportCommand implements Callable<Integer> {
    /// So many things left out of a file are told one by one.
    private static final int TOLD = 20;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "the files")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--account",
            paramLabel = "PLATFORM:HANDLE",
            description = "whose all the rows are, for exports that do not tell (such as Telegram Desktop's)")
    @Nullable
    String account;

    @Mixin
    StoreOptions where = new StoreOptions();

    @Override
    public Integer call() {
        Map<String, Imported> told = new LinkedHashMap<>();
        try (Importing importing = Monitor.importing(Home.folder(), where.data("data"), where.mongodb())) {
            Optional<Watched> whose = Optional.ofNullable(account).map(a -> account(importing, a));
            List<Intake.Known> known = files.stream().map(importing::look).toList(); // all, before any is stored
            for (int i = 0; i < known.size(); i++) {
                Left left = new Left(files.get(i));
                Imported imported = importing.bring(known.get(i), whose, left::tell);
                left.sayTheRest();
                told.merge(imported.name(), imported, Imported::and);
            }
        }
        int width = told.keySet().stream().mapToInt(String::length).max().orElse(0);
        told.values().forEach(i -> say(i, width));
        if (told.values().stream().anyMatch(i -> i.posts() > 0)) {
            System.err.println("the next run follows the links and assesses the accounts");
        }
        return 0;
    }

    private static Watched account(Importing importing, String written) {
        int colon = written.indexOf(':');
        if (colon <= 0 || colon == written.length() - 1) {
            throw Failure.wrongUse("not an account: " + written + " (such as telegram:lux_finds)");
        }
        return importing.account(written.substring(0, colon), written.substring(colon + 1));
    }

    private static void say(Imported i, int width) {
        String name = i.name() + " ".repeat(width - i.name().length());
        boolean captures = i.captures() + i.known() > 0;
        String kept = captures ? "   captures " + i.captures() + "   known already " + i.known() : "";
        System.out.println(name + kept + "   accounts " + i.accounts().size() + "   posts " + i.posts() + "   comments "
                + i.comments() + "   links " + i.links() + "   left out " + i.leftOut());
        i.left().forEach((why, n) -> System.out.println("    " + n + "   " + why));
    }

    /// What is left out of a file, on stderr as it comes.
    private static final class Left {
        private final Path file;
        private long count;

        Left(Path file) {
            this.file = file;
        }

        void tell(String what) {
            if (++count <= TOLD) System.err.println(file.getFileName() + ", " + what);
        }

        void sayTheRest() {
            if (count > TOLD) System.err.println(file.getFileName() + ", and " + (count - TOLD) + " more");
        }
    }
}
