package promotrace.resolve;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.fetch.Ask;
import promotrace.fetch.Outcomes;
import promotrace.fetch.Walls;
import promotrace.url.WebUrl;

/// What strangers write in addresses and pages must neither stop nor hang us: run by src/bench/fuzz.sh.
public final class LinkFuzz {
    private static final ConfigFolder FOLDER = new ConfigFolder(Path.of(""));
    private static final Catalogue CATALOGUE = Catalogue.load(FOLDER);
    private static final Resolver RESOLVER = new Resolver(CATALOGUE);
    private static final Outcomes OUTCOMES = new Outcomes(Walls.read(FOLDER));
    private static final WebUrl PAGE = WebUrl.of("https://go.shop.example/a/b?c=d");
    private static final List<String> STARTS = List.of(
            "https://www.awin1.com/cread.php?awinmid=1&awinaffid=2&ued=",
            "https://l.facebook.com/l.php?u=",
            "https://www.superbuy.com/en/page/buy?url=",
            "https://item.taobao.com/item.htm?",
            "https://www.google.com/url?q=",
            "https://prf.hn/click/camref:x/destination:",
            "https://");

    private LinkFuzz() {}

    /// Has all read before the first input is timed.
    public static void fuzzerInitialize() {
        page(14, "<p>nothing");
        address("https://a.example/");
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) return;
        String text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
        int kind = input[0] & 15;
        if (kind < 12) address(kind < STARTS.size() ? STARTS.get(kind) + text : text);
        else page(kind, text);
    }

    private static void address(String text) {
        Optional<WebUrl> url = WebUrl.parse(text);
        if (!WebUrl.parse(" " + text).equals(url)) throw new IllegalStateException("read in two ways");
        if (url.isEmpty()) return;
        if (!WebUrl.parse(url.get().toString()).equals(url))
            throw new IllegalStateException("not read as it is written");
        WebUrl once = CATALOGUE.canonical().of(url.get());
        if (!CATALOGUE.canonical().of(once).equals(once)) throw new IllegalStateException("cleaning twice differs");
        WebUrl at = url.get();
        for (int layer = 0; layer < 20; layer++) {
            Look look = CATALOGUE.look(at);
            look.paid();
            look.item();
            look.shop();
            Optional<Next.To> next = look.inAddress();
            if (next.isEmpty()) break;
            at = next.get().to();
        }
        url.get().resolve(text);
        PAGE.resolve(text);
        new Chains(CATALOGUE).walk(url.get(), _ -> Optional.empty());
    }

    private static void page(int kind, String text) {
        String body = switch (kind) {
            case 12 -> "<meta http-equiv=refresh content=\"" + text + "\">";
            case 13 -> "<script>" + text + "</script>";
            default -> text;
        };
        List<Header> headers = List.of(new Header("Content-Type", "text/html; charset=utf-8"));
        Capture capture = Capture.of(
                PAGE, Instant.EPOCH, "GET", kind == 15 ? 404 : 200, headers, body.getBytes(StandardCharsets.UTF_8));
        RESOLVER.answered(PAGE, OUTCOMES.of(Ask.get(PAGE), capture));
    }
}
