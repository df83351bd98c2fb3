package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Archive;

/// What is served in passing is what the whole page gives: of a page that is cut anywhere, each element whose start tag has
/// come is selected if and only if it is selected in the whole page, and one whose end tag has come has the same words.
///
/// Saved pages are well-formed enough for that. *Quirk:* a page that needs repair is another matter: HTML's parser moves
/// what stands wrongly in a table before it, and takes wrongly nested `<b>` and `<a>` apart, which changes parents and
/// siblings of elements that have gone by; whoever reads in passing has to live with what it saw. Elements without a start
/// tag of their own (`tbody`, `body` where a page leaves them out) have no place to compare them by.
class StreamedPagesTest {
    private static final int CUTS = 40;
    private static final int CUTS_OF_LARGE = 5;
    private static final int LARGE = 200_000;
    private static final ConfigFolder HOME = new ConfigFolder(Path.of("."));

    /// A selector that is asked within each part that `each` selects, or in the page itself where that is `.`.
    private record Asked(String each, String selector) {}

    /// A page and whether it is XML.
    private record Saved(String name, String text, boolean xml) {
        Document until(int end) {
            Parser parser = xml ? Parser.xmlParser() : Parser.htmlParser();
            return Jsoup.parse(text.substring(0, end), "https://a.example/", parser.setTrackPosition(true));
        }
    }

    static Stream<Arguments> platforms() throws IOException {
        List<Arguments> out = new ArrayList<>();
        for (String name : Crawlers.files(HOME)) {
            CrawlerFile file = HOME.read(name, CrawlerFile.class);
            for (boolean xml : new boolean[] {false, true}) {
                List<Asked> asked = asked(file, xml);
                for (Saved page : pages(file.platform(), xml)) {
                    if (!asked.isEmpty()) out.add(new Arguments(page, asked));
                }
            }
        }
        return out.stream();
    }

    private record Arguments(Saved page, List<Asked> asked) {
        @Override
        public String toString() {
            return page.name() + ", " + asked.size() + " selectors";
        }
    }

    private static List<Asked> asked(CrawlerFile file, boolean xml) {
        List<Asked> out = new ArrayList<>();
        file.steps().forEach((step, rule) -> {
            boolean ofFormat = rule.format() == (xml ? CrawlerFile.Format.XML : CrawlerFile.Format.HTML);
            if (!ofFormat) return;
            List<CrawlerPaths.At> all = CrawlerPaths.of(rule, List.of("steps", step));
            List<String> parts = all.stream()
                    .filter(at -> at.keys().getLast().equals("each"))
                    .map(CrawlerPaths.At::path)
                    .toList();
            for (CrawlerPaths.At at : all) {
                String selector = MarkupTree.selector(at.own());
                boolean streamed = !selector.isEmpty()
                        && !selector.equals(".")
                        && StreamedSelector.hindrance(selector).isEmpty();
                if (!streamed) continue;
                out.add(new Asked(".", selector));
                for (String each : parts) out.add(new Asked(each, selector));
            }
        });
        return out.stream().distinct().toList();
    }

