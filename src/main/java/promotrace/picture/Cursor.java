package promotrace.picture;

import java.nio.charset.StandardCharsets;

/// Reads a stranger's bytes from front to back; what lies behind their end is "it ends early".
final class Cursor {
    private final byte[] bytes;
    private final int end;
    private int at;

    Cursor(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    Cursor(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    int at() {
        return at;
    }

    int left() {
        return end - at;
    }

    byte[] bytes() {
        return bytes;
    }

    /// An unsigned byte.
    int one() throws RefusedException {
        if (at >= end) throw endsEarly();
        return bytes[at++] & 0xff;
    }

    /// Two bytes, the high one first.
    int two() throws RefusedException {
        return one() << 8 | one();
    }

    /// Two bytes, the low one first.
    int twoLow() throws RefusedException {
        return one() | one() << 8;
    }

    /// Three bytes, the low one first.
    int threeLow() throws RefusedException {
        return twoLow() | one() << 16;
    }

    /// Four bytes, the high one first, unsigned.
    long four() throws RefusedException {
        return (long) two() << 16 | two();
    }

    /// Four bytes, the low one first, unsigned.
    long fourLow() throws RefusedException {
        return twoLow() | (long) twoLow() << 16;
    }

    /// A name of that many ASCII letters.
    String name(int length) throws RefusedException {
        int from = at;
        skip(length);
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    void skip(long count) throws RefusedException {
        if (count < 0 || count > left()) throw endsEarly();
        at += (int) count;
    }

    /// The next `count` bytes as a cursor of their own; this one stands behind them.
    Cursor part(long count) throws RefusedException {
        int from = at;
        skip(count);
        return new Cursor(bytes, from, at);
    }

    static RefusedException endsEarly() {
        return RefusedException.broken("the picture ends early");
    }
}
