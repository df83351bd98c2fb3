package promotrace.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.TestClassPath;
import promotrace.url.WebUrl;

/// What must stay is in the vault before, during and after a sweep, whole and readable by others.
class SweepTest {
    private static final String LONG = "<p>" + "words ".repeat(400) + "</p>";
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    /// Younger than May stays, and so does what stands at an address with `keep`.
    private static final Sweep.Rule RULE = answers -> answers.stream()
            .map(a -> !a.at().isBefore(MAY) || a.url().toString().contains("keep"))
            .toList();

    @TempDir
    private Path folder;

    private Vault open(String day) {
        return Vault.open(folder, "w", InstantSource.fixed(Instant.parse(day + "T00:00:00Z")), 1L << 30);
    }

    private static Kept keep(Vault vault, String path, String at, String body) {
        Exchange e = Exchanges.of(
                "https://shop.example/" + path,
                at + "T00:00:00Z",
                200,
                body,
                "Content-Type: " + (path.contains("picture") ? "image/png" : "text/html"),
                "ETag: \"1\"",
                "Content-Length: " + body.length());
        return vault.keep(e, e.capture(Coding.Limits.USUAL).sha256());
    }

    private List<String> warcs() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> p.getFileName().toString())
                    .filter(n -> n.endsWith(".warc.gz"))
                    .sorted()
                    .toList();
        }
    }

    private Swept sweep(boolean dry) {
        return Sweep.run(folder, RULE, dry).orElseThrow();
    }

    /// Every answer as `path day`, in order.
    private List<String> answers() throws IOException {
        try (Archive archive =
                Archive.open(warcs().stream().map(folder::resolve).toList())) {
            return archive.all().stream()
                    .peek(e -> assertThat(archive.read(e)).as(e.toString()).isPresent())
                    .map(e -> e.url().path().substring(1) + " "
                            + e.at().toString().substring(0, 10))
                    .sorted()
                    .toList();
        }
    }

    /// Reads all with a reader that is not ours; skipped where there is no Python.
    private void readByOthers() throws Exception {
        Path reader = Files.createTempFile(folder, "read", ".py");
        try (var in = SweepTest.class.getResourceAsStream("read_warc.py")) {
            Files.copy(in, reader, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>(List.of("python3", reader.toString()));
        warcs().forEach(n -> command.add(folder.resolve(n).toString()));
        Process python;
        try {
            python = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "no python3 here");
            return;
        } finally {
            reader.toFile().deleteOnExit();
        }
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
    }

    private void fill() {
        try (Vault vault = open("2026-04-01")) {
            keep(vault, "old", "2026-04-01", "old");
            keep(vault, "keep-old", "2026-04-01", "kept");
            keep(vault, "pointed-at", "2026-04-25", LONG);
            keep(vault, "old-picture", "2026-04-01", "pic");
        }
        try (Vault vault = open("2026-04-02")) {
            keep(vault, "old-2", "2026-04-02", "old 2");
        }
        try (Vault vault = open("2026-05-02")) {
            keep(vault, "pointed-at", "2026-05-02", LONG);
            keep(vault, "young", "2026-05-02", "young");
        }
    }

    private static final List<String> STAYING =
            List.of("keep-old 2026-04-01", "pointed-at 2026-04-25", "pointed-at 2026-05-02", "young 2026-05-02");

    @Test
    void whatIsOldGoesAndWhatIsQuotedOrPointedAtStays() throws Exception {
        fill();
        assertThat(answers()).hasSize(7);
        Swept said = sweep(true);
        assertThat(answers()).as("nothing is done dry").hasSize(7);
        Swept done = sweep(false);
        assertThat(done).isEqualTo(said);
        assertThat(done.gone()).isEqualTo(3);
        assertThat(done.stay()).isEqualTo(4);
        assertThat(answers()).isEqualTo(STAYING);
        assertThat(warcs())
                .containsExactly(
                        "promotrace-20260401T000000000Z-w-kept1.warc.gz", "promotrace-20260502T000000000Z-w.warc.gz");
        readByOthers();
    }

    @Test
    void whatWasBroughtGoesAndStaysAsAnswersDo() throws Exception {
        Capture old = brought("old", "2026-04-01");
        Capture kept = brought("keep-old", "2026-04-01");
        try (Vault vault = open("2026-04-01")) {
            vault.keepBrought(old);
            vault.keepBrought(kept);
        }
        Swept swept = sweep(false);
        assertThat(swept.gone()).isEqualTo(1);
        assertThat(swept.stay()).isEqualTo(1);
        try (Vault vault = open("2026-06-01")) {
            assertThat(vault.find(old.sha256())).isEmpty();
            assertThat(vault.find(kept.sha256()).flatMap(vault::read)).contains(kept);
        }
        readByOthers();
    }

    private static Capture brought(String path, String day) {
        return Capture.of(
                WebUrl.of("https://shop.example/" + path),
                Instant.parse(day + "T00:00:00Z"),
                "GET",
                200,
                List.of(new Header("Content-Type", "application/json")),
                path.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void twiceChangesNothing() throws Exception {
        fill();
        sweep(false);
        List<String> before = warcs();
        Swept again = sweep(false);
        assertThat(again.gone()).isZero();
        assertThat(again.files()).isEmpty();
        assertThat(again.stay()).isEqualTo(4);
        assertThat(warcs()).isEqualTo(before);
    }

    @Test
    void theVaultFindsWhatStays() throws Exception {
        fill();
        Sha256 kept = Sha256.of("kept".getBytes(StandardCharsets.UTF_8));
        Sha256 old = Sha256.of("old".getBytes(StandardCharsets.UTF_8));
        try (Vault running = open("2026-06-01")) {
            Kept mine = keep(running, "mine", "2026-06-01", "mine");
            Kept before = running.find(kept).orElseThrow();
            assertThat(running.find(old)).isPresent();
            sweep(false);
            assertThat(running.read(mine)).as("its own open file").isPresent();
            assertThat(running.read(before)).as("the old place").isEmpty();
            assertThat(running.find(old)).isEmpty();
            assertThat(running.find(kept).flatMap(running::read)).isPresent();
            assertThat(running.find(Sha256.of(LONG.getBytes(StandardCharsets.UTF_8)))
                            .flatMap(running::read))
                    .isPresent();
        }
        readByOthers();
    }

    @Test
    void aSecondGenerationLosesNothingEither() throws Exception {
        fill();
        sweep(false);
        Sweep.Rule later = answers ->
                answers.stream().map(a -> a.url().toString().contains("keep")).toList();
        Sweep.run(folder, later, false).orElseThrow();
        assertThat(warcs()).containsExactly("promotrace-20260401T000000000Z-w-kept2.warc.gz");
        assertThat(answers()).containsExactly("keep-old 2026-04-01");
        readByOthers();
    }

    @Test
    void whoeverIsKilledInBetweenLeavesEverything() throws Exception {
        fill();
        Path before = Files.createDirectories(folder.resolve("before"));
        for (String n : warcs()) Files.copy(folder.resolve(n), before.resolve(n));
        sweep(false);
        // the old file is still there: killed before it went
        String old = "promotrace-20260401T000000000Z-w.warc.gz";
        Files.copy(before.resolve(old), folder.resolve(old));
        assertThat(sweep(true).stay()).isEqualTo(4);
        sweep(false);
        assertThat(answers()).isEqualTo(STAYING);
        // a part was being written
        Files.copy(before.resolve(old), folder.resolve(old + ".part"));
        sweep(false);
        assertThat(answers()).isEqualTo(STAYING);
        assertThat(folder.resolve(old + ".part")).doesNotExist();
        readByOthers();
    }

    @Test
    void whoeverIsKilledAnywhereLosesNothingThatStays() throws Exception {
        byte[] noise = new byte[100_000];
        for (int file = 1; file <= 4; file++) {
            try (Vault vault = open("2026-03-0" + file)) {
                for (int i = 0; i < 50; i++) {
                    new Random(file * 100L + i).nextBytes(noise);
                    Exchange e = Exchanges.of(
                            "https://a.example/" + file + "-" + i, "2026-03-01T00:00:00Z", 200, noise.clone());
                    vault.keep(e, e.capture(Coding.Limits.USUAL).sha256());
                }
            }
        }
        List<String> staying =
                answers().stream().filter(a -> a.contains("0 2026")).toList();
        assertThat(staying).hasSize(20);
        int killed = 0;
        for (int round = 0; round < 12; round++) {
            Process sweep = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            TestClassPath.get(),
                            KilledSweep.class.getName(),
                            folder.toString())
                    .redirectError(folder.resolve("said.txt").toFile())
                    .start();
            sweep.inputReader().readLine();
            if (!sweep.waitFor(20L + 25 * round, TimeUnit.MILLISECONDS)) killed++;
            sweep.destroyForcibly().waitFor();
            assertThat(new TreeSet<>(answers())).containsAll(staying);
        }
        assertThat(killed).isPositive();
        Sweep.run(folder, KilledSweep.RULE, false).orElseThrow();
        assertThat(answers()).isEqualTo(staying);
        readByOthers();
    }

    @Test
    void openFilesAreLeftAloneAndWhatTheyPointAtStays() throws Exception {
        fill();
        try (Vault running = open("2026-05-03")) {
            keep(running, "pointed-at", "2026-05-03", LONG);
            keep(running, "old-in-open", "2026-04-01", "x");
            Sweep.Rule nothing = answers -> answers.stream().map(a -> false).toList();
            Sweep.run(folder, nothing, false).orElseThrow();
            assertThat(warcs()).hasSize(1);
        }
        assertThat(answers())
                .containsExactly("old-in-open 2026-04-01", "pointed-at 2026-04-25", "pointed-at 2026-05-03");
        readByOthers();
    }

    @Test
    void whatIsNotOursOrBrokenIsLeftAlone() throws IOException {
        fill();
        Files.write(folder.resolve("brought.warc.gz"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("promotrace-20260101T000000000Z-w.warc.gz"), new byte[] {1, 2, 3});
        Swept done = sweep(false);
        assertThat(done.left()).containsExactly("promotrace-20260101T000000000Z-w.warc.gz");
        assertThat(new TreeSet<>(warcs())).contains("brought.warc.gz", "promotrace-20260101T000000000Z-w.warc.gz");
    }

    @Test
    void onlyOneSweepsAtATime() {
        fill();
        boolean[] second = new boolean[1];
        Sweep.run(
                folder,
                answers -> {
                    second[0] |= Sweep.run(folder, RULE, false).isPresent();
                    return RULE.stay(answers);
                },
                false);
        assertThat(second[0]).isFalse();
    }

    @Test
    void bytesThatCameLongAgoAreWrittenAgain() {
        try (Vault vault = open("2026-04-01")) {
            keep(vault, "p", "2026-04-01", LONG);
            keep(vault, "p", "2026-04-14", LONG);
            keep(vault, "p", "2026-04-16", LONG);
            keep(vault, "p", "2026-04-29", LONG);
            assertThat(vault.find(Sha256.of(LONG.getBytes(StandardCharsets.UTF_8))))
                    .isPresent();
        }
        Sweep.Rule onlyLast = answers -> answers.stream()
                .map(a -> a.at().isAfter(Instant.parse("2026-04-20T00:00:00Z")))
                .toList();
        Swept done = Sweep.run(folder, onlyLast, false).orElseThrow();
        // the answers of the same bytes that a revisit may mean all stay: the first and the third, and the last itself
        assertThat(done.stay()).isEqualTo(3);
        assertThat(done.gone()).isEqualTo(1);
    }
}
