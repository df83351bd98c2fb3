package promotrace.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import promotrace.url.WebUrl;

/// Which capture lies where in one WARC file: SHA-256 of the body to the offset of the record that holds it.
///
/// 56 bytes a capture, in memory while the file is written, then in `NAME.idx` beside it, sorted by digest. The file is
/// derived: where it is missing it is made again from the WARC.
final class DigestIndex {
    /// One capture. `address` is the start of its address's digest, enough to tell whether the same address gave the
    /// same bytes before.
    record Row(Sha256 sha256, long offset, long address, Instant at) {}

    /// A row to be, before its offset is known; `url` is empty where it is no answer of an address but what a browser showed.
    record Entry(Sha256 sha256, Optional<WebUrl> url, Instant at) {
        static Entry answer(Sha256 sha256, WebUrl url, Instant at) {
            return new Entry(sha256, Optional.of(url), at);
        }

        static Entry view(Sha256 sha256, Instant at) {
            return new Entry(sha256, Optional.empty(), at);
        }

        Row at(long offset) {
            return new Row(sha256, offset, url.map(DigestIndex::addressOf).orElse(0L), at);
        }
    }

    private static final int ROW = 56;
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] MAGIC = {'P', 'T', 'I', '1', 0, 0, 0, 0};

    private byte[] rows = new byte[ROW * 64];
    private int count;
    private int[] slots = new int[128];

    static long addressOf(WebUrl url) {
        return Long.parseUnsignedLong(
                Sha256.of(url.toString().getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16), 16);
    }

    int size() {
        return count;
    }

    void add(Row row) {
        if ((count + 1) * ROW > rows.length) rows = Arrays.copyOf(rows, rows.length * 2);
        ByteBuffer.wrap(rows, count * ROW, ROW)
                .put(HEX.parseHex(row.sha256().hex()))
                .putLong(row.offset())
                .putLong(row.address())
                .putLong(row.at().toEpochMilli());
        count++;
        if (count * 2 > slots.length) {
            slots = new int[slots.length * 2];
            for (int i = 0; i < count; i++) place(i);
        } else {
            place(count - 1);
        }
    }

    private void place(int row) {
        int slot = slot(ByteBuffer.wrap(rows).getLong(row * ROW));
        while (slots[slot] != 0) slot = slot + 1 & slots.length - 1;
        slots[slot] = row + 1;
    }

    private int slot(long start) {
        return (int) (start ^ start >>> 32) & slots.length - 1;
    }

    /// The last capture of that digest, of that address when one is given.
    Optional<Row> find(Sha256 sha256, Optional<WebUrl> url) {
        byte[] digest = HEX.parseHex(sha256.hex());
        Optional<Long> address = url.map(DigestIndex::addressOf);
        Optional<Row> found = Optional.empty();
        for (int slot = slot(ByteBuffer.wrap(digest).getLong()); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            Optional<Row> row = rowAt(ByteBuffer.wrap(rows), (slots[slot] - 1) * ROW, digest, address);
            if (row.isPresent()
                    && (found.isEmpty() || row.get().offset() > found.get().offset())) found = row;
        }
        return found;
    }

    private static Optional<Row> rowAt(ByteBuffer from, int at, byte[] digest, Optional<Long> address) {
        byte[] here = new byte[32];
        from.get(at, here);
        if (!Arrays.equals(here, digest)) return Optional.empty();
        if (address.isPresent() && from.getLong(at + 40) != address.get()) return Optional.empty();
        return Optional.of(new Row(
                new Sha256(HEX.formatHex(here)),
                from.getLong(at + 32),
                from.getLong(at + 40),
                Instant.ofEpochMilli(from.getLong(at + 48))));
    }

    /// Writes the index whole or not at all.
    void write(Path file) throws IOException {
        byte[][] sorted = new byte[count][];
        for (int i = 0; i < count; i++) sorted[i] = Arrays.copyOfRange(rows, i * ROW, (i + 1) * ROW);
        Arrays.sort(sorted, Arrays::compareUnsigned);
        ByteBuffer out = ByteBuffer.allocate(MAGIC.length + count * ROW).put(MAGIC);
        for (byte[] row : sorted) out.put(row);
        Path part = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            out.flip();
            while (out.hasRemaining()) channel.write(out);
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Looks the last capture of a digest up in a written index; empty also when the file is no index, or is not there any more.
    static Optional<Row> find(Path file, Sha256 sha256, Optional<WebUrl> url) throws IOException {
        byte[] digest = HEX.parseHex(sha256.hex());
        Optional<Long> address = url.map(DigestIndex::addressOf);
        try (FileChannel in = FileChannel.open(file)) {
            long size = in.size() - MAGIC.length;
            if (size < 0 || size % ROW != 0) return Optional.empty();
            long low = 0;
            long high = size / ROW;
            ByteBuffer row = ByteBuffer.allocate(ROW);
            while (low < high) {
                long middle = low + high >>> 1;
                if (Arrays.compareUnsigned(digestAt(in, row, middle), digest) < 0) low = middle + 1;
                else high = middle;
            }
            Optional<Row> last = Optional.empty();
            for (long i = low; i < size / ROW && Arrays.equals(digestAt(in, row, i), digest); i++) {
                Optional<Row> found = rowAt(row, 0, digest, address);
                if (found.isPresent()) last = found;
            }
            return last;
        } catch (NoSuchFileException swept) {
            return Optional.empty();
        }
    }

    /// The newest capture of that address in a written index; empty also when the file is no index.
    static Optional<Row> newest(Path file, WebUrl url) throws IOException {
        byte[] all = Files.readAllBytes(file);
        if (all.length < MAGIC.length || (all.length - MAGIC.length) % ROW != 0) return Optional.empty();
        Optional<Long> address = Optional.of(addressOf(url));
        ByteBuffer rows = ByteBuffer.wrap(all);
        Optional<Row> newest = Optional.empty();
        for (int at = MAGIC.length; at < all.length; at += ROW) {
            Optional<Row> row = rowAt(rows, at, Arrays.copyOfRange(all, at, at + 32), address);
            if (row.isPresent()
                    && newest.map(n -> n.at().isBefore(row.get().at())).orElse(true)) newest = row;
        }
        return newest;
    }

    private static byte[] digestAt(FileChannel in, ByteBuffer row, long number) throws IOException {
        row.clear();
        long at = MAGIC.length + number * ROW;
        while (row.hasRemaining()) {
            int n = in.read(row, at + row.position());
            if (n < 0) throw new IOException("index ends early");
        }
        byte[] digest = new byte[32];
        row.get(0, digest);
        return digest;
    }
}
