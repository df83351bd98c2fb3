package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
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
}
