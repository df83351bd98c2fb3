package promotrace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.collect.Watched;
import promotrace.config.CopiedHome;
import promotrace.resolve.Chain;
import promotrace.store.Store;
import promotrace.store.StoreSettings;
import promotrace.url.WebUrl;

/// Ways that need the cookies which their own servers set, and how every other way ends: by `resolve` and in a whole run,
/// live and from what was captured.
class CookieWaysTest {
    private static final Watched ANNA = new Watched("pinwall:anna", "pinwall", "anna", Optional.empty(), Map.of());
    private static final String FILE = """
            platform: pinwall
            title: Pinwall
            source: made up for this test
            schedule: {fires: PT1H, shortest: PT1H, longest: P3D}
            start:
              - {step: pins, url: 'http://127.0.0.1:PORT/pins'}
            steps:
              pins:
                format: json
                posts:
                  each: '/pins/*'
                  id: /id
                  url: 'http://127.0.0.1:PORT/pins/{id}'
                  at: /when
                  text: /words
                  links: [{url: /link, where: CARD}]
            """;

    @TempDir
    private Path folder;

    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger ours = (Logger) LoggerFactory.getLogger("promotrace");
    private Level usual = Level.WARN;

    @BeforeEach
    void open() throws IOException {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        page("/shop", "<title>Bag</title><link rel='canonical' href='/dress'><p>A bag of linen, sewn by hand.</p>");
        // to itself until its cookie is there; each visitor's is another
        moves("/self", "/self", "self={{randomValue length=12 type='ALPHANUMERIC'}}v4lue");
        server.stubFor(get(urlEqualTo("/self"))
                .withHeader("Cookie", matching("self=\\w+v4lue"))
                .willReturn(to("/shop")));
        // the next page sends back whoever does not bring the cookie of this one
        moves("/first", "/second", "seen=v4lue");
        moves("/second", "/first", "");
        server.stubFor(get(urlEqualTo("/second"))
                .withHeader("Cookie", containing("seen=v4lue"))
                .willReturn(to("/third").withHeader("Set-Cookie", "more=v4lue; Path=/third")));
        moves("/third", "/first", "");
        server.stubFor(get(urlEqualTo("/third"))
                .withHeader("Cookie", equalTo("more=v4lue; seen=v4lue"))
                .willReturn(to("/shop")));
        // a page that gives itself again once its cookie is set
        server.stubFor(get(urlEqualTo("/again"))
                .willReturn(
                        html("<meta http-equiv=refresh content=0>One moment").withHeader("Set-Cookie", "ok=v4lue")));
        server.stubFor(get(urlEqualTo("/again"))
                .withHeader("Cookie", equalTo("ok=v4lue"))
                .willReturn(to("/shop")));
        moves("/plain", "/shop", "tracked=v4lue");
        moves("/never", "/never", "n=v4lue");
        moves("/none", "/none", "");
        moves("/short1", "/self", "");
        moves("/short2", "/self", "");
        logged.start();
        usual = ours.getEffectiveLevel();
        ours.setLevel(Level.TRACE);
        ours.setAdditive(false);
        ours.addAppender(logged);
    }

    @AfterEach
    void close() {
        ours.detachAppender(logged);
        ours.setAdditive(true);
        ours.setLevel(usual);
        server.stop();
    }

    private static ResponseDefinitionBuilder to(String path) {
        return aResponse().withStatus(302).withHeader("Location", path);
    }

    private static ResponseDefinitionBuilder html(String body) {
        return aResponse()
                .withHeader("Content-Type", "text/html; charset=utf-8")
                .withBody(body);
    }

    private void page(String path, String body) {
        server.stubFor(get(urlEqualTo(path)).willReturn(html(body)));
    }

