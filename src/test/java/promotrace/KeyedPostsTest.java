package promotrace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import promotrace.collect.Post;
import promotrace.collect.Watched;
import promotrace.config.CopiedHome;
import promotrace.store.Store;
import promotrace.store.StoreSettings;

/// An API that wants its key in a header and its questions by POST is read, and its key is kept nowhere.
class KeyedPostsTest {
    private static final String KEY = "k3y-Of+Nobody/42";
    private static final Watched ANNA = new Watched("pinwall:anna", "pinwall", "anna", Optional.empty(), Map.of());
    private static final String FILE = """
            platform: pinwall
            title: Pinwall
            source: made up for this test
            schedule: {fires: PT1H, shortest: PT1H, longest: P3D}
            key: {secret: PROMOTRACE_PINWALL_TOKEN, header: X-Key, value: 'Bearer {secret}'}
            start:
              - {step: pins, url: 'http://127.0.0.1:PORT/pins', post: {json: {who: '{handle}', size: 2, from: 0}}}
              - {step: away, url: 'http://127.0.0.1:PORT/away'}
            steps:
              pins:
                format: json
                key: true
                posts: {each: '/pins/*', id: /id, url: 'http://127.0.0.1:PORT/pins/{id}', at: /when, text: /words}
                next:
                  - {step: pins, let: {more: /more}, post: {json: {from: '{#more}'}}}
              away: {format: json, key: true, next: [{step: away, url: /more}]}
            """;

    @TempDir
    private Path folder;

    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Level usual = Level.WARN;
    private final Logger ours = (Logger) LoggerFactory.getLogger("promotrace");

    @BeforeEach
    void open() throws IOException {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        pins(
                "{\"who\": \"anna\", \"size\": 2, \"from\": 0}",
                "[{\"id\": 1, \"when\": 1780299000, \"words\": \"" + KEY + "\"}], \"more\": 1");
        pins("{\"who\": \"anna\", \"size\": 2, \"from\": 1}", "[{\"id\": 2, \"when\": 1780299001, \"words\": \"b\"}]");
        server.stubFor(any(urlEqualTo("/away"))
                .willReturn(
                        aResponse().withStatus(302).withHeader("Location", "http://localhost:" + server.port() + "/")));
        CopiedHome.into(folder.resolve("home"));
        Files.writeString(folder.resolve("home/crawlers/pinwall.yml"), FILE.replace("PORT", "" + server.port()));
        logged.start();
        usual = ours.getEffectiveLevel();
        ours.setLevel(Level.TRACE);
        ours.setAdditive(false);
        ours.addAppender(logged);
    }

    private void pins(String asked, String answer) {
        server.stubFor(post(urlEqualTo("/pins"))
                .withRequestBody(equalToJson(asked))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"pins\": " + answer + "}")));
    }

    @AfterEach
    void close() {
        ours.detachAppender(logged);
        ours.setAdditive(true);
        ours.setLevel(usual);
        server.stop();
    }

    private List<String> run(Path data, List<Path> replay) throws Exception {
        Settings settings = new Settings(
                folder.resolve("home"),
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
        try (Monitor monitor = Monitor.open(settings)) {
            monitor.pipeline().watch(List.of(ANNA));
            monitor.pipeline().allDue(Instant.now());
            monitor.pipeline().run("test", Progress.SILENT);
        }
        try (Store store = Store.open(StoreSettings.of(Optional.empty(), data))) {
            return store.posts().ofAccount(ANNA.id()).stream().map(Post::text).toList();
        }
    }

    @Test
    void bothPagesAreAskedForWithTheKeyWhichIsKeptNowhere() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path secrets = Files.writeString(data.resolve("secrets"), "PROMOTRACE_PINWALL_TOKEN=" + KEY + "\n");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        assertThat(run(data, List.of())).containsExactlyInAnyOrder("SECRET", "b");
        server.verify(2, postRequestedFor(urlEqualTo("/pins")).withHeader("X-Key", equalTo("Bearer " + KEY)));
        server.verify(1, getRequestedFor(urlEqualTo("/away")).withHeader("X-Key", equalTo("Bearer " + KEY)));
        server.verify(0, getRequestedFor(urlEqualTo("/"))); // a redirect is not followed with a key
        server.verify(getRequestedFor(urlEqualTo("/robots.txt")).withHeader("X-Key", absent()));
        Files.delete(secrets);
        assertThat(holding(data, KEY)).isEmpty();
        assertThat(holding(data, "X-Key"))
                .as("the database names the header, captures do not")
                .isNotEmpty()
                .doesNotContainAnyElementsOf(warcs(data));
        assertThat(holding(data, "{\"who\":\"anna\",\"size\":2,\"from\":1}")).isNotEmpty();
        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .isNotEmpty()
                .noneMatch(m -> m.contains(KEY));

        assertThat(run(folder.resolve("again"), warcs(data))).containsExactlyInAnyOrder("SECRET", "b");
        server.verify(2, postRequestedFor(urlEqualTo("/pins")));
    }

    @Test
    void whatIsOverTheDaysQuotaStaysOpen() throws Exception {
        Path file = folder.resolve("home/crawlers/pinwall.yml");
        String quota = "quota: {host: '127.0.0.1:" + server.port() + "', perDay: 2, source: made up}\n";
        Files.writeString(file, quota + Files.readString(file));
        Path data = Files.createDirectories(folder.resolve("data"));
        Path secrets = Files.writeString(data.resolve("secrets"), "PROMOTRACE_PINWALL_TOKEN=" + KEY + "\n");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        assertThat(run(data, List.of())).containsExactly("SECRET");
        server.verify(1, postRequestedFor(urlEqualTo("/pins")));
        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(m -> m.startsWith("quota pinwall: 0 of 2 requests left today: the rest waits until "));
        try (Store store = Store.open(StoreSettings.of(Optional.empty(), data))) {
            assertThat(store.visits().open()).isEqualTo(1);
        }
        assertThat(run(folder.resolve("again"), warcs(data)))
                .as("replay knows no quota")
                .containsExactly("SECRET");
    }

    private static List<Path> warcs(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(f -> f.toString().endsWith(".warc.gz")).toList();
        }
    }

    /// The files in which these characters stand, plain or packed.
    private static List<Path> holding(Path data, String characters) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> text(f).contains(characters))
                    .toList();
        }
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            boolean packed = file.toString().endsWith(".gz");
            byte[] bytes = packed ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be read", e);
        }
    }
}
