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

/// A folder for what one browser writes while it runs: its profile, nothing that is kept.
record Scratch(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);
    private static final String NAME = "promotrace-browser-";

    /// A new one; those of processes that died are removed.
    static Scratch make() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        try (DirectoryStream<Path> old = Files.newDirectoryStream(temporary, NAME + "*-*")) {
            for (Path folder : old) if (isLeftBehind(folder)) new Scratch(folder).delete();
        } catch (IOException e) {
            LOG.warn("old folders of browsers not looked for folder={} why={}", temporary, e.getMessage());
        }
        try {
            return new Scratch(
                    Files.createTempDirectory(NAME + ProcessHandle.current().pid() + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLeftBehind(Path folder) {
        String pid = folder.getFileName().toString().substring(NAME.length()).replaceFirst("-.*", "");
        return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    /// Removes it with all that is in it; what a process that is just ending still holds is left to the next start.
    void delete() {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path p : deepestFirst) Files.deleteIfExists(p);
        } catch (IOException | UncheckedIOException e) {
            LOG.info("folder of a browser not removed folder={} why={}", folder, e.getMessage());
        }
    }
}
