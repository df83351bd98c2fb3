package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher `./promotrace` in a small project with a Maven and a Java of its own that only say what they are asked.
class LauncherTest {
    private static final String FAKE_MAVEN = """
            #!/bin/sh
            [ "$1" = -v ] && exit 0
            echo "$@" >>builds
            mkdir -p target/product/lib && : >target/product/promotrace.jar && : >target/product/lib/one.jar
            """;

    @TempDir
    Path temp;

    private Path project;

    @BeforeEach
    void layOut() throws IOException {
        project = Files.createDirectories(temp.resolve("a folder with spaces"));
        Files.createDirectories(project.resolve("src/main/java"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.writeString(project.resolve("src/main/java/A.java"), "class A {}");
        script("promotrace", Files.readString(Path.of("promotrace")));
        script(".mvn/find-jdk", "#!/bin/sh\necho \"" + project.resolve("jdk") + "\"\n");
        script("jdk/bin/java", "#!/bin/sh\nfor a in \"$@\"; do echo \"[$a]\"; done\nexit 7\n");
        script("mvnw", FAKE_MAVEN);
    }

    private void script(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private record Ended(int code, String out, String err) {}

    private Process start(Path launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(temp, "launch", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectOutput(out.toFile())
                .redirectError(Path.of(out + ".err").toFile());
        builder.environment().remove("PROMOTRACE_JAVA_OPTIONS");
        builder.environment().putAll(more);
        outputs.add(out);
        return builder.start();
    }

    private final Map<String, String> more = new HashMap<>();
    private final List<Path> outputs = new ArrayList<>();

    private Ended launch(Path launcher, String... arguments) throws IOException, InterruptedException {
        Process process = start(launcher, arguments);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Path out = outputs.getLast();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(Path.of(out + ".err")));
    }

    private Ended launch(String... arguments) throws IOException, InterruptedException {
        return launch(project.resolve("promotrace"), arguments);
    }

    private long builds() throws IOException {
        Path builds = project.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    @Test
    void theFirstStartBuildsAndTheCommandGetsItsArguments() throws Exception {
        Ended ended = launch("resolve", "https://a.example/?b=c d", "--json");
        assertThat(ended.out())
                .contains("[-Dpromotrace.home=" + project.toRealPath() + "]")
                .endsWith("[promotrace.cli.Main]\n[resolve]\n[https://a.example/?b=c d]\n[--json]\n");
        assertThat(ended.err())
                .contains("Building PromoTrace for the first time")
                .contains("Built in");
        assertThat(ended.code()).as("the command's own exit code").isEqualTo(7);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aSecondStartSaysNothingOfBuilding() throws Exception {
        launch("x");
        Ended ended = launch("x");
        assertThat(ended.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void whatAFirstRunFoundOutIsUsedByLaterStarts() throws Exception {
        assertThat(launch("x").out())
                .as("a Java that keeps nothing is no trouble")
                .doesNotContain("AOTCache");
        script("jdk/bin/java", """
                #!/bin/sh
                for a in "$@"; do
                  case $a in -XX:AOTCacheOutput=*) cat >/dev/null; : >"${a#*=}"; exit 0 ;; esac
                  echo "[$a]"
                done
                """);
        Files.createDirectories(project.resolve("config"));
        for (String file : List.of("networks", "agents", "marketplaces", "shorteners")) {
            Files.writeString(project.resolve("config/" + file + ".yml"), "for: ['https://a.example/1']");
        }
        Files.setLastModifiedTime(
                project.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(5)));
        Path kept = project.toRealPath().resolve("target/product/promotrace.aot");
        assertThat(launch("x").out()).contains("[-XX:AOTCache=" + kept + "]");
    }

    @Test
    void changedSourcesAreBuiltAgain() throws Exception {
        launch("x");
        Files.setLastModifiedTime(
                project.resolve("src/main/java/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(launch("x").err()).contains("Building PromoTrace ...");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void itIsFoundThroughALinkFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("promotrace-link"), project.resolve("promotrace"));
        assertThat(launch(link, "x").out()).contains("[-Dpromotrace.home=" + project.toRealPath() + "]");
    }

    @Test
    void theBrowsersNodeIsFetchedOnceWhereTheMachineHasNone() throws Exception {
        Files.writeString(project.resolve("pom.xml"), "<playwright.version>1.2.3</playwright.version>");
        more.put("PROMOTRACE_CHROMIUM", "/bin/true");
        more.put("PROMOTRACE_NODE", "/nowhere/node");
        assertThat(launch("browser").err()).contains("Fetching a Node.js for the browser (200 MB)");
        assertThat(Files.readString(project.resolve("builds")))
                .contains("dependency:copy")
                .contains("com.microsoft.playwright:driver-bundle:1.2.3");
        script("target/product/browser/driver-bundle-1.2.3.jar", "");
        assertThat(launch("browser").err()).isEmpty();
        assertThat(launch("run").out()).contains("/lib/one.jar:").contains("/browser/driver-bundle-1.2.3.jar]");
    }

    @Test
    void withoutAJdkOneSentenceSaysWhatToInstall() throws Exception {
        script(".mvn/find-jdk", "#!/bin/sh\nexit 1\n");
        Ended ended = launch("demo");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).hasLineCount(1).contains("JDK 25").contains("temurin-25-jdk");
    }

    @Test
    void aFailedBuildShowsItsErrorsAndWhereTheLogIs() throws Exception {
        script(
                "mvnw",
                "#!/bin/sh\n[ \"$1\" = -v ] && exit 0\necho '[INFO] much'\necho '[ERROR] A.java is broken'\nexit 1\n");
        Ended ended = launch("demo");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("[ERROR] A.java is broken")
                .contains("target/product/build.log")
                .doesNotContain("[INFO]");
        script("mvnw", FAKE_MAVEN);
        assertThat(launch("demo").code()).as("mended, it builds").isEqualTo(7);
    }

    @Test
    void twoFirstStartsAtOnceBuildOnce() throws Exception {
        script("mvnw", FAKE_MAVEN.replace("mkdir", "sleep 0.5; mkdir"));
        Process one = start(project.resolve("promotrace"), "x");
        Process two = start(project.resolve("promotrace"), "x");
        assertThat(one.waitFor(30, TimeUnit.SECONDS) && two.waitFor(30, TimeUnit.SECONDS))
                .isTrue();
        assertThat(List.of(one.exitValue(), two.exitValue())).containsExactly(7, 7);
        assertThat(builds()).isEqualTo(1);
    }
}
