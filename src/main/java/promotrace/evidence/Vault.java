package promotrace.evidence;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import promotrace.url.WebUrl;

/// Where everything that came over the wire is kept, before anyone reads it: WARC 1.1 files in one folder.
///
/// A worker writes one file at a time, `promotrace-TIME-WORKER.warc.gz.open`, and beside it one for pictures,
/// `promotrace-TIME-WORKER-pictures.warc.gz.open`, so that these can go as whole files at their own time. It takes the `.open`
/// away when a file is full (1 GB) or the vault is closed; a file is never appended to again. Files of this folder that were left open by a dead process
/// are cut to their last whole record and closed at start; those another live process writes are left alone. Several
/// processes may share the folder under different worker names.
///
/// An answer that gave the same bytes at the same address before becomes a revisit record: a few hundred bytes that
/// still prove that the page was there, and the same, at that later date, with that answer's own status and header.
/// (Leaving it out would lose the date; writing it again would multiply a shop's unchanged pages by every visit.)
/// So it is done for [#HOLDS]; then the bytes are written again.
/// Bodies of fewer than 1,024 bytes are written again, for they cost no more than the reference. Where the server itself
/// says that nothing changed (304), a revisit record of that kind is written.
///
/// Safe for use by many threads.
public final class Vault implements AutoCloseable {
    static final String OPEN = ".open";
    static final String INDEX = ".idx";
    /// Bytes that came longer ago are written again rather than referred to, so that what is older than this may go one day
    /// without taking what is younger with it.
    public static final Duration HOLDS = Duration.ofDays(14);

    private static final int WORTH_A_REVISIT = 1024;
    private static final int LOOK_BACK = 16;

    private final Path folder;
    private final String worker;
    private final InstantSource clock;
    private final long rollAt;
    private final Writing pages = new Writing("");
    private final Writing pictures = new Writing("-pictures");
    private List<Path> indexes = List.of();

    private Vault(Path folder, String worker, InstantSource clock, long rollAt) {
        this.folder = folder;
        this.worker = worker.replaceAll("[^A-Za-z0-9-]+", "-");
        this.clock = clock;
        this.rollAt = rollAt;
    }

    /// Opens the folder, which is made when it is not there. No file is written before something is kept.
    ///
    /// @throws WarcException when the folder can't be written or a torn file can't be mended
    public static Vault open(Path folder, String worker) {
        return open(folder, worker, InstantSource.system(), 1L << 30);
    }

    static Vault open(Path folder, String worker, InstantSource clock, long rollAt) {
        Vault vault = new Vault(folder, worker, clock, rollAt);
        try {
            Files.createDirectories(folder);
            for (Path file : vault.files(OPEN)) VaultFile.recover(file);
            for (Path warc : vault.files()) {
                Path index = warc.resolveSibling(warc.getFileName() + INDEX);
                if (!Files.exists(index)) VaultFile.writeIndex(warc, index);
            }
            vault.indexes = vault.files(INDEX);
        } catch (IOException e) {
            throw new WarcException(folder, "can't be used as a vault: " + e.getMessage(), e);
        }
        return vault;
    }

    /// Keeps an exchange whose capture has this digest. It is on disk only after the next [#flush()].
    ///
    /// @throws WarcException when it can't be written; nothing torn is left behind then
    public Kept keep(Exchange exchange, Sha256 body) {
        UUID id = UUID.randomUUID();
        Optional<Instant> before = keptBefore(exchange, body);
        byte[] response = before.isPresent()
                ? Records.revisit(exchange, id, body, before.get())
                : Records.response(exchange, id, body);
        byte[] request = exchange.request().isEmpty() ? new byte[0] : Records.request(exchange, id);
        Optional<DigestIndex.Entry> entry = before.isPresent()
                ? Optional.empty()
                : Optional.of(DigestIndex.Entry.answer(body, exchange.url(), exchange.at()));
        synchronized (this) {
            VaultFile file = (exchange.isPicture() ? pictures : pages).file();
            return new Kept(file.name(), file.append(response, request, entry));
        }
    }

    /// A capture that lies here: the record that holds its bytes, and where and when these first came.
    public record Stored(Capture capture, URI record, WebUrl first, Instant firstAt) {}

