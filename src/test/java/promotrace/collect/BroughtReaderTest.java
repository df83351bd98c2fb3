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
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.evidence.Capture;
import promotrace.fetch.Ask;
import promotrace.fetch.Fetched;
import promotrace.url.WebUrl;

/// Pages that a platform's file reads where somebody brings them, and never asks for.
class BroughtReaderTest {
    private static final String FILE = """
            platform: pinwall
            title: Pinwall
            source: made up for this test
            schedule: {fires: PT15M, shortest: PT1H, longest: P3D}
            hosts: [pinwall.example]
            accounts:
              - {match: '^https?://pinwall\\.example/(?<handle>\\w+)$', url: 'https://pinwall.example/{handle}'}
            start:
              - {step: pins, url: 'https://api.pinwall.example/{handle}/pins'}
            brought:
              - match: 'pinwall\\.example/pin/\\d+'
                unless: print
                step: saved
                let: {number: '.pin@data-owner'}
                account: ['.pin a@href', 'https://pinwall.example/{number}']
              - {match: 'pinwall\\.example/(?:more|pin)', step: more}
            steps:
              pins: {format: json}
              saved:
                format: html
                document: whole
                hidden: .later
                posts:
                  each: .pin
                  when: {get: '{handle} {owner}', match: '^(\\S+) \\1$'}
                  let: {owner: '@data-owner', counted: '^script'}
                  id: '@data-id'
                  url: 'https://pinwall.example/pin/{id}'
                  at: time@datetime
                  text: p
                  likes: {get: '{counted}', match: 'hearts":(\\d+)'}
              more: {format: html, in: '/parts/*/html', like: {step: saved, each: .pin}}
            """;
    private static final String PIN = "<div class=pin data-id=9 data-owner=77><a href=/anna>Anna</a>"
            + "<code class=later><!-- <time datetime=2026-06-01></time><p>a bag --></code></div>";

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
        return Crawlers.load(new ConfigFolder(home), (platform, name) -> name)
                .of("pinwall")
                .orElseThrow();
    }

    private Step step(String address) {
        return crawler.brought(WebUrl.of(address)).orElseThrow();
    }

    private static Fetched.Page page(Step step, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Fetched.Page(Capture.of(step.ask().url(), Instant.EPOCH, "GET", 200, List.of(), bytes), body);
    }

    private Harvest read(String handle, String address, String body) {
        Watched watched = new Watched("pinwall:" + handle, "pinwall", handle, Optional.empty(), Map.of());
        Step step = step(address);
        return crawler.read(watched, step, page(step, body));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            https://pinwall.example/pin/9,           saved
            https://pinwall.example/pin/9#below,     saved
            https://pinwall.example/pin/9?print=1,   more
            https://pinwall.example/more,            more
            https://pinwall.example/anna,            -
            https://elsewhere.example/pin/9,         -
            """)
    void theFirstRuleThatFitsAnAddressReadsIt(String address, String expected) {
        assertThat(crawler.brought(WebUrl.of(address)).map(Step::name)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void aPageSaysWhoseItIsByNameAndByNumber() {
        Step step = step("https://pinwall.example/pin/9");
        assertThat(crawler.whose(step, page(step, PIN)).accounts().stream()
                        .map(WebUrl::toString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo("https://pinwall.example/anna https://pinwall.example/77");
        assertThat(crawler.whose(step, page(step, "<p>nothing")).accounts()).isEmpty();
        Step more = step("https://pinwall.example/more");
        assertThat(crawler.whose(more, page(more, "{}")).accounts()).isEmpty();
    }

    @Test
    void aWallSaysWhyItIsNobodys() {
        Step step = step("https://pinwall.example/pin/9");
        WebUrl url = step.ask().url();
        assertThat(crawler.whose(step, new Fetched.Refused(url, Fetched.Reason.LOGIN_WALL, Optional.empty())))
                .isEqualTo(new Crawler.Whose(List.of(), Optional.of("asks for a log-in")));
        assertThat(crawler.whose(step, new Fetched.Gone(url, Optional.empty())).problem())
                .hasValue("is not there");
        assertThat(crawler.whose(step, new Fetched.Unchanged(url)).problem()).isEmpty();
    }

    @Test
    void whatWaitsForAScriptIsReadAndAScriptsTextIsItsData() {
        Harvest found = read("77", "https://pinwall.example/pin/9", "<script>{\"hearts\":12}</script>" + PIN);
        Post post = found.posts().getFirst();
        assertThat(post.text()).isEqualTo("a bag");
        assertThat(post.at()).isEqualTo("2026-06-01T00:00:00Z");
        assertThat(post.counters().likes()).hasValue(12);
        assertThat(read("78", "https://pinwall.example/pin/9", PIN).posts()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain                | {"parts": [{"html": "<p class=x>"}, {"html": "PIN"}]}           | 1
            guarded              | for (;;);{"parts": [{"html": "PIN"}]}                            | 1
            guarded otherwise    | )]}'{"parts": [{"html": "PIN"}]}                                 | 1
            two parts of one     | {"parts": [{"html": "<div class=pin data-owner=77 data-id=8><time datetime=2026-05-01>"}, {"html": "</time></div>PIN"}]} | 2
            nothing in it        | {"parts": []}                                                    | 0
            a page               | PIN                                                              | 0
            """)
    void markupIsReadInStringsOfAnAnswer(String name, String answer, int posts) {
        String shown = "<div class=pin data-id=9 data-owner=77><time datetime=2026-06-01></time><p>a bag</div>";
        Harvest found = read("77", "https://pinwall.example/more", answer.replace("PIN", shown));
        assertThat(found.posts()).hasSize(posts);
    }

    @Test
    void suchPagesAreNeverAskedFor() {
        Watched anna = new Watched("pinwall:anna", "pinwall", "anna", Optional.empty(), Map.of());
        assertThat(crawler.start(anna))
                .extracting(Step::ask)
                .containsExactly(Ask.get(WebUrl.of("https://api.pinwall.example/anna/pins")));
    }

    @Test
    void mistakesAreToldWithTheirPlace() {
        assertMistake("step: saved\n", "step: safed\n", "crawlers/pinwall.yml:11 [brought[1]] leads to no step: safed");
        assertMistake("'.pin a@href'", "'.pin[ a@href'", "[brought[1].account[1]] is no selector");
        assertMistake("hidden: .later", "hidden: '.later['", "[steps.saved.hidden] is no selector");
        assertMistake("pins: {format: json}", "pins: {format: json, hidden: p}", "only a page hides its markup");
        assertMistake("in: '/parts/*/html'", "in: '.parts'", "[steps.more.in] is no path of JSON");
    }

    private void assertMistake(String right, String wrong, String told) {
        assertThat(FILE).contains(right);
        assertThatThrownBy(() -> with(FILE.replace(right, wrong)))
                .isInstanceOf(ConfigException.class)
                .message()
                .contains(told);
    }

    @Test
    void aSpecShowsEachRuleAndTellsWhatIsReadOtherwise() throws IOException {
        Files.writeString(home.resolve("crawlers/pages/pin.html"), PIN);
        Files.writeString(home.resolve("crawlers/pinwall.spec.yml"), """
                accounts:
                  - {address: 'https://pinwall.example/anna', id: 'pinwall:anna'}
                  - {address: 'https://pinwall.example/a/b'}
                brought:
                  - address: 'https://pinwall.example/pin/9'
                    step: more
                    page: pages/pin.html
                    accounts: ['https://pinwall.example/anna']
                cases:
                  - {name: one, watched: {handle: '78'}, step: saved, url: 'https://pinwall.example/pin/9', page: pages/pin.html}
                """);
        assertThat(CrawlerSpecs.checkAll(new ConfigFolder(home)))
                .extracting(Problem::toString)
                .map(p -> p.replaceFirst(":\\d+", ""))
                .containsExactlyInAnyOrder(
                        "crawlers/pinwall.spec.yml [brought[1].step] is [saved] where [more] is expected",
                        "crawlers/pinwall.spec.yml [brought[1].accounts] is [https://pinwall.example/anna, https://pinwall.example/77] where [https://pinwall.example/anna] is expected",
                        "crawlers/pinwall.yml [brought[2]] has no example in the spec",
                        "crawlers/pinwall.yml [brought] has no example in the spec of an address that is not read");
    }
}
