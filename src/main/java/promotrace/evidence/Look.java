package promotrace.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import promotrace.url.WebUrl;

/// Finds captures in a vault's folder for people, while others may write there: closed files by their indexes, without
/// reading them; open ones record by record, up to the last whole one. Changes nothing.
public final class Look {
    private final Path folder;

    public Look(Path folder) {
        this.folder = folder;
    }

    /// A capture and where its bytes lie.
    public record Seen(Capture capture, Kept kept) {}

    /// The oldest record with this digest; empty when there is none.
    ///
    /// @throws WarcException when a file can't be read
    public Optional<Seen> find(Sha256 sha256) {
        return first(files(Vault.INDEX), index -> DigestIndex.find(index, sha256, Optional.empty()))
                .or(() -> open(WarcFile.Index::all)
                        .filter(f -> f.found().body().equals(Optional.of(sha256)))
                        .min(Comparator.comparing(f -> f.found().at()))
                        .flatMap(Lying::read));
    }

    /// The newest answer of exactly this address that came with its bytes: a later one that was the same is only referred
    /// to.
    public Optional<Seen> newest(WebUrl url) {
        Optional<Seen> closed = files(Vault.INDEX)
                .flatMap(index -> row(index, i -> DigestIndex.newest(i, url)).stream())
                .max(Comparator.comparing(r -> r.row().at()))
                .flatMap(Indexed::read);
        Optional<Seen> open = open(WarcFile.Index::answers)
                .filter(f -> f.found().url().equals(url) && !f.found().revisit())
                .max(Comparator.comparing(f -> f.found().at()))
                .flatMap(Lying::read);
        return Stream.of(closed, open)
                .flatMap(Optional::stream)
                .max(Comparator.comparing(s -> s.capture().at()));
    }

    private interface Search {
        Optional<DigestIndex.Row> in(Path index) throws IOException;
    }

    private record Indexed(Path warc, DigestIndex.Row row) {
        Optional<Seen> read() {
            return Look.read(warc, row.offset());
        }
    }

    private record Lying(Path warc, WarcFile.Found found) {
        Optional<Seen> read() {
            return Look.read(warc, found.offset());
        }
    }

    private Optional<Seen> first(Stream<Path> indexes, Search search) {
        return indexes.flatMap(i -> row(i, search).stream()).findFirst().flatMap(Indexed::read);
    }

    private static Optional<Indexed> row(Path index, Search search) {
        String name = index.getFileName().toString();
        Path warc = index.resolveSibling(name.substring(0, name.length() - Vault.INDEX.length()));
        try {
            return search.in(index).map(r -> new Indexed(warc, r));
        } catch (IOException e) {
            throw new WarcException(index, "can't be searched: " + e.getMessage(), e);
        }
    }

    private static Optional<Seen> read(Path file, long offset) {
        try (WarcFile warc = WarcFile.open(file)) {
            String name = warc.name().endsWith(Vault.OPEN)
                    ? warc.name().substring(0, warc.name().length() - Vault.OPEN.length())
                    : warc.name();
            return warc.found(offset)
                    .flatMap(f -> warc.answer(offset).exchange(f.url(), f.sent(), f.at()))
                    .map(x -> new Seen(x.capture(WarcFile.LIMITS), new Kept(name, offset)));
        }
    }

    /// The whole records of the files that are being written.
    private Stream<Lying> open(Function<WarcFile.Index, List<WarcFile.Found>> of) {
        return files(Vault.OPEN).flatMap(file -> {
            try (WarcFile warc = WarcFile.open(file)) {
                return of.apply(warc.whole()).stream().map(f -> new Lying(file, f));
            }
        });
    }

    private Stream<Path> files(String ending) {
        if (!Files.isDirectory(folder)) return Stream.empty();
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new WarcException(folder, "can't be listed: " + e.getMessage(), e);
        }
    }
}