    private void moves(String path, String to, String cookie) {
        ResponseDefinitionBuilder answer = to(to).withTransformers("response-template");
        if (!cookie.isEmpty()) answer.withHeader("Set-Cookie", cookie + "; Path=/");
        server.stubFor(get(urlEqualTo(path)).atPriority(6).willReturn(answer));
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private Settings settings(Path home, Path data, List<Path> replay) {
        return new Settings(
                home,
                data,
                Optional.empty(),
                replay,
                Optional.empty(),
                Optional.of("abuse@monitor.example"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ZERO),
                List.of("127.0.0.0/8"),
                Optional.empty(),
                2);
    }

    /// Path and outcome, in a line: `/self 302 /self 302 /shop resolved`.
    private String told(Chain chain) {
        StringBuilder out = new StringBuilder();
        for (Chain.Link link : chain.links()) {
            out.append(link.url().toString().replace(at(""), "")).append(' ');
            if (!link.how().equals("end")) out.append(link.how()).append(' ');
        }
        return out + chain.outcome().name().toLowerCase(java.util.Locale.ROOT);
    }

    private List<String> resolve(Path data, List<Path> replay, String... paths) throws InterruptedException {
        Path home = Path.of("").toAbsolutePath();
        try (Links links = Links.open(settings(home, data, replay), true)) {
            List<String> out = new java.util.ArrayList<>();
            for (String path : paths) {
                links.resolve(WebUrl.of(at(path))).forEach(w -> out.add(told(w.chain())));
            }
            return out;
        }
    }

    @Test
    void aWayThatWantsItsCookieGetsItAndOthersCostNoRequestMore() throws Exception {
        Path data = folder.resolve("data");
        String[] paths = {"/self", "/first", "/again", "/plain", "/never", "/none"};
        String[] expected = {
            "/self 302 /self 302 /shop resolved",
            "/first 302 /second 302 /third 302 /shop resolved",
            "/again meta-refresh /again 302 /shop resolved",
            "/plain 302 /shop resolved",
            "/never 302 /never loop",
            "/none 302 /none loop"
        };
        assertThat(resolve(data, List.of(), paths)).containsExactly(expected);
        server.verify(2, getRequestedFor(urlEqualTo("/self")));
        server.verify(1, getRequestedFor(urlEqualTo("/first")));
        server.verify(2, getRequestedFor(urlEqualTo("/second")));
        server.verify(1, getRequestedFor(urlEqualTo("/third")));
        server.verify(2, getRequestedFor(urlEqualTo("/again")));
        server.verify(1, getRequestedFor(urlEqualTo("/plain")));
        server.verify(2, getRequestedFor(urlEqualTo("/never")));
        server.verify(1, getRequestedFor(urlEqualTo("/none")));
        assertThat(server.findAll(getRequestedFor(urlEqualTo("/shop"))))
                .as("one way's cookies are not another's, and what is asked plainly is asked once")
                .hasSizeBetween(1, 4);
        server.verify(getRequestedFor(urlEqualTo("/robots.txt")).withHeader("Cookie", absent()));
        assertThat(messages()).noneMatch(m -> m.contains("v4lue"));

        int asked = server.getAllServeEvents().size();
        assertThat(resolve(folder.resolve("again"), warcs(data), paths)).containsExactly(expected);
        assertThat(server.getAllServeEvents()).as("nobody was asked").hasSize(asked);
    }

    @Test
    void inARunEachWayBringsItsOwnCookies() throws Exception {
        CopiedHome.into(folder.resolve("home"));
        Files.writeString(folder.resolve("home/crawlers/pinwall.yml"), FILE.replace("PORT", "" + server.port()));
        String[] paths = {"/short1", "/short2", "/self", "/first", "/plain", "/never", "/none"};
        StringBuilder pins = new StringBuilder();
        for (int i = 0; i < paths.length; i++) {
            pins.append(i == 0 ? "" : ",")
                    .append("{\"id\": %d, \"when\": 1780299000, \"words\": \"bag\", \"link\": \"%s\"}"
                            .formatted(i, at(paths[i])));
        }
        server.stubFor(get(urlEqualTo("/pins"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withHeader("Set-Cookie", "platform=v4lue; Path=/")
                        .withBody("{\"pins\": [" + pins + "]}")));
        Map<String, String> expected = new TreeMap<>(Map.of(
                "/short1", "/short1 302 /self 302 /self 302 /shop resolved",
                "/short2", "/short2 302 /self 302 /self 302 /shop resolved",
                "/self", "/self 302 /self 302 /shop resolved",
                "/first", "/first 302 /second 302 /third 302 /shop resolved",
                "/plain", "/plain 302 /shop resolved",
                "/never", "/never 302 /never loop",
                "/none", "/none 302 /none loop"));
        Path data = folder.resolve("data");
        assertThat(run(data, List.of())).isEqualTo(expected);
        List<String> brought = server.findAll(getRequestedFor(urlEqualTo("/self"))).stream()
                .map(r -> r.containsHeader("Cookie") ? r.getHeader("Cookie") : "")
                .toList();
        assertThat(brought.stream().filter(c -> !c.isEmpty()))
                .as("each way's own")
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(brought.stream().filter(String::isEmpty))
                .as("once for all, and once for each of the two ways to which it gave none then")
                .hasSize(3);
        server.verify(1, getRequestedFor(urlEqualTo("/first")));
        server.verify(1, getRequestedFor(urlEqualTo("/plain")));
        assertThat(server.findAll(anyRequestedFor(anyUrl())))
                .as("what a platform set goes nowhere")
                .noneMatch(
                        r -> r.containsHeader("Cookie") && r.getHeader("Cookie").contains("platform"));
        assertThat(messages()).isNotEmpty().noneMatch(m -> m.contains("v4lue"));

        int asked = server.getAllServeEvents().size();
        assertThat(run(data, List.of())).as("a second run").isEqualTo(expected);
        assertThat(server.getAllServeEvents().size() - asked)
                .as("asks the platform and no hop again")
                .isLessThanOrEqualTo(2);
        asked = server.getAllServeEvents().size();
        assertThat(run(folder.resolve("again"), warcs(data)))
                .as("from captures")
                .isEqualTo(expected);
        assertThat(server.getAllServeEvents()).hasSize(asked);
    }

    private Map<String, String> run(Path data, List<Path> replay) throws Exception {
        try (Monitor monitor = Monitor.open(settings(folder.resolve("home"), data, replay))) {
            monitor.pipeline().watch(List.of(ANNA));
            monitor.pipeline().allDue(Instant.now());
            monitor.pipeline().run("test", Progress.SILENT);
        }
        Map<String, String> ways = new TreeMap<>();
        try (Store store = Store.open(StoreSettings.of(Optional.empty(), data))) {
            store.assessments().find(ANNA.id()).orElseThrow().promotions().stream()
                    .map(PromotionAssessment::subject)
                    .map(Subject::chain)
                    .flatMap(Optional::stream)
                    .forEach(c -> ways.put(c.posted().path(), told(c)));
        }
        return ways;
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(nullValues = "-", delimiter = '|', quoteCharacter = '~', textBlock = """
            # answer         | header                              | body                                      | way
            200              | -                                   | <h1>Bags</h1>                             | /x resolved
            301              | Location: /shop                     | -                                         | /x 301 /shop resolved
            303              | Location: shop                      | -                                         | /x 303 /shop resolved
            307              | Location: //127.0.0.1:PORT/shop#a   | -                                         | /x 307 /shop#a resolved
            308              | Location: HTTP://127.0.0.1:PORT/shop| -                                         | /x 308 /shop resolved
            302              | Location: intent://127.0.0.1:PORT/p#Intent;scheme=shop;package=a.b;S.browser_fallback_url=http%3A%2F%2F127.0.0.1%3APORT%2Fshop;end | - | /x 302 /shop resolved
            302              | Location: snssdk1128://webview?url=http%3A%2F%2F127.0.0.1%3APORT%2Fshop | - | /x 302 /shop resolved
            302              | Location: shopapp://home            | -                                         | /x error
            302              | Location: javascript:void(0)        | -                                         | /x error
            302              | -                                   | -                                         | /x error
            200              | Refresh: 0;url=/shop                | -                                         | /x meta-refresh /shop resolved
            200              | -                                   | <script>location = '/shop'</script>       | /x js-location /shop resolved
            200              | -                                   | This link has expired                     | /x dead
            200              | -                                   | <h1>Этa ссылка устарела</h1>              | /x dead
            200              | -                                   | <h1>This domain is for sale</h1>          | /x dead
            404              | -                                   | -                                         | /x dead
            410              | -                                   | -                                         | /x dead
            403              | -                                   | -                                         | /x blocked
            429              | -                                   | -                                         | /x blocked
            451              | -                                   | -                                         | /x blocked
            401              | -                                   | -                                         | /x blocked
            403              | -                                   | <title>Just a moment...</title>           | /x blocked
            500              | -                                   | -                                         | /x error
            503              | -                                   | -                                         | /x error
            302              | Location: http://10.0.0.5/shop      | -                                         | /x 302 http://10.0.0.5/shop error
            302              | Location: http://169.254.169.254/   | -                                         | /x 302 http://169.254.169.254/ error
            302              | Location: http://[::ffff:10.0.0.5]/ | -                                         | /x 302 http://[::ffff:10.0.0.5]/ error
            """)
    void everyAnswerHasItsOutcome(int status, String header, String body, String way) throws Exception {
        ResponseDefinitionBuilder answer = html(body == null ? "" : body).withStatus(status);
        if (header != null) {
            String[] field = header.replace("PORT", "" + server.port()).split(": ", 2);
            answer.withHeader(field[0], field[1]);
        }
        server.stubFor(get(urlEqualTo("/x")).willReturn(answer));
        Path data = folder.resolve("data");
        assertThat(resolve(data, List.of(), "/x")).containsExactly(way);
        server.verify(1, getRequestedFor(urlEqualTo("/x")));
        assertThat(server.getAllServeEvents())
                .allMatch(e -> e.getRequest().getMethod().getName().equals("GET"));
        assertThat(resolve(folder.resolve("again"), warcs(data), "/x")).containsExactly(way);
    }

    @Test
    void anEndlessWayIsGivenUp() throws Exception {
        server.stubFor(get(urlPathEqualTo("/on"))
                .willReturn(to("/on?n={{randomValue length=9}}")
                        .withHeader("Set-Cookie", "n={{randomValue length=9}}")
                        .withTransformers("response-template")));
        String told = resolve(folder.resolve("data"), List.of(), "/on").getFirst();
        assertThat(told).endsWith(" error");
        server.verify(21, getRequestedFor(urlMatching("/on.*")));
    }

    @Test
    void aDestinationBehindRobotsIsBlocked() throws Exception {
        page("/robots.txt", "User-agent: *\nDisallow: /shop");
        assertThat(resolve(folder.resolve("data"), List.of(), "/plain")).containsExactly("/plain 302 /shop blocked");
        server.verify(0, getRequestedFor(urlEqualTo("/shop")));
    }

    private List<String> messages() {
        return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static List<Path> warcs(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(f -> f.toString().endsWith(".warc.gz")).toList();
        }
    }
}
