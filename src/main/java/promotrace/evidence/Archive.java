package promotrace.evidence;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.url.WebUrl;

/// One or several WARC files opened for reading: which captures of an address they hold, oldest first.
///
/// Opening reads every record's head once; bodies stay in the files and are read when asked for. Safe for use by many
/// threads. Only answers to GET and POST are found.
public final class Archive implements AutoCloseable {
    /// One capture that an archive holds. `sent` is there where it answers a POST; `cookies` are those that its request
    /// brought, as they stood there; `referer` is where it said that it came from. `file` counts the files in the order they were given; `revisit` says that the
    /// record holds no body but points at an earlier one.
    public record Entry(
            WebUrl url,
            Optional<Sent> sent,
            Optional<String> cookies,
            Optional<String> referer,
            Instant at,
            int file,
            long offset,
            boolean revisit) {}

    private final List<WarcFile> files;
    private final Map<String, List<Entry>> byAddress = new HashMap<>();
    private final Map<String, List<Entry>> shown = new HashMap<>();
    private final List<Entry> others = new ArrayList<>();
    private final List<Instant> newest = new ArrayList<>();
    private final Map<Sha256, Entry> byDigest = new HashMap<>();
    private boolean digestsKnown;

    private Archive(List<WarcFile> files) {
        this.files = files;
        for (int i = 0; i < files.size(); i++) {
            Instant latest = Instant.MIN;
            WarcFile.Index index = files.get(i).index();
            for (WarcFile.Found f : index.answers()) {
                put(byAddress, entry(f, i));
                if (f.at().isAfter(latest)) latest = f.at();
            }
            for (WarcFile.Found f : index.shown()) put(shown, entry(f, i));
            for (WarcFile.Found f : index.pictures()) others.add(entry(f, i));
            for (WarcFile.Found f : index.brought()) others.add(entry(f, i));
            if (!latest.equals(Instant.MIN)) newest.add(latest);
        }
        Comparator<Entry> oldestFirst =
                Comparator.comparing(Entry::at).thenComparingInt(Entry::file).thenComparingLong(Entry::offset);
        byAddress.values().forEach(l -> l.sort(oldestFirst));
    }

    private static Entry entry(WarcFile.Found found, int file) {
        return new Entry(
                found.url(),
                found.sent(),
                found.cookies(),
                found.referer(),
                found.at(),
                file,
                found.offset(),
                found.revisit());
    }

    private static void put(Map<String, List<Entry>> map, Entry entry) {
        map.computeIfAbsent(AddressKey.of(entry.url(), entry.sent()), k -> new ArrayList<>(1))
                .add(entry);
    }

    /// Opens and indexes these files.
    ///
    /// @throws WarcException naming the file that is missing, is no WARC, or ends in the middle of a record
    public static Archive open(List<Path> paths) {
        List<WarcFile> files = new ArrayList<>();
        try {
            for (Path path : paths) files.add(WarcFile.open(path));
            return new Archive(files);
        } catch (RuntimeException e) {
            files.forEach(WarcFile::close);
            throw e;
        }
    }

    /// Captures of this address, oldest first; empty when there is none. Scheme, fragment, order of parameters and how
    /// characters are escaped do not matter.
    public List<Entry> list(WebUrl url) {
        return list(url, Optional.empty());
    }

    /// The same, of what answers a POST where `sent` is there: in a form the order of parameters does not matter, another
    /// body must be the same.
    public List<Entry> list(WebUrl url, Optional<Sent> sent) {
        return List.copyOf(byAddress.getOrDefault(AddressKey.of(url, sent), List.of()));
    }

    /// Every capture, in no order.
    public Collection<Entry> all() {
        return byAddress.values().stream().flatMap(List::stream).toList();
    }

    /// The date of each file's newest capture, in the order the files were given; files without a capture are left out.
    public List<Instant> newest() {
        return List.copyOf(newest);
    }

    /// Reads a capture. Empty when the record holds no HTTP answer, or is a revisit of what is not in these files.
    ///
    /// @throws WarcException when the file can't be read any more
    public Optional<Capture> read(Entry entry) {
        return exchange(entry).map(x -> x.capture(WarcFile.LIMITS));
    }

    /// The same, as it came over the wire; of its request is known only what it sent.
    public Optional<Exchange> exchange(Entry entry) {
        WarcFile.Answer answer = files.get(entry.file()).answer(entry.offset());
        Optional<Exchange> here = answer.exchange(entry.url(), entry.sent(), entry.at());
        if (answer.refersTo().isEmpty()) return here;
        WarcFile.Reference reference = answer.refersTo().get();
        Optional<Exchange> first = original(entry, reference)
                .flatMap(e -> files.get(e.file()).answer(e.offset()).exchange(entry.url(), entry.sent(), entry.at()));
        if (first.isEmpty() || reference.notModified() || here.isEmpty()) {
            return first;
        }
        return Optional.of(here.get().withBodyOf(first.get()));
    }

    /// The record with the bytes that a revisit points at: the one of that date when one is given, else the newest
    /// before.
    private Optional<Entry> original(Entry revisit, WarcFile.Reference reference) {
        Optional<Entry> found = Optional.empty();
        for (Entry candidate : list(reference.url().orElse(revisit.url()), revisit.sent())) {
            boolean before = !candidate.revisit() && !candidate.at().isAfter(revisit.at());
            boolean meant = reference.at().map(candidate.at()::equals).orElse(true);
            if (before && meant) found = Optional.of(candidate);
        }
        return found;
    }

    /// What a browser showed of this page at its date (see [View]), as HTML; empty where it was not opened in one.
    ///
    /// @throws WarcException when the file can't be read any more
    public Optional<Capture> view(Entry page) {
        return shown.getOrDefault(AddressKey.of(page.url(), Optional.empty()), List.of()).stream()
                .filter(e -> e.at().equals(page.at()))
                .findFirst()
                .flatMap(this::read);
    }

    /// The oldest capture whose body has this digest, what a browser showed and what was brought included. The
    /// first call reads every body once.
    public synchronized Optional<Entry> find(Sha256 sha256) {
        if (!digestsKnown) {
            List<Entry> every = new ArrayList<>(all());
            shown.values().forEach(every::addAll);
            every.addAll(others);
            for (Entry entry : every) {
                read(entry)
                        .ifPresent(c -> byDigest.merge(c.sha256(), entry, (a, b) -> b.at().isBefore(a.at()) ? b : a));
            }
            digestsKnown = true;
        }
        return Optional.ofNullable(byDigest.get(sha256));
    }

    /// Where a capture lies, by the file's name.
    public Kept kept(Entry entry) {
        return new Kept(files.get(entry.file()).name(), entry.offset());
    }

    @Override
    public void close() {
        files.forEach(WarcFile::close);
    }
}
