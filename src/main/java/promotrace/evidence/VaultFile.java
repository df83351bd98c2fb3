package promotrace.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The WARC file that a vault is writing: locked against other processes, named `….open` until it is closed.
final class VaultFile {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path path;
    private final String name;
    private final FileChannel channel;
    private final DigestIndex index = new DigestIndex();
    private long length;
    private boolean forced = true;
    private boolean torn;

    private VaultFile(Path path, String name, FileChannel channel) {
        this.path = path;
        this.name = name;
        this.channel = channel;
    }

    /// A new file of its own name, beginning with a warcinfo record.
    static VaultFile create(Path folder, String worker, Instant now) {
        for (int n = 0; ; n++) {
            String name = "promotrace-" + TIME.format(now) + "-" + worker + (n == 0 ? "" : "-" + n) + ".warc.gz";
            Path path = folder.resolve(name + Vault.OPEN);
            try {
                if (Files.exists(folder.resolve(name))) continue;
                VaultFile file = new VaultFile(
                        path, name, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
                if (lock(file.channel) == null) continue; // another process takes it for a dead one's
                file.append(Records.info(name, now, "PromoTrace/0.1"), new byte[0], Optional.empty());
                return file;
            } catch (FileAlreadyExistsException taken) {
                // the next number
            } catch (IOException e) {
                throw new WarcException(path, "can't be made: " + e.getMessage(), e);
            }
        }
    }

    String name() {
        return name;
    }

    long length() {
        return length;
    }

    DigestIndex index() {
        return index;
    }

    /// Appends a response and its request; what is torn by a failure (a full disk) is taken back. Gives the response's
    /// offset. `entry` goes to the index.
    long append(byte[] response, byte[] request, Optional<DigestIndex.Entry> entry) {
        long offset = length;
        if (torn) throw new WarcException(path, "is torn since an earlier failure to write", null);
        try {
            write(response);
            write(request);
            length = offset + response.length + request.length;
            forced = false;
        } catch (IOException e) {
            takeBack(offset, e);
            throw new WarcException(path, "can't be written: " + e.getMessage(), e);
        }
        entry.ifPresent(e -> index.add(e.at(offset)));
        return offset;
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) channel.write(buffer);
    }

    private void takeBack(long offset, IOException cause) {
        try {
            channel.truncate(offset);
            channel.position(offset);
        } catch (IOException e) {
            torn = true;
            cause.addSuppressed(e);
        }
    }

    void force() {
        if (forced) return;
        try {
            channel.force(false);
            forced = true;
        } catch (IOException e) {
            throw new WarcException(path, "can't be forced to disk: " + e.getMessage(), e);
        }
    }

    /// Forces, indexes and gives the file its final name.
    void close() {
        try (channel) { // also where the rest fails: then the file is mended, and indexed, at the next start
            channel.force(true);
            index.write(path.resolveSibling(name + Vault.INDEX));
            Files.move(path, path.resolveSibling(name));
        } catch (IOException e) {
            throw new WarcException(path, "can't be closed: " + e.getMessage(), e);
        }
    }

    /// Closes a file that a dead process left open, cut to its last whole record; one that a live process holds stays
    /// as it is. A file without any capture is removed.
    static void recover(Path open) throws IOException {
        String file = open.getFileName().toString();
        Path closed = open.resolveSibling(file.substring(0, file.length() - Vault.OPEN.length()));
        try (FileChannel channel = FileChannel.open(open, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (lock(channel) == null) return;
            if (Tail.cut(channel) == 0) {
                Files.delete(open);
                return;
            }
            writeIndex(open, closed.resolveSibling(closed.getFileName() + Vault.INDEX));
            Files.move(open, closed);
        }
    }

    /// Makes the index of a WARC file anew.
    static void writeIndex(Path warc, Path to) throws IOException {
        DigestIndex rows = new DigestIndex();
        WarcFile file = WarcFile.open(warc);
        try {
            WarcFile.Index index = file.index();
            for (WarcFile.Found f : index.answers()) {
                if (f.revisit() || f.body().isEmpty()) continue;
                rows.add(DigestIndex.Entry.answer(f.body().get(), f.url(), f.at())
                        .at(f.offset()));
            }
            for (WarcFile.Found f : index.views()) {
                f.body()
                        .ifPresent(
                                b -> rows.add(DigestIndex.Entry.view(b, f.at()).at(f.offset())));
            }
        } finally {
            file.close();
        }
        rows.write(to);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ourOwnProcess) {
            return null;
        }
    }
}
