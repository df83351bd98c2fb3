package promotrace.fetch.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder for what this process's browsers write while they run: their profiles, nothing that is kept; and beside it
/// the driver that Playwright unpacks.
///
/// Quirk: Playwright unpacks its driver once a process and keeps the environment that the first browser was started with,
/// so there is one folder for all of them. It removes the driver when the process ends, but not where that is killed.
final class Scratch {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);
    private static final String NAME = "promotrace-browser-";
    private static final Path FOLDER =
            temporary().resolve(NAME + ProcessHandle.current().pid());
    private static final Path PROFILES = FOLDER.resolve("profiles");

    private static int browsers;

    private Scratch() {}

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    }

    /// The folder, for one more browser; those of processes that died are removed.
    static synchronized Path enter() {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(temporary(), NAME + "*")) {
            for (Path folder : old) if (isLeftBehind(folder)) delete(folder);
            if (!Files.exists(FOLDER)) Files.createDirectory(FOLDER).toFile().deleteOnExit();
            System.setProperty("playwright.driver.tmpdir", FOLDER.toString());
            Files.createDirectories(PROFILES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        browsers++;
        return PROFILES;
    }

    /// Says that a browser has ended; the last one's leaving removes what they wrote.
    static synchronized void leave() {
        if (--browsers == 0) delete(PROFILES);
    }

    private static boolean isLeftBehind(Path folder) {
        String pid = folder.getFileName().toString().substring(NAME.length());
        return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    /// What a process that is just ending still holds is left to the next start.
    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path p : deepestFirst) Files.deleteIfExists(p);
        } catch (IOException | UncheckedIOException e) {
            LOG.info("folder of a browser not removed folder={} why={}", folder, e.getMessage());
        }
    }
}