    private static List<Saved> pages(String platform, boolean xml) throws IOException {
        Path folder = Path.of("crawlers/pages", platform);
        if (!Files.isDirectory(folder)) return List.of();
        List<Saved> out = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                boolean fits = xml ? name.endsWith(".xml") || name.endsWith(".rss") : name.endsWith(".html");
                if (fits) out.add(new Saved(platform + "/" + name, Files.readString(file), xml));
            }
        }
        return out;
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void ourCrawlersFindInAPageThatIsCutWhatTheyFindInAllOfIt(Arguments arguments) {
        hold(arguments.page(), arguments.asked());
    }

    static Stream<Saved> allPages() throws IOException {
        List<Saved> out = new ArrayList<>();
        try (Stream<Path> folders = Files.list(Path.of("crawlers/pages"))) {
            for (Path folder : folders.sorted().toList()) {
                out.addAll(pages(folder.getFileName().toString(), false));
                out.addAll(pages(folder.getFileName().toString(), true));
            }
        }
        return out.stream();
    }

    @ParameterizedTest
    @MethodSource("allPages")
    void soDoesEveryKindOfSelectorThatIsServed(Saved page) {
        hold(
                page,
                Stream.of(StreamedSelectorTest.served())
                        .map(s -> new Asked(".", s))
                        .toList());
    }

    /// Pages that nobody has cleaned; where they are there, since they are not ours to ship.
    @Test
    void realPagesAreNoOther() throws IOException {
        assumeTrue(Files.exists(RealMaterialTest.DATA.resolve("real.warc.gz")), "real material is not there");
        Map<String, String> ours = Map.of("t.me", "telegram", "docs.google.com", "spreadsheet");
        int tried = 0;
        try (Archive archive = Archive.open(List.of(RealMaterialTest.DATA.resolve("real.warc.gz")))) {
            for (Archive.Entry entry : archive.all()) {
                String platform = ours.get(entry.url().host());
                if (platform == null) continue;
                CrawlerFile file = HOME.read("crawlers/" + platform + ".yml", CrawlerFile.class);
                String text = new String(archive.read(entry).orElseThrow().body(), StandardCharsets.UTF_8);
                hold(new Saved(entry.url().toString(), text, false), asked(file, false));
                tried++;
            }
        }
        CrawlerFile feed = HOME.read("crawlers/feed.yml", CrawlerFile.class);
        try (Stream<Path> feeds = Files.list(RealMaterialTest.DATA.resolve("platform/feeds"))) {
            for (Path saved : feeds.sorted().toList()) {
                String text = Files.readString(saved, StandardCharsets.ISO_8859_1);
                hold(new Saved(saved.getFileName().toString(), text, true), asked(feed, true));
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(10);
    }

    @Test
    void allCrawlersWithPagesAreTried() throws IOException {
        TreeSet<String> tried = new TreeSet<>();
        platforms().forEach(a -> tried.add(a.page().name().replaceFirst("/.*", "")));
        assertThat(tried)
                .contains("blog", "document", "feed", "linkinbio", "pinterest", "spreadsheet", "telegram", "tumblr")
                .contains("youtube", "yupoo");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            p:has(b)                      => <p>one <b>two</b></p>
            p:not(:has(b))                => <p>one <b>two</b></p>
            div > :is(i, p:has(b))        => <div><p>one <b>two</b></p></div>
            p:empty                       => <p>one</p>
            p:blank                       => <p>one</p>
            p:contains(two)               => <p>one <b>two</b></p>
            b:containsOwn(two)            => <b>one <i>x</i> two</b>
            p:containsWholeText(two)      => <p>one two</p>
            p:containsWholeOwnText(two)   => <p>one two</p>
            script:containsData(two)      => <script>one two</script>
            p:matches(two$)               => <p>one two</p>
            p:matchesOwn(two$)            => <p>one two</p>
            p:matchesWholeText(two$)      => <p>one two</p>
            p:matchesWholeOwnText(two$)   => <p>one two</p>
            p:has(::text)                 => <p>one</p>
            li:last-child                 => <ul><li>1</li><li>2</li></ul>
            li:last-of-type               => <ul><li>1</li><li>2</li></ul>
            li:nth-last-child(2)          => <ul><li>1</li><li>2</li></ul>
            li:nth-last-of-type(2)        => <ul><li>1</li><li>2</li></ul>
            li:only-child                 => <ul><li>1</li><li>2</li></ul>
            li:only-of-type               => <ul><li>1</li><li>2</li></ul>
            a[abs:href^=https://b]        => <a href=x>1</a><base href=https://b.example/>
            """)
    void whatIsNotServedIsTakenBackOrComesLate(String selector, String text) {
        assertThat(StreamedSelector.hindrance(selector)).isPresent();
        Saved page = new Saved("own", text, false);
        Asked asked = new Asked(".", selector);
        Document whole = page.until(text.length());
        assertThat(IntStream.rangeClosed(0, text.length()).boxed())
                .as("some cut gives another answer than the whole page")
                .anySatisfy(
                        cut -> assertThat(found(page.until(cut), cut, asked)).isNotEqualTo(found(whole, cut, asked)));
    }

    private static void hold(Saved page, List<Asked> all) {
        Document whole = page.until(page.text().length());
        for (int cut : cuts(page.text())) {
            Document begun = page.until(cut);
            for (Asked asked : all) {
                assertThat(found(begun, cut, asked))
                        .as("%s in %s of %s, cut at %d", asked.selector(), asked.each(), page.name(), cut)
                        .isEqualTo(found(whole, cut, asked));
            }
        }
    }

    /// Where the start tags of those elements stand that are selected and lie before the cut, each with its words where
    /// its end tag does too.
    private static Map<String, String> found(Document page, int cut, Asked asked) {
        Map<String, String> out = new TreeMap<>();
        List<Element> parts = asked.each().equals(".") ? List.of(page) : page.select(asked.each());
        for (Element part : parts) {
            for (Element e : part.select(asked.selector())) {
                boolean begun = !e.sourceRange().isImplicit() && e.sourceRange().endPos() <= cut;
                boolean ended =
                        !e.endSourceRange().isImplicit() && e.endSourceRange().endPos() <= cut;
                String place =
                        part.sourceRange().startPos() + "/" + e.sourceRange().startPos();
                if (begun) out.put(place, ended ? e.text() : "not yet ended");
            }
        }
        return out;
    }

    /// Anywhere, in words too, but the same each time; a tag that has not come to its end counts as not yet come.
    private static int[] cuts(String text) {
        return new Random(text.length())
                .ints(text.length() > LARGE ? CUTS_OF_LARGE : CUTS, 0, text.length())
                .map(cut -> {
                    int tag = text.lastIndexOf('<', cut - 1);
                    return tag >= 0 && text.substring(tag, cut).indexOf('>') < 0 ? tag : cut;
                })
                .toArray();
    }
}
