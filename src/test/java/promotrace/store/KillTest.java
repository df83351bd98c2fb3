package promotrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import promotrace.collect.Post;
import promotrace.frontier.Visit;
import promotrace.url.WebUrl;

/// What is there after kill -9, and what processes may not do to each other.
@ExtendWith(ServerStays.class)
class KillTest {
    @TempDir
    private Path folder;

    private static Process start(Class<?> main, Path output, List<String> args) throws IOException {
        return new ProcessBuilder(command(main, args))
                .redirectError(output.toFile())
                .start();
    }

    private static List<String> command(Class<?> main, List<String> args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classPath(),
                main.getName()));
        command.addAll(args);
        return command;
    }

    /// What this test itself runs with; a launcher may have given it in a class loader of its own.
    private static String classPath() {
        if (!(KillTest.class.getClassLoader() instanceof URLClassLoader own))
            return System.getProperty("java.class.path");
        return Stream.of(own.getURLs())
                .map(u -> Path.of(URI.create(u.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> arguments(StoreSettings settings, Path folder) {
        return Stream.concat(Stream.of(folder.toString()), settings.mongodb().stream())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void noAcknowledgedWriteIsLost(Backend backend) throws Exception {
        StoreSettings settings = backend.fresh(folder);
        Store.open(settings).close();
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < 2; round++) acknowledged.addAll(writeAndKill(settings, 150 * (round + 1)));
        try (Store store = Store.open(settings)) {
            assertThat(posts(store)).containsAll(acknowledged);
            assertThat(store.visits().open()).isGreaterThanOrEqualTo(acknowledged.size());
            assertThat(store.posts().ofAccount("a:t0").getFirst()).isEqualTo(Samples.post("a:t0", "0"));
        } finally {
            Backend.drop(settings);
        }
    }

    private static Set<String> posts(Store store) {
        return Stream.of("a:t0", "a:t1", "a:t2", "a:t3")
                .flatMap(a -> store.posts().ofAccount(a).stream())
                .map(Post::id)
                .map(id -> id.substring(2).replace('/', ' '))
                .collect(Collectors.toSet());
    }

    /// The disk is full as far as the writer can tell: no file of its may grow beyond 300 KiB.
    @Test
    void aFullDiskIsToldInOneSentenceAndLosesNothing() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash here to limit a process with");
        StoreSettings settings = Backend.EMBEDDED.fresh(folder);
        List<String> limited = new ArrayList<>(List.of("/bin/bash", "-c", "ulimit -f 300; exec \"$@\"", "limited"));
        limited.addAll(command(KilledWriter.class, arguments(settings, folder)));
        Path told = folder.resolve("err.txt");
        Process writer =
                new ProcessBuilder(limited).redirectError(told.toFile()).start();
        Set<String> acknowledged = writer.inputReader().lines().collect(Collectors.toSet());
        assertThat(writer.waitFor()).isEqualTo(1);
        assertThat(Files.readAllLines(told))
                .isNotEmpty()
                .allMatch(line -> line.matches("DISK: cannot write the journal: .*; nothing written before is lost"));
        assertThat(acknowledged).isNotEmpty();
        try (Store store = Store.open(settings)) {
            assertThat(posts(store)).containsAll(acknowledged);
        }
    }

    private Set<String> writeAndKill(StoreSettings settings, int after) throws Exception {
        Process writer = start(KilledWriter.class, folder.resolve("err.txt"), arguments(settings, folder));
        Set<String> acknowledged = new HashSet<>();
        try (BufferedReader lines = writer.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged.add(line);
                if (acknowledged.size() == after) writer.toHandle().destroyForcibly();
            }
        }
        assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).as("written before the end").hasSizeGreaterThanOrEqualTo(after);
        return acknowledged;
    }

    @Test
    void theFolderOfAnotherProcessIsInUseUntilThatEnds() throws Exception {
        StoreSettings settings = Backend.EMBEDDED.fresh(folder);
        Process other = start(KilledWriter.class, folder.resolve("err.txt"), List.of(folder.toString()));
        assertThat(other.inputReader().readLine()).isNotNull();
        assertThatThrownBy(() -> Store.open(settings)).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.kind()).isEqualTo(StoreException.Kind.IN_USE);
            assertThat(e)
                    .hasMessage("the data in " + settings.folder() + " is in use by another promotrace" + " (process "
                            + other.pid() + "): stop that one first, or give another --data");
        });
        other.destroyForcibly().waitFor();
        Store.open(settings).close();
    }

    /// Two processes share a real server's hosts; each host in hand is marked by a document that only one may insert.
    @Test
    void noHostIsInTheHandsOfTwoProcesses() throws Exception {
        StoreSettings settings = Backend.REAL.fresh(folder);
        try (Store store = Store.open(settings)) {
            List<Visit> all = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                all.add(Visit.hop(WebUrl.of("https://h" + i % 6 + ".example/" + i), 0, Samples.DAY));
            }
            store.visits().add(all);
            List<Process> workers = List.of(
                    start(SharingWorker.class, folder.resolve("1.txt"), arguments(settings, folder)),
                    start(SharingWorker.class, folder.resolve("2.txt"), arguments(settings, folder)));
            List<String> done = new ArrayList<>();
            for (Process worker : workers) {
                List<String> lines = worker.inputReader().lines().toList();
                assertThat(worker.waitFor()).as(lines.toString()).isZero();
                assertThat(lines).isNotEmpty();
                done.addAll(lines);
            }
            assertThat(done).hasSize(all.size()).doesNotHaveDuplicates();
            assertThat(store.visits().open()).isZero();
        } finally {
            Backend.drop(settings);
        }
    }
}
