package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.evidence.Sent;
import promotrace.fetch.Ask;
import promotrace.fetch.Fetched;
import promotrace.url.WebUrl;

/// A platform that nobody knows yet is added by a file alone.
class NewPlatformTest {
    private static final Watched ANNA = new Watched("pinwall:anna", "pinwall", "@anna", Optional.empty(), Map.of());
    private static final String FILE = """
            platform: pinwall
            title: Pinwall
            source: made up for this test
            schedule: {fires: 0 0 4 * * ?, shortest: PT1H, longest: P3D}
            hosts: [pinwall.example]
            key: {secret: PROMOTRACE_PINWALL_KEY, parameter: token}
            problems:
              - {let: {why: /error}, say: 'Pinwall says {why}'}
            start:
              - {step: pins, url: 'https://api.pinwall.example/{handle}/pins?size=2'}
            steps:
              pins:
                format: json
                key: true
                most: 3
                posts:
                  each: '/pins/*'
                  id: /id
                  url: 'https://pinwall.example/{handle}/{id}'
                  at: /when
                  text: /words
                  pictures:
                    - {url: /picture/address, alt: /picture/words}
                  likes: /hearts
                  comments: {each: '/replies/*', nested: '/replies/*', id: /id, by: /who, at: /when, text: /words}
                next:
                  - {step: pins, url: /more, without: [session]}
                otherwise:
                  - {step: page, url: 'https://pinwall.example/{handle}'}
              page:
                format: html
                posts: {each: .pin, id: '@data-id', url: 'a.self@href', at: 'time@datetime', text: .words, language: '@lang'}
                next:
                  - {step: page, url: 'a.older@href'}
            """;

    @TempDir
    private Path home;

    private Crawler crawler;

    @BeforeEach
    void writeTheFile() throws IOException {
        CrawlerSpecsTest.copy(home);
        crawler = with(FILE);
    }

    private Crawler with(String file) throws IOException {
        Files.writeString(home.resolve("crawlers/pinwall.yml"), file);
        return Crawlers.load(new ConfigFolder(home), (platform, name) -> "who-" + name)
                .of(ANNA)
                .orElseThrow();
    }

