package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A run that is killed goes on where it was: nothing acknowledged is lost, nothing is counted twice.
@EnabledIfEnvironmentVariable(
        named = "PROMOTRACE_LONG_TESTS",
        matches = ".+",
        disabledReason = "takes minutes; set PROMOTRACE_LONG_TESTS")
final class KilledRunTest {
    private static final Path DEMO = Path.of("src/demo").toAbsolutePath();
    private static final long[] KILLED_AFTER_MS = {1200, 2200, 3500};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void theReportIsTheSameAsOfARunThatNobodyKilled() throws Exception {
        Path undisturbed = Files.createDirectories(folder.resolve("undisturbed"));
        Path killed = Files.createDirectories(folder.resolve("killed"));
        byte[] key = new byte[32];
        Files.write(undisturbed.resolve("pseudonyms.key"), key);
        Files.write(killed.resolve("pseudonyms.key"), key);

        assertThat(run(undisturbed).waitFor()).isZero();
        int kills = 0;
        for (long after : KILLED_AFTER_MS) {
            Process p = run(killed);
            if (!p.waitFor(after, TimeUnit.MILLISECONDS)) {
                p.destroyForcibly().waitFor();
                kills++;
            }
        }
        assertThat(kills).as("runs that were really killed").isPositive();
        assertThat(run(killed).waitFor()).isZero();

        assertThat(report(killed)).isEqualTo(report(undisturbed));
    }

    private static Process run(Path data) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-Dpromotrace.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "promotrace.cli.Main"));
        command.addAll(List.of(
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
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("output.txt").toFile());
        builder.environment().remove("PROMOTRACE_MONGODB");
        return builder.start();
    }

    private static JsonNode report(Path data) throws IOException {
        ObjectNode report = (ObjectNode) new JsonMapper().readTree(data.resolve("report.json"));
        report.remove("generatedAt");
        return report;
    }
}
