package promotrace.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes out of a vault's closed files what need not stay, beside workers that go on writing their own.
///
/// A file in which nothing stays is deleted. Where something stays, its records are copied as they are into
/// `NAME-keptN.warc.gz`, which is whole and on disk before the old file goes; where both are found (whoever swept was
/// killed in between) the old one counts. What a staying revisit points at stays too. Nobody refers back to bytes older than
/// [Vault#HOLDS], so what a worker writes meanwhile never points at what goes, if the rule lets nothing younger go.
/// Twice changes nothing. Files with an unusual name, and those that can't be read, are left alone.
public final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final Pattern OURS = Pattern.compile("(promotrace-.*?)(?:-kept(\\d+))?\\.warc\\.gz");
    private static final String PART = ".part";
    private static final String LOCK = "sweep.lock";

    /// Which answers of one file stay for their own sake, in the order given.
    public interface Rule {
        List<Boolean> stay(List<Head> answers);
    }

    private final Path folder;
    private final Rule rule;
    private final boolean dry;
    private final List<String> files = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final Set<Sha256> pointedAt = new HashSet<>();
    private long gone;
    private long goneBytes;
    private long stay;
    private long stayBytes;

    private Sweep(Path folder, Rule rule, boolean dry) {
        this.folder = folder;
        this.rule = rule;
        this.dry = dry;
    }

    /// Sweeps; with `dry` only says what would go. Empty when another process is at it.
    ///
    /// @throws WarcException when something can't be written or deleted; nothing that stays is lost then
    public static Optional<Swept> run(Path folder, Rule rule, boolean dry) {
        if (!Files.isDirectory(folder)) return Optional.of(new Swept(0, 0, 0, 0, List.of(), List.of()));
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) return Optional.empty();
            return Optional.of(new Sweep(folder, rule, dry).sweep());
        } catch (IOException e) {
            throw new WarcException(folder, "can't be swept: " + e.getMessage(), e);
        }
    }

    /// Whether some closed file was begun before: no other can hold what came before.
    public static boolean hasOlder(Path folder, Instant than) {
        if (!Files.isDirectory(folder)) return false;
        String name = "promotrace-" + VaultFile.TIME.format(than);
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString())
                    .anyMatch(n -> OURS.matcher(n).matches() && n.compareTo(name) < 0);
        } catch (IOException e) {
            throw new WarcException(folder, "can't be listed: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException thisProcess) {
            return null;
        }
    }

    private Swept sweep() throws IOException {
        if (!dry) undoHalves();
        // open ones first: one that is closed meanwhile is then found among the closed
        for (Path open : files(n -> n.endsWith(Vault.OPEN))) lookAtOpen(open);
        List<Path> closed = files(n -> OURS.matcher(n).matches());
        List<Path> some = new ArrayList<>();
        for (Path file : closed) if (!dry || !isHalf(file)) lookAt(file, some);
        for (Path file : some) clean(file);
        return new Swept(gone, goneBytes, stay, stayBytes, files, left);
    }

    private interface Named {
        boolean is(String name);
    }

    private List<Path> files(Named named) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> named.is(f.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /// Takes away what a sweep that was killed left half done: the file it came from is there and holds it all.
    private void undoHalves() throws IOException {
        for (Path part : files(n -> n.endsWith(".warc.gz" + PART))) Files.delete(part);
        for (Path file : files(n -> OURS.matcher(n).matches())) {
            if (isHalf(file)) delete(file);
        }
    }

    private boolean isHalf(Path file) {
        Matcher m = OURS.matcher(file.getFileName().toString());
        if (!m.matches() || m.group(2) == null) return false;
        int n = Integer.parseInt(m.group(2));
        return Files.exists(folder.resolve(name(m.group(1), n - 1)));
    }

    private static String name(String base, int n) {
        return base + (n == 0 ? "" : "-kept" + n) + ".warc.gz";
    }

    /// Where the file's answers go that stay.
    private Path next(Path file) {
        Matcher m = OURS.matcher(file.getFileName().toString());
        if (!m.matches()) throw new IllegalStateException("not a vault's file: " + file);
        return folder.resolve(name(m.group(1), m.group(2) == null ? 1 : Integer.parseInt(m.group(2)) + 1));
    }

    private void lookAtOpen(Path open) {
        try {
            pointedAt.addAll(pointers(heads(open, true), null));
        } catch (WarcException e) {
            if (Files.exists(open)) throw e;
        }
    }

    /// Notes what staying revisits point at, and the file where something in it need not stay for its own sake.
    private void lookAt(Path file, List<Path> some) throws IOException {
        try {
            List<Head> heads = heads(file, false);
            List<Boolean> stays = rule.stay(heads);
            pointedAt.addAll(pointers(heads, stays));
            if (stays.contains(false)) {
                some.add(file);
            } else {
                stay += heads.size();
                stayBytes += Files.size(file);
            }
        } catch (WarcException e) {
            LOG.warn("file left alone file={} problem={}", file.getFileName(), e.getMessage());
            left.add(file.getFileName().toString());
        }
    }

    private static Set<Sha256> pointers(List<Head> heads, @Nullable List<Boolean> stays) {
        Set<Sha256> out = new HashSet<>();
        for (int i = 0; i < heads.size(); i++) {
            if (heads.get(i).revisit() && (stays == null || stays.get(i)))
                out.add(heads.get(i).sha256());
        }
        return out;
    }

    private static List<Head> heads(Path file, boolean growing) {
        try (WarcFile warc = WarcFile.open(file)) {
            return warc.heads(growing);
        }
    }

    private void clean(Path file) throws IOException {
        List<Head> heads = heads(file, false);
        List<Boolean> stays = rule.stay(heads);
        List<Head> staying = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            Head head = heads.get(i);
            if (stays.get(i) || !head.revisit() && pointedAt.contains(head.sha256())) staying.add(head);
        }
        long bytes = staying.stream().mapToLong(Head::length).sum();
        stay += staying.size();
        stayBytes += bytes;
        if (staying.size() == heads.size()) return;
        gone += heads.size() - staying.size();
        goneBytes += Files.size(file) - bytes;
        files.add(file.getFileName().toString());
        if (dry) return;
        if (!staying.isEmpty()) copy(file, staying, next(file));
        delete(file);
    }

    private void copy(Path from, List<Head> staying, Path to) throws IOException {
        Path part = to.resolveSibling(to.getFileName() + PART);
        try (FileChannel in = FileChannel.open(from);
                FileChannel out = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(Records.info(to.getFileName().toString(), Instant.now(), "PromoTrace/0.1")));
            for (Head head : staying) {
                long done = 0;
                while (done < head.length()) done += in.transferTo(head.offset() + done, head.length() - done, out);
            }
            out.force(true);
        }
        VaultFile.writeIndex(part, to.resolveSibling(to.getFileName() + Vault.INDEX));
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
        forceFolder();
    }

    private void delete(Path file) throws IOException {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + Vault.INDEX));
        Files.delete(file);
        forceFolder();
    }

    private void forceFolder() throws IOException {
        try (FileChannel directory = FileChannel.open(folder)) {
            directory.force(true);
        }
    }
}
