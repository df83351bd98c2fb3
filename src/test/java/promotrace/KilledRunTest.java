package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import promotrace.store.Backend;
import promotrace.store.ServerStays;
import promotrace.store.StoreSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A run that is killed goes on where it was: nothing acknowledged is lost, nothing is counted twice.
@ExtendWith(ServerStays.class)
final class KilledRunTest {
    private static final Path DEMO = Path.of("src/demo").toAbsolutePath();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /// Killed when so many parts of what an undisturbed run writes are written. On a server a killed worker's hosts are
    /// free only when its lease runs out, so once is enough there.
    @ParameterizedTest
    @EnumSource(Backend.class)
    void theReportIsTheSameAsOfARunThatNobodyKilled(Backend backend) throws Exception {
        StoreSettings undisturbed = empty(backend, "undisturbed");
        StoreSettings killed = empty(backend, "killed");
        try {
            finish(undisturbed);
            long whole = Backend.written(undisturbed);
            for (double part : backend == Backend.EMBEDDED ? new double[] {0.1, 0.4, 0.7} : new double[] {0.4}) {
                killAt(killed, Math.round(part * whole));
            }
            finish(killed);

            assertThat(report(killed)).isEqualTo(report(undisturbed));
        } finally {
            Backend.drop(undisturbed);
            Backend.drop(killed);
        }
    }

    private StoreSettings empty(Backend backend, String name) throws IOException {
        Path data = Files.createDirectories(folder.resolve(name));
        Files.write(data.resolve("pseudonyms.key"), new byte[32]);
        return backend.fresh(data);
    }

    private static Path data(StoreSettings settings) {
        return settings.folder().getParent();
    }

    private static void finish(StoreSettings settings) throws Exception {
        assertThat(start(settings).waitFor()).as(() -> output(settings)).isZero();
    }

    private static void killAt(StoreSettings settings, long written) throws Exception {
        Process run = start(settings);
        try {
            while (Backend.written(settings) < written) {
                assertThat(run.waitFor(2, TimeUnit.MILLISECONDS))
                        .as(() -> "it ended before it was killed: " + output(settings))
                        .isFalse();
            }
        } finally {
            run.destroyForcibly().waitFor();
        }
    }

    private static Process start(StoreSettings settings) throws IOException {
        Path data = data(settings);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-Dpromotrace.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                TestClassPath.get(),
                "promotrace.cli.Main",
                "run",
                "--once",
                "--watch",
                DEMO.resolve("watch.json").toString(),
                "--replay",
                DEMO.resolve("case.warc.gz").toString(),
                "--data",
                data.toString(),
                "--report",
                data.resolve("report.json").toString()));
        settings.mongodb().ifPresent(address -> command.addAll(List.of("--mongodb", address)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("output.txt").toFile());
        builder.environment().remove("PROMOTRACE_MONGODB");
        return builder.start();
    }

    private static String output(StoreSettings settings) {
        try {
            return Files.readString(data(settings).resolve("output.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode report(StoreSettings settings) throws IOException {
        ObjectNode report =
                (ObjectNode) new JsonMapper().readTree(data(settings).resolve("report.json"));
        report.remove("generatedAt");
        return report;
    }
}
