package promotrace.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Finds where the last whole gzip member of a file ends: what a crash or a full disk left behind it is torn.
final class Tail {
    private static final int PIECE = 1 << 16;
    private static final int HEAD = 10;
    private static final int FOOT = 8;

    private final FileChannel file;

    private Tail(FileChannel file) {
        this.file = file;
    }

    /// Cuts what follows the last whole member off and forces that to disk. The length that is left, in bytes.
    static long cut(FileChannel file) throws IOException {
        long whole = new Tail(file).wholeBytes();
        if (whole < file.size()) {
            file.truncate(whole);
            file.force(true);
        }
        return whole;
    }

    private long wholeBytes() throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            long end = 0;
            while (end < file.size()) {
                inflater.reset();
                end = memberEnd(end, inflater);
            }
            return end;
        } catch (TornException torn) {
            return torn.start;
        } finally {
            inflater.end();
        }
    }

    /// Where the member that starts here ends. We write members with the plain ten-byte head only.
    private long memberEnd(long start, Inflater inflater) throws IOException, TornException {
        try {
            ByteBuffer head = read(start, HEAD);
            if (head.get(0) != 0x1f || (head.get(1) & 0xff) != 0x8b || head.get(3) != 0) throw new TornException(start);
            long at = start + HEAD;
            CRC32 crc = new CRC32();
            byte[] out = new byte[PIECE];
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    long left = file.size() - at;
                    if (left <= 0) throw new TornException(start);
                    ByteBuffer piece = read(at, (int) Math.min(PIECE, left));
                    at += piece.limit();
                    inflater.setInput(piece);
                }
                int n = inflater.inflate(out);
                crc.update(out, 0, n);
                if (n == 0 && inflater.needsDictionary()) throw new TornException(start);
            }
            at -= inflater.getRemaining();
            ByteBuffer foot = read(at, FOOT).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            if (foot.getInt(0) != (int) crc.getValue() || foot.getInt(4) != (int) inflater.getBytesWritten()) {
                throw new TornException(start);
            }
            return at + FOOT;
        } catch (EOFException | DataFormatException notWhole) {
            throw new TornException(start);
        }
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position()) < 0) throw new EOFException();
        }
        return buffer.flip();
    }

    private static final class TornException extends Exception {
        private static final long serialVersionUID = 1;
        private final long start;

        private TornException(long start) {
            super("", null, false, false);
            this.start = start;
        }
    }
}
