package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.evidence.Capture;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RobotsTest {
    private static final Outcomes OUTCOMES = Given.outcomes();

    private final Map<String, Fetched> web = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Instant now = Given.AT;
    private final InstantSource machine = () -> now;
    private final Robots robots = new Robots(this::ask, machine);

    private Robots.Answered ask(WebUrl url) {
        asked.add(url.toString());
        Fetched none = new Fetched.Failed(url, "no answer", true, Optional.empty());
        return new Robots.Answered(web.getOrDefault(url.toString(), none), now);
    }

    private void answers(String url, int status, String body, String... headers) {
        Capture capture = Given.capture(url, status, body, headers);
        web.put(url, OUTCOMES.of(Ask.get(WebUrl.of(url)), capture));
    }

    private String judged(String url) throws InterruptedException {
        WebUrl address = WebUrl.of(url);
        return Robots.keptOut(robots.of(address), address).map(Given::word).orElse("may");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # file                                                                        | path           | judged
            User-agent: *~Disallow:                                                       | /x             | may
            User-agent: *~Disallow: /                                                     | /x             | ROBOTS
            User-agent: *~Disallow: /private/                                             | /private/x     | ROBOTS
            User-agent: *~Disallow: /private/                                             | /privates      | may
            User-agent: PromoTrace~Disallow: /~~User-agent: *~Disallow:                   | /x             | ROBOTS
            User-agent: *~Disallow: /~~User-agent: promotrace~Disallow: /cart             | /x             | may
            User-agent: *~Disallow: /~~User-agent: promotrace~Disallow: /cart             | /cart          | ROBOTS
            User-agent: promotracer~Disallow: /                                           | /x             | may
            User-agent: *~Disallow: /a~Allow: /a/b                                        | /a/b/c         | may
            User-agent: *~Disallow: /*.png$                                               | /x.png         | ROBOTS
            User-agent: *~Disallow: /*.png$                                               | /x.png?y=1     | may
            User-agent: *~Disallow: /*?                                                   | /x?y=1         | ROBOTS
            User-agent: *~Disallow: /größe                                                | /gr%C3%B6%C3%9Fe | ROBOTS
            <html>not found</html>                                                        | /x             | may
            """)
    void rulesAreObeyed(String file, String path, String judged) throws InterruptedException {
        answers("https://a.example/robots.txt", 200, file.replace("~", "\n"), "Content-Type: text/plain");
        assertThat(judged("https://a.example" + path)).isEqualTo(judged);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"400, may", "401, may", "403, may", "404, may", "410, may", "429, again", "500, again", "503, again"})
    void aFileThatIsNotThereAllowsAndAServerThatFailsKeepsOut(int status, String judged) throws InterruptedException {
        answers("https://a.example/robots.txt", status, "");
        assertThat(judged("https://a.example/x")).isEqualTo(judged);
    }

    @Test
    void noAnswerKeepsOutAndAMissingHostIsGone() throws InterruptedException {
        assertThat(judged("https://a.example/x")).isEqualTo("again");
        web.put(
                "https://b.example/robots.txt",
                new Fetched.Gone(WebUrl.of("https://b.example/robots.txt"), Optional.empty()));
        assertThat(judged("https://b.example/x")).isEqualTo("gone");
        web.put(
                "https://c.example/robots.txt",
                new Fetched.Refused(
                        WebUrl.of("https://c.example/robots.txt"), Fetched.Reason.PRIVATE_ADDRESS, Optional.empty()));
        assertThat(judged("https://c.example/x")).isEqualTo("PRIVATE_ADDRESS");
    }

    @Test
    void fiveRedirectsAreFollowedAndNoMore() throws InterruptedException {
        for (int i = 0; i < 9; i++) {
            String from = i == 0 ? "https://a.example/robots.txt" : "https://a.example/r" + i;
            answers(from, 301, "", "Location: /r" + (i + 1));
        }
        assertThat(judged("https://a.example/x"))
                .as("more than five: as if not there")
                .isEqualTo("may");
        assertThat(asked).hasSize(6);
        answers("https://b.example/robots.txt", 301, "", "Location: https://www.b.example/robots.txt");
        answers("https://www.b.example/robots.txt", 200, "User-agent: *\nDisallow: /");
        assertThat(judged("https://b.example/x")).isEqualTo("ROBOTS");
    }

    @Test
    void rulesHoldForADayAndFailuresForHalfAMinute() throws InterruptedException {
        answers("https://a.example/robots.txt", 200, "User-agent: *\nDisallow: /x");
        judged("https://a.example/x");
        judged("https://b.example/x");
        now = now.plus(Duration.ofSeconds(29));
        judged("https://a.example/y");
        judged("https://b.example/y");
        assertThat(asked).hasSize(2);
        now = now.plus(Duration.ofSeconds(2));
        judged("https://b.example/z");
        assertThat(asked).hasSize(3);
        now = now.plus(Duration.ofHours(24));
        judged("https://a.example/z");
        assertThat(asked).hasSize(4);
    }

    @Test
    void schemesAndPortsHaveTheirOwnFile() throws InterruptedException {
        judged("https://a.example/x");
        judged("http://a.example/x");
        judged("https://a.example:8443/x");
        assertThat(asked)
                .containsExactly(
                        "https://a.example/robots.txt",
                        "http://a.example/robots.txt",
                        "https://a.example:8443/robots.txt");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Crawl-delay: 3, PT3S", "Crawl-delay: 0.5, PT0.5S", "Crawl-delay: 100000, PT1M", "Crawl-delay: x, PT0S"
    })
    void theDelayIsReadAndCapped(String line, Duration delay) throws InterruptedException {
        answers("https://a.example/robots.txt", 200, "User-agent: *\n" + line + "\nDisallow: /y\n");
        Robots.Rules.Stated stated = (Robots.Rules.Stated) robots.of(WebUrl.of("https://a.example/x"));
        assertThat(stated.delay()).isEqualTo(delay);
        assertThat(stated.allow(WebUrl.of("https://a.example/x"))).isTrue();
    }

    /// The published cases name other robots; ours takes their place.
    static Stream<JsonNode> published() throws IOException {
        Optional<Path> file = Given.shared("data/url/robots_google.jsonl");
        if (file.isEmpty()) return Stream.empty();
        JsonMapper json = JsonMapper.builder().build();
        return Files.readAllLines(file.get()).stream().map(json::readTree);
    }

    @Test
    void publishedCasesComeOutAsStated() throws Exception {
        List<JsonNode> cases = published().toList();
        assumeTrue(!cases.isEmpty(), "the shared cases are not here");
        List<String> wrong = new ArrayList<>();
        for (JsonNode c : cases) {
            String agent = c.get("user_agent").asString();
            String file = c.get("robots_txt").asString();
            Optional<WebUrl> url = WebUrl.parse(c.get("url").asString());
            if (url.isEmpty()) continue;
            String own = url.get().scheme() + "://" + url.get().server() + "/robots.txt";
            web.clear();
            now = now.plus(Duration.ofDays(2));
            String ours = file.replaceAll(
                    "(?i)\\b" + java.util.regex.Pattern.quote(agent.split("[^A-Za-z_-]")[0]) + "\\b", "promotrace");
            answers(own, 200, ours, "Content-Type: text/plain");
            boolean may = judged(url.get().toString()).equals("may");
            if (may != c.get("allowed").asBoolean()) wrong.add(c.toString());
        }
        assertThat(wrong).isEmpty();
    }

    /// `us` is the robot of the file whose place ours takes; without one, ours is any other.
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(nullValues = "-", textBlock = """
            # file,                                us,         path,                             judged, delay
            astore.amazon.com-robots.txt,          -,          /x,                               may,    PT5S
            crawl-delay-group-merging.txt,         mybot,      /private/x,                       ROBOTS, PT10S
            crawl-delay-group-merging.txt,         yourbot,    /login/x,                         ROBOTS, -
            crawl-delay-group-merging.txt,         -,          /private/x,                       may,    PT30S
            directive-typos-robots.txt,            bot1,       /desallow/,                       ROBOTS, PT0S
            directive-typos-robots.txt,            bot1,       /dissalow/,                       ROBOTS, PT0S
            directive-typos-robots.txt,            bot2,       /useragent/,                      ROBOTS, PT0S
            dos-line-endings.txt,                  -,          /x,                               may,    PT1S
            extended-standard-robots.txt,          bot1,       /x,                               may,    -
            extension-robots.txt,                  mybot,      /private/,                        ROBOTS, -
            extension-robots.txt,                  mybot,      /admin/,                          may,    -
            extension-robots.txt,                  -,          /admin/,                          may,    -
            extensions-group-merging.txt,          mybot,      /private/,                        ROBOTS, -
            extensions-group-merging.txt,          mybot,      /x,                               may,    -
            extensions-group-merging.txt,          -,          /x,                               ROBOTS, -
            extensions-group-merging.txt,          -,          /llms.txt,                        may,    -
            format-errors-robots.txt,              bot1,       /whitespace-before-colon/,        ROBOTS, -
            format-errors-robots.txt,              bot3,       /whitespace-before-colon,         may,    -
            format-errors-robots.txt,              bot3,       /x,                               ROBOTS, -
            malformed-path.txt,                    -,          /wiki/Wikipedia_talk:Mediation_Committee/x, ROBOTS, -
            malformed-path.txt,                    -,          /wiki/Main_Page,                  may,    -
            many-user-agents.txt,                  Alexibot,   /x,                               ROBOTS, -
            many-user-agents.txt,                  FlashGet,   /x,                               ROBOTS, -
            many-user-agents.txt,                  -,          /g/x,                             ROBOTS, -
            many-user-agents.txt,                  -,          /x,                               may,    -
            merge-rules.txt,                       wget,       /foo/bar,                         may,    -
            merge-rules.txt,                       wget,       /tmp/bar,                         ROBOTS, -
            merge-rules.txt,                       testy,      /x,                               ROBOTS, -
            merge-rules.txt,                       -,          /foo/bar,                         ROBOTS, -
            merge-rules.txt,                       -,          /ckh/bar,                         may,    -
            precedence-of-rules.txt,               testy,      /foo,                             ROBOTS, -
            precedence-of-rules.txt,               testy,      /foo/bar,                         may,    -
            precedence-of-rules.txt,               testy,      /foo/bx,                          ROBOTS, -
            precedence-of-rules.txt,               wget,       /x,                               ROBOTS, -
            precedence-of-rules.txt,               wget,       /foo,                             may,    -
            relative-sitemap-robots.txt,           -,          /files/x,                         ROBOTS, -
            rfc9309-example-longest-match-robots.txt, foobot,  /example/page/x,                  may,    -
            rfc9309-example-longest-match-robots.txt, foobot,  /example/page/disallowed.gif,     ROBOTS, -
            rfc9309-example-rule-group-merging.txt, ExampleBot, /foo,                            ROBOTS, -
            rfc9309-example-rule-group-merging.txt, ExampleBot, /baz,                            ROBOTS, -
            rfc9309-example-rule-group-merging.txt, BazBot,    /foo,                             may,    -
            rfc9309-example-rule-group-merging.txt, BazBot,    /baz,                             ROBOTS, -
            rfc9309-example-simple-robots.txt,     -,          /x.gif,                           ROBOTS, -
            rfc9309-example-simple-robots.txt,     -,          /publications/x.gif,              may,    -
            rfc9309-example-simple-robots.txt,     foobot,     /example/page.html,               may,    -
            rfc9309-example-simple-robots.txt,     foobot,     /x,                               ROBOTS, -
            rfc9309-example-simple-robots.txt,     barbot,     /example/page.html,               ROBOTS, -
            rfc9309-example-simple-robots.txt,     quxbot,     /example/,                        may,    -
            sitemap-robots-dedup.txt,              -,          /x,                               may,    -
            sitemap-robots.txt,                    -,          /x,                               may,    -
            twitter.com-robots.txt,                -,          /x?y=1,                           ROBOTS, PT0S
            twitter.com-robots.txt,                -,          /x,                               may,    -
            twitter.com-robots.txt,                msnbot,     /x,                               may,    PT10S
            wildcards.txt,                         -,          /gp/registry/wishlist/1/reserve,  ROBOTS, -
            wildcards.txt,                         -,          /wishlist/x,                      ROBOTS, -
            wildcards.txt,                         -,          /wishlist/universal-1,            may,    -
            wildcards.txt,                         -,          /a/b/gcrnsts,                     ROBOTS, -
            wildcards.txt,                         -,          /dp/B0069IY63Y,                   may,    -
            robots-with-utf8-bom.txt,              -,          /login.aspx,                      ROBOTS, -
            robots-with-utf8-bom.txt,              -,          /x,                               may,    -
            robots-with-utf16le-bom.txt,           -,          /login.aspx,                      ROBOTS, -
            robots-with-utf16le-bom.txt,           -,          /a/output/print,                  ROBOTS, -
            robots-with-utf16be-bom.txt,           -,          /login.aspx,                      ROBOTS, -
            robots-with-utf16be-bom.txt,           -,          /x,                               may,    -
            www.flot.com-robots.txt,               -,          /upload/x,                        ROBOTS, -
            www.flot.com-robots.txt,               -,          /x,                               may,    -
            """)
    void oddFilesAreReadAsTheirOwnersMean(String file, String us, String path, String judged, Duration delay)
            throws Exception {
        Optional<Path> sample = Given.shared("data/url/robots_txt_samples/" + file);
        assumeTrue(sample.isPresent(), "the shared samples are not here");
        byte[] body = Files.readAllBytes(sample.get());
        if (us != null) {
            body = new String(body, StandardCharsets.ISO_8859_1)
                    .replaceAll("(?im)^(user-?agent:\\s*)" + us + "\\b", "$1promotrace")
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
        String robotsTxt = "https://a.example/robots.txt";
        Capture capture = Given.capture(robotsTxt, 200, body, "Content-Type: text/plain");
        web.put(robotsTxt, OUTCOMES.of(Ask.get(WebUrl.of(robotsTxt)), capture));
        assertThat(judged("https://a.example" + path)).isEqualTo(judged);
        if (delay == null) return;
        Robots.Rules.Stated stated = (Robots.Rules.Stated) robots.of(WebUrl.of("https://a.example/x"));
        assertThat(stated.delay()).isEqualTo(delay);
    }

    /// Half a million bytes and a little are read, and no half line at their end.
    @ParameterizedTest(name = "a rule behind {0} bytes: {1}")
    @CsvSource({
        "0, ROBOTS",
        "400000, ROBOTS",
        "511900, ROBOTS",
        "511960, may",
        "511990, may",
        "520000, may",
        "9000000, may"
    })
    void onlyTheFirst500KibibytesCount(int before, String judged) throws InterruptedException {
        String comments = ("#" + "x".repeat(98) + "\n").repeat(before / 100 + 1).substring(0, before);
        String file = "User-agent: *\n" + comments + (before == 0 ? "" : "\n") + "Disallow: /private/of-long-names\n";
        answers("https://a.example/robots.txt", 200, file, "Content-Type: text/plain");
        assertThat(judged("https://a.example/private/of-long-names")).isEqualTo(judged);
        assertThat(judged("https://a.example/private/"))
                .as("the start of a rule is no rule")
                .isEqualTo("may");
    }
}
