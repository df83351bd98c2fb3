package promotrace.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.TestClassPath;
import promotrace.config.CopiedHome;

/// The real process, watching a blog of twelve articles until it is told to end.
class UnattendedTest {
    private static final int ARTICLES = 12;

    /// What SIGTERM makes of any program whose machine ends it after its own end.
    private static final int ENDED_BY_SIGTERM = 143;

    @TempDir
    private Path folder;

    private final WireMockServer blog = new WireMockServer(options().dynamicPort());
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void serve() throws IOException {
        CopiedHome.into(folder.resolve("home"));
        blog.start();
        blog.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        String links = IntStream.range(0, ARTICLES)
                .mapToObj(i -> "<article><h2><a href='/bags/%d'>%d</a></h2></article>".formatted(i, i))
                .collect(Collectors.joining());
        page("/", "<title>Bags</title>" + links);
        for (int i = 0; i < ARTICLES; i++) {
            page(
                    "/bags/" + i,
                    "<article><h1>Bag %d</h1><time class=entry-date datetime=2026-06-%02dT12:00:00Z></time></article>"
                            .formatted(i, 1 + i % 28));
        }
        Files.writeString(folder.resolve("watch.json"), """
                [{"platform": "blog", "handle": "bags", "url": "%s/"}]
                """.formatted(blog.baseUrl()));
    }

    private void page(String path, String body) {
        blog.stubFor(get(urlEqualTo(path))
                .willReturn(aResponse()
                        .withFixedDelay(300)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html lang=en>" + body + "</html>")));
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process p : started) p.destroyForcibly().waitFor();
        blog.stop();
    }

    private int asked(String pathPattern) {
        return blog.findAll(getRequestedFor(urlMatching(pathPattern))).size();
    }

    @Test
    void sigtermEndsItAfterWhatIsInHandAndTheNextStartGoesOn() throws Exception {
        Process first = start();
        until(first, () -> asked("/bags/.*") >= 3);
        terminate(first);
        int before = asked("/bags/.*");
        assertThat(before).isBetween(3, ARTICLES - 1);
        assertThat(said()).contains("the same command goes on from there").doesNotContain("Exception");

        Process second = start();
        Path report = folder.resolve("report.json");
        until(second, () -> Files.exists(report));
        assertThat(asked("/bags/.*")).as("each article once, over both").isEqualTo(ARTICLES);
        assertThat(asked("/")).as("not due again").isEqualTo(1);
        assertThat(Files.readString(report)).contains("\"posts\" : " + ARTICLES);
        terminate(second);
    }

    @Test
    void aDatabaseThatIsAwayForAWhileIsWaitedFor() throws Exception {
        CopiedHome.schedule(folder.resolve("home"), "blog", "fires: PT1S, shortest: PT3S, longest: PT3S");
        page("/", "<title>Bags</title><article><h2><a href='/bags/1'>1</a></h2></article>");
        MongoServer mongo = new MongoServer(new MemoryBackend());
        try (Relay relay = new Relay(mongo.bind())) {
            Process run = start("--mongodb", "mongodb://127.0.0.1:" + relay.port() + "/?directConnection=true");
            until(run, () -> asked("/") >= 2);

            relay.cut();
            until(run, () -> said().contains("Waiting for it"));
            int meanwhile = asked("/");
            Awaitility.await()
                    .during(Duration.ofSeconds(8))
                    .until(() -> said().split("Waiting for it", -1).length == 2);
            assertThat(asked("/")).isLessThanOrEqualTo(meanwhile + 1);
            relay.open();
            until(run, () -> said().contains("the database is back after"));
            until(run, () -> asked("/") >= meanwhile + 3);

            relay.cut();
            until(run, () -> said().split("Waiting for it", -1).length == 3);
            terminate(run);
            assertThat(said()).doesNotContain("\tat ");
        } finally {
            mongo.shutdownNow();
        }
    }

    @Test
    void aScheduleThatIsNoneEndsItBeforeAnyRequest() throws Exception {
        CopiedHome.schedule(folder.resolve("home"), "blog", "fires: 0 0 25 * * ?, shortest: PT1H, longest: P3D");
        Process run = start();
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).isEqualTo(2);
        assertThat(said()).contains("crawlers/blog.yml [schedule.fires] is no cron expression");
        assertThat(asked(".*")).isZero();
    }

    private void terminate(Process run) throws InterruptedException {
        run.destroy();
        assertThat(run.waitFor(12, TimeUnit.SECONDS)).as(this::said).isTrue();
        assertThat(run.exitValue()).as(this::said).isEqualTo(ENDED_BY_SIGTERM);
    }

    private void until(Process run, BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .failFast(() -> assertThat(run.isAlive()).as(this::said).isTrue())
                .until(condition::getAsBoolean);
    }

    private Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-Dpromotrace.home=" + folder.resolve("home"),
                "-cp",
                TestClassPath.get(),
                "promotrace.cli.Main",
                "run",
                "--watch",
                folder.resolve("watch.json").toString(),
                "--contact",
                "ann@example.org",
                "--allow-private",
                "127.0.0.0/8",
                "--pause",
                "20ms",
                "--data",
                folder.resolve("data").toString(),
                "--report",
                folder.resolve("report.json").toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        builder.environment().remove("PROMOTRACE_MONGODB");
        Process run = builder.start();
        started.add(run);
        return run;
    }

    private Path output() {
        return folder.resolve("output.txt");
    }

    private String said() {
        try {
            return Files.exists(output()) ? Files.readString(output()) : "";
        } catch (IOException e) {
            return "unreadable: " + e;
        }
    }
}
