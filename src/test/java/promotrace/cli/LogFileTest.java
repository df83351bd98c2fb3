package promotrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.TestClassPath;

/// An unattended run says one line a pass, to people and in its own log file; it ends well when it is told to.
class LogFileTest {
    @TempDir
    private Path folder;

    @Test
    void eachPassIsOneLineInTheLogAndOnStandardError() throws Exception {
        Path said = folder.resolve("said.txt");
        Path data = folder.resolve("data");
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dpromotrace.home=" + Path.of("").toAbsolutePath(),
                        "-cp",
                        productsClassPath(),
                        "promotrace.cli.Main",
                        "run",
                        "--watch=src/demo/watch.json",
                        "--replay=src/demo/case.warc.gz",
                        "--disk-floor=1MB",
                        "--data=" + data)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            Path log = data.resolve("logs/promotrace.log");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> Files.exists(log) && !summaries(log).isEmpty());
            assertThat(summaries(log))
                    .singleElement()
                    .asString()
                    .matches(
                            ".* INFO +Done run done accounts=36 pages=\\d+ hops=\\d+ failed=0 edges=\\d+ open=0 seconds=\\d+ bytes=[1-9]\\d+");
            Awaitility.await().until(() -> summaries(said).equals(summaries(log)));
            run.destroy();
            assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(said))
                    .contains("stopped; what was seen is stored")
                    .doesNotContain("\tat ");
        } finally {
            run.destroyForcibly();
        }
    }

    private static List<String> summaries(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(l -> l.contains("run done"))
                .toList();
    }

    /// Without the tests' own quiet logging.
    private static String productsClassPath() {
        String all = TestClassPath.get();
        return List.of(all.split(":")).stream()
                .filter(p -> !p.endsWith("test-classes"))
                .reduce((a, b) -> a + ":" + b)
                .orElseThrow();
    }
}
