package promotrace.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import promotrace.Links;
import promotrace.Settings;
import promotrace.report.ChainTree;
import promotrace.report.Screen;
import promotrace.report.WalkJson;
import promotrace.url.WebUrl;

@Command(
        name = "resolve",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Shows one link's way: every hop, who is paid, where it lands.",
        description = {
            "",
            "What stands in an address is read without asking anybody. Addresses are taken from the arguments,",
            "or one a line from standard input."
        },
        footer = {
            "",
            "Example:",
            "  ./promotrace resolve --no-fetch 'https://mulebuy.com/product/?id=769750692044&platform=TAOBAO&ref=33019921'",
            "  └─ parameter  https://item.taobao.com/item.htm?id=769750692044",
            "  resolved   1 hop, no request"
        })
final class ResolveCommand implements Callable<Integer> {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?!\\d)");

    @Parameters(paramLabel = "URL", arity = "0..*", description = "addresses; none: standard input")
    List<String> urls = new ArrayList<>();

    @Option(names = "--no-fetch", description = "ask nobody; read only what stands in the addresses")
    boolean noFetch;

    @Option(names = "--json", description = "one JSON object a line, in the order of the addresses")
    boolean json;

    @Option(
            names = "--compare",
            description = {
                "ask a second time as somebody who follows the link on a telephone (a Referer where --referer",
                "names one), show both ways, and say whether they differ; a programme's click is asked once"
            })
    boolean compare;

    @Option(
            names = "--referer",
            paramLabel = "URL",
            description = "with --compare: the page that the link stands on, sent as it is given")
    @Nullable
    String referer;

    @Option(names = "--clicks-too", description = "with --compare: ask a programme's click address twice as well")
    boolean clicksToo;

    @Option(
            names = "--replay",
            paramLabel = "FILE.warc.gz",
            description = "answer from these captures instead of the network")
    List<Path> replay = new ArrayList<>();

    @Option(
            names = "--contact",
            paramLabel = "MAIL",
            description = "whom visited servers may write to; needed live (also PROMOTRACE_CONTACT)")
    @Nullable
    String contact;

    @Option(names = "--proxy", paramLabel = "URL", description = "an HTTP proxy for all requests")
    @Nullable
    String proxy;

    @Option(
            names = "--trust",
            paramLabel = "CA.pem",
            description = "a certificate authority to trust besides the usual")
    @Nullable
    Path trust;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where captures are kept (default: data in the project)")
    @Nullable
    Path data;

    @Override
    public Integer call() throws Exception {
        for (Path file : replay) {
            if (!Files.isRegularFile(file)) throw Failure.wrongUse("there is no file " + Home.shown(file));
        }
        boolean ask = !noFetch;
        Optional<Vantage> vantage = vantage();
        Optional<String> named = RunCommand.contact(contact);
        if (ask && replay.isEmpty() && named.isEmpty()) {
            throw Failure.wrongUse(
                    "asking the web needs --contact MAIL (or PROMOTRACE_CONTACT), so that the servers know"
                            + " whom to write to; --no-fetch asks nobody");
        }
        Settings settings = new Settings(
                Home.folder(),
                data == null ? Home.folder().resolve("data") : data.toAbsolutePath(),
                Optional.empty(),
                replay,
                Optional.empty(),
                named,
                Optional.ofNullable(proxy),
                Optional.ofNullable(trust),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                1);
        try (Links links = Links.open(settings, ask)) {
            boolean all = true;
            Screen screen = Terminal.screen();
            ManyLinks.Work work = (out, err) -> new Printer(links.unasking(), out, err, json, screen, vantage);
            if (urls.isEmpty() && noFetch) {
                all = new ManyLinks(work, System.out, System.err).run(System.in);
            } else {
                PrintStream out = System.out;
                PrintStream err = System.err;
                try (Printer printer = new Printer(links, out, err, json, screen, vantage)) {
                    for (String url : urls) all &= printer.shown(url);
                    if (urls.isEmpty()) all = each(System.in, printer);
                }
            }
            System.out.flush();
            return all ? 0 : 2;
        }
    }

    /// How links are asked a second time: from that page, programmes' clicks too or not.
    private record Vantage(Optional<WebUrl> referer, boolean clicksToo) {}

    private Optional<Vantage> vantage() {
        if (!compare && (referer != null || clicksToo)) {
            throw Failure.wrongUse("--referer and --clicks-too go with --compare");
        }
        if (compare && noFetch) throw Failure.wrongUse("--compare asks, --no-fetch asks nobody; only one of them");
        if (!compare) return Optional.empty();
        Optional<WebUrl> page = Optional.ofNullable(referer)
                .map(r -> WebUrl.parse(r)
                        .orElseThrow(() -> Failure.wrongUse("--referer '" + r + "' is not a web address")));
        return Optional.of(new Vantage(page, clicksToo));
    }

    private static boolean each(InputStream in, Printer printer) throws IOException, InterruptedException {
        boolean all = true;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) all &= printer.shown(line.strip());
            }
        }
        return all;
    }

    /// Prints links' ways.
    private static final class Printer implements ManyLinks.OnLines {
        private final Links links;
        private final PrintStream out;
        private final PrintStream err;
        private final Optional<WalkJson> json;
        private final Screen screen;
        private final Optional<Vantage> vantage;

        Printer(Links links, PrintStream out, PrintStream err, boolean json, Screen screen, Optional<Vantage> vantage) {
            this.vantage = vantage;
            this.links = links;
            this.out = out;
            this.err = err;
            this.json = json ? Optional.of(new WalkJson(out)) : Optional.empty();
            this.screen = screen;
        }

        /// Prints one link's ways; false when the text is no address.
        @Override
        public boolean on(String written) throws InterruptedException, IOException {
            Optional<WebUrl> url = WebUrl.parse(written);
            boolean bare = url.isEmpty() && !SCHEME.matcher(written).lookingAt();
            if (bare) {
                url = WebUrl.parse("https:" + (written.startsWith("//") ? "" : "//") + written)
                        .filter(u -> u.host().indexOf('.') > 0); // a word alone is a word
            }
            if (url.isEmpty()) {
                err.println("promotrace: '" + written + "' is not a web address");
                return false;
            }
            if (vantage.isPresent()) compared(url.get(), vantage.get());
            else links.resolve(url.get()).forEach(this::walk);
            return true;
        }

        private void walk(ChainTree.Walk walk) {
            if (json.isPresent()) {
                json.get().print(walk);
            } else {
                ChainTree.print(walk, out, screen);
                out.println();
            }
        }

        private void compared(WebUrl url, Vantage second) throws InterruptedException {
            Links.Compared both = links.compare(url, second.referer(), second.clicksToo());
            if (json.isPresent()) {
                Map<String, List<ChainTree.Walk>> vantages = new LinkedHashMap<>();
                vantages.put("plain", both.plain());
                vantages.put("click", both.click());
                json.get().print(url, vantages, both.differ());
                return;
            }
            out.println(screen.tone(Screen.Tone.STRONG, "asked plainly"));
            both.plain().forEach(this::walk);
            out.println(screen.tone(Screen.Tone.STRONG, "asked as a click on a telephone"));
            both.click().forEach(this::walk);
            out.println(both.differ()
                    .map(d -> d
                            ? "they differ: where the link leads depends on who asks, or changed in between"
                            : "they do not differ")
                    .orElse("they could not be compared: one of them did not come to its end"));
            out.println();
        }

        /// The same, at once: what follows may take long.
        boolean shown(String written) throws InterruptedException, IOException {
            boolean right = on(written);
            json.ifPresent(WalkJson::flush);
            return right;
        }

        @Override
        public void close() {
            json.ifPresent(WalkJson::close);
            out.flush();
        }
    }
}