    /// Reads a capture back for asking whether it changed. Empty where [#read] is.
    public Optional<Stored> stored(Kept kept) {
        return lying(kept)
                .map(l -> new Stored(
                        l.exchange().capture(WarcFile.LIMITS),
                        l.record().id(),
                        l.record().url(),
                        l.record().at()));
    }

    /// Keeps the answer that nothing changed (304) since `before`. On disk only after the next [#flush()].
    ///
    /// @throws WarcException when it can't be written; nothing torn is left behind then
    public Kept keepNotModified(Exchange answer, Stored before) {
        UUID id = UUID.randomUUID();
        byte[] record = Records.notModified(answer, id, before);
        byte[] request = answer.request().isEmpty() ? new byte[0] : Records.request(answer, id);
        synchronized (this) {
            VaultFile file = pages.file(); // names no type, so it is no picture
            return new Kept(file.name(), file.append(record, request, Optional.empty()));
        }
    }

    /// Keeps what a browser showed of a page that is kept here. On disk only after the next [#flush()].
    ///
    /// @throws WarcException when it can't be written; nothing torn is left behind then
    public void keep(View view) {
        Optional<URI> page = record(view.page());
        Instant at = view.shown().at();
        synchronized (this) {
            pages.file()
                    .append(
                            Records.shown(view, page),
                            new byte[0],
                            Optional.of(DigestIndex.Entry.view(view.shown().sha256(), at)));
            view.picture()
                    .ifPresent(png -> pages.file()
                            .append(
                                    Records.picture(view, png, page),
                                    new byte[0],
                                    Optional.of(DigestIndex.Entry.view(Sha256.of(png), at))));
        }
    }

    /// Keeps what somebody brought of an address: no server's answer, so that no replay takes it for one. When it was kept:
    /// where the same bytes lie here already nothing is written, and that is when they came. On disk only after the next
    /// [#flush()].
    ///
    /// @throws WarcException when it can't be written; nothing torn is left behind then
    public Instant keepBrought(Capture brought) {
        synchronized (this) {
            Optional<Located> before = row(indexes, brought.sha256(), Optional.empty());
            if (before.isPresent()) return before.get().row().at();
            pages.file()
                    .append(
                            Records.brought(brought),
                            new byte[0],
                            Optional.of(DigestIndex.Entry.view(brought.sha256(), brought.at())));
            return brought.at();
        }
    }

    /// Whether the same bytes lie here that came from the same address, at whatever time.
    public synchronized boolean holds(WebUrl url, Sha256 body) {
        return row(indexes, body, Optional.of(url)).isPresent();
    }

    /// The record that holds a capture's bytes; empty where it does not lie here (any more).
    private Optional<URI> record(Capture capture) {
        synchronized (this) {
            return row(indexes, capture.sha256(), Optional.of(capture.url()))
                    .map(l -> new Kept(l.file(), l.row().offset()))
                    .flatMap(this::lying)
                    .map(l -> l.record().id());
        }
    }

    /// When the same bytes came from the same address before, as far as the newest files tell.
    private synchronized Optional<Instant> keptBefore(Exchange exchange, Sha256 body) {
        if (exchange.wire().length < WORTH_A_REVISIT) return Optional.empty();
        Optional<WebUrl> url = Optional.of(exchange.url());
        List<Path> newest = indexes.subList(Math.max(0, indexes.size() - LOOK_BACK), indexes.size());
        return row(newest, body, url).map(l -> l.row().at()).filter(at -> holds(at, exchange.at()));
    }

    /// Whether bytes that came at `first` may still be referred to at `now` (both the world's time).
    public static boolean holds(Instant first, Instant now) {
        return first.plus(HOLDS).isAfter(now);
    }

    /// Forces everything kept so far to disk; when this returns, a visit whose answer was kept may count as done.
    public synchronized void flush() {
        pages.current.ifPresent(VaultFile::force);
        pictures.current.ifPresent(VaultFile::force);
    }

    /// Where the bytes of this digest lie: a record that holds them, in files of this folder that are closed or our
    /// own.
    public synchronized Optional<Kept> find(Sha256 sha256) {
        return locate(sha256).map(l -> new Kept(l.file(), l.row().offset()));
    }

    private record Located(String file, DigestIndex.Row row) {}

