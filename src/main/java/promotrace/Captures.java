package promotrace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import promotrace.evidence.Archive;
import promotrace.evidence.Capture;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// Finds kept captures for people: in the vault of a data folder, and in files they name.
public final class Captures {
    private Captures() {}

    /// The capture with that SHA-256, or the newest one of that address; empty when there is none.
    public static Optional<Capture> find(Path data, List<Path> more, String wanted) {
        List<Path> files = new ArrayList<>(more);
        files.addAll(inVault(data.resolve(Outside.VAULT)));
        try (Archive archive = Archive.open(files)) {
            String lower = wanted.toLowerCase(Locale.ROOT);
            if (lower.matches("[0-9a-f]{64}")) {
                return archive.find(new Sha256(lower)).flatMap(archive::read);
            }
            Optional<WebUrl> url = WebUrl.parse(wanted).or(() -> WebUrl.parse("https://" + wanted));
            List<Archive.Entry> entries = url.map(archive::list).orElse(List.of());
            return entries.isEmpty() ? Optional.empty() : archive.read(entries.getLast());
        }
    }

    private static List<Path> inVault(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".warc.gz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
