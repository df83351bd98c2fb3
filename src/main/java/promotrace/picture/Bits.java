package promotrace.picture;

/// The bits of a stranger's bytes, the lowest of each byte first.
final class Bits {
    private final Cursor in;
    private int held;
    private int holds;

    Bits(Cursor in) {
        this.in = in;
    }

    /// The next `count` bits (0 to 24) as a number, the first one lowest.
    int read(int count) throws RefusedException {
        while (holds < count) {
            held |= in.one() << holds;
            holds += 8;
        }
        int value = held & (1 << count) - 1;
        held >>>= count;
        holds -= count;
        return value;
    }

    boolean flag() throws RefusedException {
        return read(1) == 1;
    }
}
