package promotrace.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import promotrace.DiskFloor;
import promotrace.Monitor;
import promotrace.Progress;
import promotrace.Settings;
import promotrace.deliver.Alert;
import promotrace.deliver.Channel;
import promotrace.evidence.Vault;
import promotrace.frontier.Visit;
import promotrace.resolve.Answer;
import promotrace.store.Store;
import promotrace.store.StoreSettings;
import promotrace.url.WebUrl;

/// A disk that is full, or nearly, ends fetching with one sentence and loses nothing; with space again it goes on. The disk
/// is a real one of a few megabytes; skipped where none may be mounted.
class FullDiskTest {
    private static final int PAGES = 60;

    @RegisterExtension
    private static final WireMockExtension WEB = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(sh("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()), "no disk may be mounted");
        byte[] body = new byte[300_000];
        WEB.stubFor(get(urlEqualTo("/robots.txt")).willReturn(aResponse().withStatus(404)));
        for (int i = 0; i < PAGES; i++) {
            new Random(i).nextBytes(body); // does not pack
            WEB.stubFor(get(urlPathMatching("/page/" + i))
                    .willReturn(
                            aResponse().withHeader("Content-Type", "image/png").withBody(body.clone())));
        }
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void unmount() throws Exception {
        System.setErr(err);
        System.setOut(out);
        sh("umount", disk.toString());
    }

    private static boolean sh(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    private static WebUrl page(int i) {
        return WebUrl.of("http://127.0.0.1:" + WEB.getPort() + "/page/" + i);
    }

    private void addVisits() {
        try (Store store = Store.open(StoreSettings.of(Optional.empty(), disk))) {
            store.visits()
                    .add(IntStream.range(0, PAGES)
                            .mapToObj(i -> Visit.hop(page(i), 0, Instant.now()))
                            .toList());
        }
    }

    private Settings settings() {
        return new Settings(
                Path.of(""),
                disk,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of("a@example.org"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ZERO),
                List.of("127.0.0.0/8"),
                Optional.empty(),
                4);
    }

    private int run(String floor) throws IOException {
        Path watch = Files.writeString(
                folder.resolve("watch.json"), "[{\"platform\": \"nowhere\", \"handle\": \"somebody\"}]");
        said.reset();
        return Main.run(
                "run",
                "--once",
                "--watch=" + watch,
                "--data=" + disk,
                "--contact=a@example.org",
                "--pause=0",
                "--allow-private=127.0.0.0/8",
                "--disk-floor=" + floor);
    }

    private List<String> sentences() {
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(l -> l.startsWith("promotrace: "))
                .toList();
    }

    /// What is stored as answered is in the vault, and nothing is left out of both. How many were answered.
    private int intact() {
        int answered = 0;
        try (Store store = Store.open(StoreSettings.of(Optional.empty(), disk));
                Vault vault = Vault.open(disk.resolve("warc"), "reader")) {
            for (int i = 0; i < PAGES; i++) {
                Optional<Answer> answer = Optional.ofNullable(
                        store.answers().find(List.of(page(i))).get(page(i)));
                if (answer.isEmpty()) continue;
                answered++;
                assertThat(vault.find(answer.get().capture().orElseThrow()).flatMap(vault::read))
                        .isPresent();
            }
            assertThat(answered + store.visits().open()).isEqualTo(PAGES);
        }
        return answered;
    }

    @Test
    void belowTheFloorFetchingStopsInTimeAndIsTold() throws Exception {
        addVisits();
        assertThat(run("4MB")).isEqualTo(1);
        assertThat(sentences()).singleElement().asString().contains("less than the 4 MB that must stay free");
        assertThat(new DiskFloor(disk, 0).free())
                .as("what was in hand had room")
                .isBetween(1_000_000L, 4_000_000L);
        int answered = intact();
        assertThat(answered).isBetween(5, PAGES - 1);
        assertThat(run("4MB")).as("nothing is asked").isEqualTo(1);
        assertThat(intact()).isEqualTo(answered);

        said.reset();
        assertThat(Main.run("visits", "--data=" + disk)).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("must stay free");
        assertThat(sh("mount", "-o", "remount,size=64m", disk.toString())).isTrue();
        assertThat(Main.run("visits", "--data=" + disk)).isZero();
        assertThat(run("4MB")).isZero();
        assertThat(intact()).isEqualTo(PAGES);
    }

    @Test
    void aDiskThatIsFullEndsARunWithOneSentenceAndLosesNothing() throws Exception {
        addVisits();
        assertThat(run("4MB")).isEqualTo(1);
        int before = intact();
        assertThat(run("0")).isEqualTo(1);
        assertThat(sentences()).singleElement().asString().contains("is full").contains("nothing stored is lost");
        assertThat(new DiskFloor(disk, 0).free()).isLessThan(1_000_000);
        assertThat(sh("mount", "-o", "remount,size=64m", disk.toString())).isTrue();
        assertThat(intact()).isBetween(before, PAGES - 1);
        assertThat(run("0")).isZero();
        assertThat(intact()).isEqualTo(PAGES);
    }

    @Test
    void anUnattendedRunWaitsAndGoesOnByItself() throws Exception {
        addVisits();
        List<Alert> told = new CopyOnWriteArrayList<>();
        Channel channel = new Channel() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public void send(Alert alert) {
                told.add(alert);
            }
        };
        AtomicInteger passes = new AtomicInteger();
        LongRun.Work work = new LongRun.Work() {
            @Override
            public Monitor open() {
                return Monitor.open(settings(), 4_000_000, List.of(channel));
            }

            @Override
            public void run(Monitor monitor) throws InterruptedException {
                monitor.pipeline().run("test", Progress.SILENT);
                passes.incrementAndGet();
            }
        };
        LongRun run = new LongRun(
                work, new DiskFloor(disk, 4_000_000), List.of(channel), Optional.empty(), Duration.ofMillis(50));
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                run.run();
            } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await().until(() -> !told.isEmpty());
        assertThat(passes).hasValue(0);
        assertThat(sh("mount", "-o", "remount,size=64m", disk.toString())).isTrue();
        Awaitility.await().until(() -> passes.get() > 0);
        run.stop();
        thread.join();
        assertThat(told).extracting(Alert::over).containsExactly(false, true);
        assertThat(intact()).isEqualTo(PAGES);
    }
}
