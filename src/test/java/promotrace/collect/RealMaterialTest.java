package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Archive;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.fetch.Ask;
import promotrace.fetch.Fetched;
import promotrace.fetch.Outcomes;
import promotrace.fetch.ReplayDoor;
import promotrace.fetch.Walls;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Saved pages of the real web, where they are there: they are not ours to ship.
class RealMaterialTest {
    static final Path DATA = Path.of(
                    Optional.ofNullable(System.getenv("PROMOTRACE_SHARED")).orElse("../shared"))
            .resolve("data");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Map<String, Replayed> found() throws IOException, InterruptedException {
        assumeTrue(Files.exists(DATA.resolve("real.warc.gz")), "real material is not there: " + DATA);
        Crawlers crawlers = Crawlers.load(
                new ConfigFolder(Path.of(".")),
                new KeyedPseudonyms("a key that is long enough".getBytes(StandardCharsets.UTF_8)));
        Map<String, Replayed> found = new TreeMap<>();
        try (Archive archive = Archive.open(List.of(DATA.resolve("real.warc.gz")));
                ReplayDoor door = Replayed.door(archive)) {
            for (Watched watched : CasebookTest.watchList(DATA.resolve("real-watch.json"))) {
                Crawler crawler = crawlers.of(watched).orElseThrow();
                found.put(watched.id(), Replayed.of(door, crawler, watched));
            }
        }
        return found;
    }

    @Test
    void aRealChannelAndSheetAndListingAreReadWhole() throws IOException, InterruptedException {
        Map<String, Replayed> found = found();
        if (System.getenv("PROMOTRACE_SHOW") != null) found.forEach(RealMaterialTest::show);
        Replayed channel = found.get("telegram:tchantest");
        assertThat(channel.posts()).hasSize(17);
        List<PostedLink> sheet = found.get("spreadsheet:cnfans-finds").posts().stream()
                .flatMap(p -> p.links().stream())
                .toList();
        assertThat(sheet.stream().filter(l -> l.url().on("cnfans.com"))).hasSize(2049);
        assertThat(sheet).hasSize(2052);
        assertThat(found.get("reddit:spez").posts().stream().map(Post::id).distinct())
                .hasSize(100);
    }

    /// Each saved message as the library that collected them reads it: number, time, words (white space apart), views, links,
    /// pictures in any order. Of a poll we read the question, which it does not.
    @Test
    void everyRealTelegramMessageIsReadAsExpected() throws IOException {
        Path file = DATA.resolve("platform/telegram_tchan.jsonl");
        assumeTrue(Files.exists(file), "real material is not there: " + DATA);
        Crawler telegram = Crawlers.load(new ConfigFolder(Path.of(".")), (platform, name) -> name)
                .of("telegram")
                .orElseThrow();
        WebUrl url = WebUrl.of("https://t.me/s/tchantest");
        Watched watched = new Watched("telegram:tchantest", "telegram", "tchantest", Optional.of(url), Map.of());
        Map<String, String> wrong = new TreeMap<>();
        int messages = 0;
        for (String line : Files.readAllLines(file)) {
            JsonNode row = JSON.readTree(line);
            JsonNode expected = row.get("expected");
            if (!expected.path("_type").asString().equals("ChannelMessage")) continue;
            messages++;
            String page = row.get("html").asString();
            Capture capture =
                    Capture.of(url, Instant.EPOCH, "GET", 200, List.of(), page.getBytes(StandardCharsets.UTF_8));
            Harvest harvest = telegram.read(
                    watched, new Step("channel", Ask.get(url), Optional.empty()), new Fetched.Page(capture, page));
            if (expected.path("type").asString().equals("poll")) {
                ((ObjectNode) expected).put("text", "Let's do a quick poll quizz mode");
            }
            String got = harvest.posts().stream().map(RealMaterialTest::line).collect(Collectors.joining(" + "));
            if (!got.equals(line(expected))) wrong.put(row.get("case").asString(), got + "\n  for " + line(expected));
        }
        assertThat(messages).isEqualTo(17);
        assertThat(wrong).isEmpty();
    }

