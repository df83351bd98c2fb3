package promotrace.store.embedded;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Write commands on disk, in the order in which they are executed: replayed at start, they give the database again.
///
/// One file `journal-<n>`: eight bytes of name and version, eight bytes telling how long the file was when it was
/// written anew, then records of length, CRC-32C and bytes. A record is whole or it is not there: a torn one at the
/// end,
/// which nobody was told of, is cut off at start (and kept beside the journal where more than its end is missing).
/// Threads that wait for the disk at the same time share one flush. A file that has grown to a multiple of what it
/// holds is written anew under the next number; until that one is complete on disk the old one counts.
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final long MAGIC = 0x5054_4a4f_5552_4e31L; // PTJOURN1
    private static final String PARTIAL = "journal.new";
    private static final int HEADER_BYTES = 16;
    private static final int FRAME_BYTES = 8;
    private static final int MAX_RECORD_BYTES = 64 << 20;
    private static final long GROWTH_BYTES = 16 << 20;

    private final Path folder;
    private final ReentrantLock flushing = new ReentrantLock();
    private final Condition flushed = flushing.newCondition();
    private volatile FileChannel file;
    private long number;
    private volatile long size;
    private long compactSize;
    /// Bytes ever appended since opening; goes on over a file written anew.
    private volatile long appended;
    private long durable;
    private boolean busy;
    private @Nullable IOException broken;

    private Journal(Path folder, FileChannel file, long number, long size, long compactSize) {
        this.folder = folder;
        this.file = file;
        this.number = number;
        this.size = size;
        this.compactSize = compactSize;
    }

    /// Opens the folder's journal, giving every whole record to `replay` in order.
    static Journal open(Path folder, Consumer<byte[]> replay) throws IOException {
        long number = latest(folder);
        if (number == 0) return create(folder);
        Path path = path(folder, number);
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            Journal journal = new Journal(folder, file, number, file.size(), 0);
            journal.read(path, replay);
            journal.deleteOthers();
            return journal;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static Journal create(Path folder) throws IOException {
        Path partial = folder.resolve(PARTIAL);
        FileChannel file = begin(partial);
        finish(file, HEADER_BYTES);
        Files.move(partial, path(folder, 1), StandardCopyOption.ATOMIC_MOVE);
        flushFolder(folder);
        return new Journal(folder, file, 1, HEADER_BYTES, HEADER_BYTES);
    }

    private void read(Path path, Consumer<byte[]> replay) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
            if (size < HEADER_BYTES || in.readLong() != MAGIC) {
                throw new IOException(path + " is not a journal of this program");
            }
            compactSize = in.readLong();
            long whole = HEADER_BYTES;
            for (byte[] record = next(in); record != null; record = next(in)) {
                replay.accept(record);
                whole += FRAME_BYTES + record.length;
            }
            if (whole < size) cut(path, whole);
        }
    }

    private static byte @Nullable [] next(DataInputStream in) throws IOException {
        try {
            int length = in.readInt();
            int sum = in.readInt();
            if (length <= 0 || length > MAX_RECORD_BYTES) return null;
            byte[] record = new byte[length];
            in.readFully(record);
            return sum == sum(record) ? record : null;
        } catch (EOFException torn) {
            return null;
        }
    }

    private void cut(Path path, long whole) throws IOException {
        Path kept = folder.resolve(path.getFileName() + ".cut-at-" + whole);
        try (FileChannel out = FileChannel.open(
                kept, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            file.transferTo(whole, size - whole, out);
        }
        LOG.warn("journal cut to its last whole record bytes={} kept={}", size - whole, kept.getFileName());
        file.truncate(whole);
        file.force(true);
        size = whole;
    }

    /// Where the last record ends, to be given to [#flush].
    long end() {
        return appended;
    }

    /// Appends a record; it is on disk once [#flush] was called with what this returns. One thread at a time.
    long append(byte[] record) throws IOException {
        failIfBroken();
        ByteBuffer frame = frame(record);
        long before = size;
        try {
            write(file, frame, before);
        } catch (IOException e) {
            takeBack(before, e);
            throw e;
        }
        size = before + FRAME_BYTES + record.length;
        long end = appended + FRAME_BYTES + record.length;
        appended = end;
        return end;
    }

    private void takeBack(long before, IOException cause) {
        try {
            file.truncate(before);
        } catch (IOException e) {
            cause.addSuppressed(e);
            breakOff(cause);
        }
    }

    /// Returns when everything up to `position` is on disk.
    void flush(long position) throws IOException {
        flushing.lock();
        try {
            while (durable < position) {
                failIfBroken();
                if (busy) flushed.awaitUninterruptibly();
                else flushAll();
            }
        } finally {
            flushing.unlock();
        }
    }

    private void flushAll() throws IOException {
        busy = true;
        long upTo = appended;
        flushing.unlock();
        IOException failure = null;
        try {
            file.force(false);
        } catch (IOException e) {
            failure = e;
        } finally {
            flushing.lock();
            busy = false;
            flushed.signalAll();
        }
        if (failure != null) {
            breakOff(failure);
            throw failure;
        }
        durable = Math.max(durable, upTo);
    }

    private void breakOff(IOException cause) {
        flushing.lock();
        try {
            if (broken == null) broken = cause;
        } finally {
            flushing.unlock();
        }
    }

    private void failIfBroken() throws IOException {
        flushing.lock();
        try {
            if (broken != null) throw new IOException("an earlier write failed: " + broken.getMessage(), broken);
        } finally {
            flushing.unlock();
        }
    }

    /// Whether writing anew would shrink the file well.
    boolean grown() {
        return size > GROWTH_BYTES + 3 * compactSize;
    }

    long bytes() {
        return size;
    }

    /// Writes the file anew with these records, which give what all records so far give. While it runs nothing may be
    /// appended. When it fails, the journal stays as it was and the next attempt waits until it has grown further.
    void shrink(Iterable<byte[]> records) {
        try {
            rewrite(records);
        } catch (IOException e) {
            compactSize = size;
            LOG.warn("journal not written anew bytes={} problem={}", size, e.getMessage());
        }
    }

    private void rewrite(Iterable<byte[]> records) throws IOException {
        Path partial = folder.resolve(PARTIAL);
        FileChannel anew = begin(partial);
        long length = HEADER_BYTES;
        try {
            for (byte[] record : records) {
                write(anew, frame(record), length);
                length += FRAME_BYTES + record.length;
            }
            finish(anew, length);
            Files.move(partial, path(folder, number + 1), StandardCopyOption.ATOMIC_MOVE);
            flushFolder(folder);
        } catch (IOException e) {
            anew.close();
            throw e;
        }
        replaceBy(anew, length);
    }

    private void replaceBy(FileChannel anew, long length) throws IOException {
        flushing.lock();
        try {
            while (busy) flushed.awaitUninterruptibly();
            FileChannel old = file;
            file = anew;
            durable = appended;
            flushed.signalAll();
            old.close();
        } finally {
            flushing.unlock();
        }
        number++;
        LOG.info("journal written anew bytes={} before={}", length, size);
        size = length;
        compactSize = length;
        deleteOthers();
    }

    private static FileChannel begin(Path path) throws IOException {
        return FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    private static void finish(FileChannel channel, long length) throws IOException {
        write(
                channel,
                ByteBuffer.allocate(HEADER_BYTES).putLong(MAGIC).putLong(length).flip(),
                0);
        channel.force(true);
    }

    private static ByteBuffer frame(byte[] record) {
        if (record.length > MAX_RECORD_BYTES) throw new IllegalStateException("record too long: " + record.length);
        return ByteBuffer.allocate(FRAME_BYTES + record.length)
                .putInt(record.length)
                .putInt(sum(record))
                .put(record)
                .flip();
    }

    private static int sum(byte[] record) {
        CRC32C sum = new CRC32C();
        sum.update(record);
        return (int) sum.getValue();
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) position += channel.write(bytes, position);
    }

    private static long latest(Path folder) throws IOException {
        return numbers(folder).stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private void deleteOthers() throws IOException {
        for (long other : numbers(folder)) if (other != number) Files.deleteIfExists(path(folder, other));
        Files.deleteIfExists(folder.resolve(PARTIAL));
    }

    private static List<Long> numbers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString())
                    .filter(n -> n.matches("journal-[0-9]{1,9}"))
                    .map(n -> Long.valueOf(n.substring(8)))
                    .toList();
        }
    }

    private static Path path(Path folder, long number) {
        return folder.resolve("journal-" + number);
    }

    private static void flushFolder(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