    private Optional<Located> locate(Sha256 sha256) {
        Optional<Located> found = row(indexes, sha256, Optional.empty());
        if (found.isPresent()) return found;
        indexes = files(INDEX); // other workers may have closed files since
        return row(indexes, sha256, Optional.empty());
    }

    private Optional<Located> row(List<Path> closed, Sha256 sha256, Optional<WebUrl> url) {
        Optional<Located> found = pages.row(sha256, url).or(() -> pictures.row(sha256, url));
        try {
            for (int i = closed.size() - 1; found.isEmpty() && i >= 0; i--) { // newest first
                String name = closed.get(i).getFileName().toString();
                String warc = name.substring(0, name.length() - INDEX.length());
                found = DigestIndex.find(closed.get(i), sha256, url).map(r -> new Located(warc, r));
                // swept meanwhile, perhaps, by another process
                if (found.isPresent() && !Files.exists(folder.resolve(warc))) found = Optional.empty();
            }
            return found;
        } catch (IOException e) {
            throw new WarcException(folder, "can't be searched: " + e.getMessage(), e);
        }
    }

    /// Reads a capture back. Empty when its file is not in this folder (any more), holds no answer there, or is a
    /// revisit of what is not here any more.
    public Optional<Capture> read(Kept kept) {
        return lying(kept).map(l -> l.exchange().capture(WarcFile.LIMITS));
    }

    /// An answer with its body, and the record that holds the body's bytes.
    private record Lying(Exchange exchange, WarcFile.Found record) {}

    private Optional<Lying> lying(Kept kept) {
        Path file = folder.resolve(kept.file());
        if (!Files.exists(file)) file = folder.resolve(kept.file() + OPEN);
        if (!Files.exists(file)) return Optional.empty();
        try (WarcFile warc = WarcFile.open(file)) {
            Optional<WarcFile.Found> found = warc.found(kept.offset());
            if (found.isEmpty()) return Optional.empty();
            WarcFile.Found record = found.get();
            WarcFile.Answer answer = warc.answer(record.offset());
            Optional<Exchange> here = answer.exchange(record.url(), record.sent(), record.at());
            if (!record.revisit()) return here.map(x -> new Lying(x, record));
            boolean notModified =
                    answer.refersTo().map(WarcFile.Reference::notModified).orElse(false);
            Optional<Lying> first = record.body().flatMap(b -> first(b, record.url()));
            if (notModified) {
                return first.map(f -> new Lying(f.exchange().asOf(record.url(), record.at()), f.record()));
            }
            return first.flatMap(f -> here.map(h -> new Lying(h.withBodyOf(f.exchange()), f.record())));
        }
    }

    /// The record with these bytes: of that address where one is, for its header is then the page's own.
    private Optional<Lying> first(Sha256 body, WebUrl url) {
        synchronized (this) {
            Optional<Located> same = row(indexes, body, Optional.of(url));
            if (same.isPresent())
                return lying(new Kept(same.get().file(), same.get().row().offset()));
        }
        return find(body).flatMap(this::lying);
    }

    /// The closed WARC files of this folder, oldest first.
    public List<Path> files() {
        return files(".warc.gz");
    }

    private List<Path> files(String ending) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().endsWith(ending))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw new WarcException(folder, "can't be listed: " + e.getMessage(), e);
        }
    }

    /// The file of one kind that is being written, and the name's end that tells the kind.
    private final class Writing {
        private final String ending;
        private Optional<VaultFile> current = Optional.empty();

        Writing(String ending) {
            this.ending = ending;
        }

        VaultFile file() {
            if (current.isPresent() && current.get().length() >= rollAt) {
                close();
                indexes = files(INDEX);
            }
            if (current.isEmpty()) current = Optional.of(VaultFile.create(folder, worker + ending, clock.instant()));
            return current.get();
        }

        Optional<Located> row(Sha256 sha256, Optional<WebUrl> url) {
            return current.flatMap(f -> f.index().find(sha256, url).map(r -> new Located(f.name(), r)));
        }

        void close() {
            current.ifPresent(VaultFile::close);
            current = Optional.empty();
        }
    }

    /// Closes the files being written. Nothing may be kept afterwards.
    @Override
    public synchronized void close() {
        try {
            pages.close();
        } finally {
            pictures.close();
        }
    }
}