    /// Feeds as they were saved between 2000 and 2016: what they hold, and what of it becomes posts.
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # file,            items, posts, with words, undated
            cercle.psy.xml,    7,     7,     7,          0
            fulltextrss.xml,   6,     6,     6,          0
            hamakor.xml,       8,     8,     8,          0
            ibash.ru.xml,      50,    50,    50,         0
            lagrange.xml,      34,    34,    34,         0
            rss20.xml,         10,    10,    10,         0
            rss_0.91.xml,      6,     6,     6,          6
            # nothing tells these items apart: neither link nor guid
            rss_0.92.xml,      22,    0,     0,          0
            rue89.xml,         25,    25,    25,         0
            youtube.xml,       25,    25,    25,         0
            zoot_egkty.xml,    20,    20,    20,         0
            """)
    void realFeedsGiveTheirPosts(String name, int items, int posts, int words, int undated) throws IOException {
        Path file = DATA.resolve("platform/feeds").resolve(name);
        assumeTrue(Files.exists(file), "real material is not there: " + DATA);
        Crawler feeds = Crawlers.load(new ConfigFolder(Path.of(".")), (platform, by) -> by)
                .of("feed")
                .orElseThrow();
        WebUrl url = WebUrl.of("https://feeds.example/" + name);
        Instant saved = Instant.parse("2026-06-30T12:00:00Z");
        byte[] body = Files.readAllBytes(file);
        Capture capture =
                Capture.of(url, saved, "GET", 200, List.of(new Header("Content-Type", "application/xml")), body);
        Outcomes outcomes = new Outcomes(Walls.read(new ConfigFolder(Path.of("."))));
        Fetched fetched = outcomes.of(Ask.get(url), capture);
        Watched watched = new Watched("feed:" + name, "feed", name, Optional.of(url), Map.of());
        List<Post> found =
                feeds.read(watched, feeds.start(watched).getFirst(), fetched).posts();
        int there = Jsoup.parse(((Fetched.Page) fetched).text(), "", Parser.xmlParser())
                .select("item, feed > entry")
                .size();
        assertThat(List.of(
                        there,
                        found.size(),
                        (int) found.stream().filter(p -> !p.text().isBlank()).count(),
                        (int) found.stream().filter(p -> p.at().equals(saved)).count()))
                .isEqualTo(List.of(items, posts, words, undated));
        assertThat(found.stream().map(Post::id)).doesNotHaveDuplicates();
    }

    private static String line(Post p) {
        List<String> pictures =
                p.pictures().stream().map(x -> x.url().toString()).sorted().toList();
        List<String> links = p.links().stream().map(l -> l.url().toString()).toList();
        return p.id().replaceFirst(".*/", "") + " " + p.at() + " [" + p.text().replaceAll("\\s", "") + "] views "
                + (p.counters().views().isPresent() ? p.counters().views().getAsLong() : "none") + " links " + links
                + " pictures " + pictures;
    }

    private static String line(JsonNode e) {
        List<String> pictures = new ArrayList<>();
        List<String> links = new ArrayList<>();
        for (JsonNode url : e.path("urls")) {
            String kind = url.get(0).asString();
            if (kind.equals("link")) links.add(url.get(1).asString());
            else if (kind.equals("photo") || kind.equals("thumbnail-video"))
                pictures.add(url.get(1).asString());
        }
        pictures.sort(null);
        return e.get("id").asInt() + " "
                + Instant.parse(e.get("created_at").asString().replace("+00:00", "Z")) + " ["
                + e.path("text").asString("").replaceAll("\\s", "") + "] views "
                + (e.path("views").isNumber() ? e.get("views").asLong() : "none") + " links " + links + " pictures "
                + pictures;
    }

    private static void show(String id, Replayed found) {
        System.out.println(id + " " + found.posts().size() + " " + found.problems() + " " + found.profiles());
        found.posts().stream().limit(25).forEach(p -> System.out.println("  " + p));
    }
}
