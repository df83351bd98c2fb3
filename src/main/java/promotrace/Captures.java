package promotrace;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import promotrace.evidence.Archive;
import promotrace.evidence.Look;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// Finds kept captures for people: in the vault of a data folder, also while a run writes there, and in files they name.
public final class Captures {
    private Captures() {}

    /// The capture with that SHA-256, or the newest one of that address; empty when there is none.
    ///
    /// @throws promotrace.evidence.WarcException when a file can't be read
    public static Optional<Look.Seen> find(Path data, List<Path> more, String wanted) {
        Look vault = new Look(data.resolve(Outside.VAULT));
        String lower = wanted.toLowerCase(Locale.ROOT);
        if (lower.matches("[0-9a-f]{64}")) {
            Sha256 sha256 = new Sha256(lower);
            return vault.find(sha256).or(() -> among(more, a -> a.find(sha256)));
        }
        Optional<WebUrl> url = WebUrl.parse(wanted).or(() -> WebUrl.parse("https://" + wanted));
        return url.flatMap(u -> vault.newest(u.withoutFragment())
                .or(() -> among(more, a -> a.list(u).reversed().stream().findFirst())));
    }

    private interface Search {
        Optional<Archive.Entry> in(Archive archive);
    }

    private static Optional<Look.Seen> among(List<Path> files, Search search) {
        if (files.isEmpty()) return Optional.empty();
        try (Archive archive = Archive.open(files)) {
            return search.in(archive).flatMap(e -> archive.read(e).map(c -> new Look.Seen(c, archive.kept(e))));
        }
    }
}