    private static Capture capture(WebUrl url, int status, String body, Header... headers) {
        return Capture.of(
                url,
                Instant.parse("2026-06-30T12:00:00Z"),
                "GET",
                status,
                List.of(headers),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private Harvest page(Step step, String body) {
        return crawler.read(ANNA, step, new Fetched.Page(capture(step.ask().url(), 200, body), body));
    }

    private Step pins() {
        return crawler.start(ANNA).getFirst();
    }

    @Test
    void theFileSaysWhatIsAskedFirstAndWithWhichSecret() {
        assertThat(crawler.start(ANNA))
                .containsExactly(new Step(
                        "pins",
                        new Ask(
                                WebUrl.of("https://api.pinwall.example/anna/pins?size=2"),
                                Optional.of(new Ask.Secret("PROMOTRACE_PINWALL_KEY", "token"))),
                        Optional.empty()));
        assertThat(crawler.timetable().fires()).isEqualTo("0 0 4 * * ?");
    }

    @Test
    void pagesThatNeedABrowserAreAskedForSoAndSoIsWhereTheyMovedTo() throws IOException {
        crawler = with(FILE.replace("    format: html\n", "    format: html\n    render: browser\n")
                .replace(
                        "step: pins, url: 'https://api.pinwall.example/{handle}/pins?size=2'",
                        "step: page, url: 'https://pinwall.example/{handle}'"));
        Step first = crawler.start(ANNA).getFirst();
        assertThat(first.ask())
                .isEqualTo(Ask.get(WebUrl.of("https://pinwall.example/anna")).opened());
        assertThat(CrawlerSpecs.steps(crawler.start(ANNA)))
                .containsExactly("page https://pinwall.example/anna in browser");
        assertThat(crawler.inBrowser("page")).isTrue();
        assertThat(crawler.inBrowser("pins")).isFalse();
        WebUrl there = WebUrl.of("https://pinwall.example/new");
        Capture moved = capture(first.ask().url(), 302, "");
        assertThat(crawler.read(ANNA, first, new Fetched.Moved(moved, there)).next())
                .singleElement()
                .satisfies(
                        next -> assertThat(next.ask()).isEqualTo(Ask.get(there).opened()))
                .satisfies(next -> assertThat(crawler.inBrowser(next.name())).isTrue());
        assertThatThrownBy(() -> with(FILE.replace("    key: true\n", "    key: true\n    render: browser\n")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "pinwall.yml:15 [steps.pins.render] a browser opens pages of format html that need no key");
    }

    @Test
    void aKeyMayGoInAHeaderAndAQuestionInABody() throws IOException {
        crawler = with(FILE.replace("parameter: token", "header: X-Key, value: 'Key {secret}'")
                .replace("/pins?size=2'}", "/pins?token=1', post: {json: {from: 0, tags: ['{handle}']}}}")
                .replace("url: /more, without: [session]", "let: {more: /more}, post: {json: {from: '{#more}'}}"));
        Step first = pins();
        assertThat(first.ask())
                .isEqualTo(new Ask(
                        WebUrl.of("https://api.pinwall.example/anna/pins?token=1"),
                        Optional.of(
                                new Ask.Secret("PROMOTRACE_PINWALL_KEY", new Ask.As.Field("X-Key", "Key {secret}"))),
                        Optional.of(new Sent("application/json", "{\"from\":0,\"tags\":[\"anna\"]}"))));
        assertThat(CrawlerSpecs.steps(page(first, "{\"more\": 2, \"pins\": []}").next()))
                .containsExactly(
                        "pins~2 https://api.pinwall.example/anna/pins?token=1 POST {\"from\":2,\"tags\":[\"anna\"]}");
        assertThat(page(first, "{\"more\": 0, \"pins\": [{\"id\": 1, \"when\": 1780299000}]}")
                        .next())
                .as("the same question again")
                .isEmpty();
        Capture moved = capture(first.ask().url(), 307, "");
        assertThat(crawler.read(ANNA, first, new Fetched.Moved(moved, WebUrl.of("https://api.pinwall.example/new")))
                        .next())
                .isEmpty();
    }

    @Test
    void dataInAPagesElementIsReadAsJson() throws IOException {
        crawler = with(FILE.replace("    key: true\n", "    in: 'script#data'\n"));
        String data = "{\"pins\": [{\"id\": 7, \"when\": 1780299000, \"words\": \"a </b> &amp; c\"}]}";
        Harvest h = page(pins(), "<p>{}</p><script id=other>{}</script><script id=data>" + data + "</script>");
        assertThat(h.posts()).extracting(Post::text).containsExactly("a </b> &amp; c");
        assertThat(page(pins(), "<p>no such element</p>").problem())
                .hasValueSatisfying(p -> assertThat(p).endsWith("is no JSON"));
    }

    @Test
    void postsPicturesAndRepliesToRepliesAreRead() {
        Harvest h = page(pins(), """
                {"pins": [{"id": 7, "when": 1780299000, "hearts": "1.2K", "words": "look: bit.ly/a1, not a@b.com",
                  "picture": {"address": "//img.example/1.png", "words": "a bag"},
                  "replies": [{"id": "r1", "who": "Bo", "words": "1:1?", "replies": [{"id": "r2", "who": "Cy", "words": "yes"}]}]},
                 {"id": 8, "words": "without a time"}]}""");
        assertThat(h.posts()).hasSize(1);
        Post post = h.posts().getFirst();
        assertThat(post.id()).isEqualTo("pinwall:anna/7");
        assertThat(post.url()).hasToString("https://pinwall.example/anna/7");
        assertThat(post.at()).isEqualTo(Instant.parse("2026-06-01T07:30:00Z"));
        assertThat(post.links()).extracting(PostedLink::written).containsExactly("bit.ly/a1");
        assertThat(post.pictures()).containsExactly(new Picture(WebUrl.of("https://img.example/1.png"), "a bag"));
        assertThat(post.counters().likes()).hasValue(1200);
        assertThat(h.comments()).extracting(Comment::by).containsExactly("who-Bo", "who-Cy");
        assertThat(h.comments()).extracting(Comment::post).containsOnly("pinwall:anna/7");
    }

    @Test
    void furtherPagesAreAskedWithoutWhatTheAnswerCarriedAlong() {
        Harvest h = page(
                pins(), "{\"more\": \"https://api.pinwall.example/anna/pins?size=2&from=9&session=s&token=SECRET#x\"}");
        assertThat(CrawlerSpecs.steps(h.next()))
                .containsExactly("pins~2 https://api.pinwall.example/anna/pins?size=2&from=9");
        assertThat(h.next().getFirst().ask().secret()).isPresent();
    }

    @Test
    void aSecretGoesToNoOtherServer() {
        for (String more :
                List.of("https://evil.example/", "https://pinwall.example/x", "//api.pinwall.example:8443/")) {
            Harvest h = page(pins(), "{\"more\": \"" + more + "\", \"pins\": [{\"id\": 1, \"when\": 1780299000}]}");
            assertThat(h.next()).as(more).isEmpty();
        }
    }

    @Test
    void pagesThatLeadInACircleEnd() {
        Step step = pins();
        int asked = 0;
        for (; step != null; asked++) {
            int at = asked % 2;
            Harvest h = page(step, "{\"more\": \"/anna/pins?circle=" + at + "\", \"pins\": []}");
            step = h.next().stream()
                    .filter(s -> s.name().startsWith("pins"))
                    .findFirst()
                    .orElse(null);
        }
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void anErrorIsToldInThePlatformsWordsAndAnotherWayIsTried() {
        Step step = pins();
        Capture answer = capture(step.ask().url(), 403, "{\"error\": \"no such token\"}");
        Harvest h = crawler.read(
                ANNA, step, new Fetched.Refused(answer.url(), Fetched.Reason.NEEDS_KEY, Optional.of(answer)));
        assertThat(h.problem()).hasValue("Pinwall says no such token");
        assertThat(CrawlerSpecs.steps(h.next())).containsExactly("page https://pinwall.example/anna");
        Harvest silent =
                crawler.read(ANNA, step, new Fetched.Refused(answer.url(), Fetched.Reason.NEEDS_KEY, Optional.empty()));
        assertThat(silent.problem()).hasValueSatisfying(p -> assertThat(p).contains("PROMOTRACE_PINWALL_KEY"));
    }

    @Test
    void whatMayWorkLaterLeadsToNoOtherWay() {
        Step step = pins();
        Harvest h = crawler.read(ANNA, step, new Fetched.Failed(step.ask().url(), "timed out", true, Optional.empty()));
        assertThat(h.next()).isEmpty();
        assertThat(h.problem()).isPresent();
    }

    @Test
    void aMovedPageIsFollowedOnItsSiteAndNotForEver() {
        WebUrl from = WebUrl.of("https://pinwall.example/anna");
        Step step = new Step("page", Ask.get(from), Optional.empty());
        Capture moved = capture(from, 301, "");
        for (int i = 0; i < 5; i++) {
            Harvest h = crawler.read(
                    ANNA, step, new Fetched.Moved(moved, WebUrl.of("https://www.pinwall.example/anna" + i)));
            step = h.next().getFirst();
        }
        Harvest last = crawler.read(ANNA, step, new Fetched.Moved(moved, from));
        assertThat(last.next()).isEmpty();
        assertThat(last.problem()).isPresent();
        Step first = new Step("page", Ask.get(from), Optional.empty());
        assertThat(crawler.read(ANNA, first, new Fetched.Moved(moved, WebUrl.of("https://other.example/")))
                        .next())
                .isEmpty();
    }

    @Test
    void htmlIsReadInTheSameWay() {
        Step step = new Step("page", Ask.get(WebUrl.of("https://pinwall.example/anna")), Optional.empty());
        Harvest h = page(step, """
                <div class=pin data-id=9 lang=nl><a class=self href=/anna/9>#</a><time datetime=2026-06-01></time>
                <p class=words>kijk <a href='https://pinwall.example/bo'>@bo</a> <a href=https://shop.example/x>hier</a></div>
                <a class=older href='?page=2'>older</a>""");
        assertThat(h.posts()).extracting(p -> p.url().toString()).containsExactly("https://pinwall.example/anna/9");
        assertThat(h.posts().getFirst().language()).hasValue("nl");
        assertThat(h.posts().getFirst().links())
                .containsExactly(new PostedLink(
                        WebUrl.of("https://shop.example/x"),
                        "https://shop.example/x",
                        "hier",
                        PostedLink.Where.HIDDEN));
        assertThat(CrawlerSpecs.steps(h.next())).containsExactly("page~2 https://pinwall.example/anna?page=2");
    }

    @Test
    void aPlatformWithoutAFileHasNoCrawler() {
        Watched other = new Watched("nowhere:x", "nowhere", "x", Optional.empty(), Map.of());
        assertThat(Crawlers.load(new ConfigFolder(home), (p, n) -> n).of(other)).isEmpty();
    }

    @Test
    void mistakesAreToldWithTheirLine() {
        assertMistake("step: pins, url: /more", "step: pin, url: /more", "leads to no step: pin");
        assertMistake("text: /words", "text: words", "crawlers/pinwall.yml:21", "is no path of JSON");
        assertMistake("each: .pin", "each: '.pin['", "is no selector");
        assertMistake("fires: 0 0 4 * * ?", "fires: daily", "must be a duration");
        assertMistake("likes: /hearts", "liks: /hearts", "did you mean 'likes'");
        assertMistake("id: /id\n", "id: {get: /id, match: '('}\n", "crawlers/pinwall.yml:");
        assertMistake("id: /id\n", "id: {get: /id, plus: soon}\n", "crawlers/pinwall.yml:");
        assertMistake("at: /when\n", "at: {get: /when, time: 'bb'}\n", "crawlers/pinwall.yml:");
        assertMistake(", parameter: token", "", "pinwall.yml:6 [key] is sent in a parameter or in a header");
        assertMistake("parameter: token", "parameter: token, header: X", "is sent in a parameter or in a header");
        assertMistake("parameter: token", "parameter: token, value: '{secret}'", "which only a header has");
        assertMistake("parameter: token", "header: X, value: Bearer", "has a value without {secret}");
        assertMistake("size=2'}", "size=2', post: {}}", "posts json or a form to step pins");
        assertMistake("format: html", "format: html\n    in: body", "[steps.page.in] is no path of JSON");
        assertMistake("key: true", "key: true\n    in: 'script['", "[steps.pins.in] is no selector");
    }

    private void assertMistake(String right, String wrong, String... told) {
        assertThat(FILE).contains(right);
        assertThatThrownBy(() -> with(FILE.replaceFirst(java.util.regex.Pattern.quote(right), wrong)))
                .isInstanceOf(ConfigException.class)
                .message()
                .contains(told);
    }
}
