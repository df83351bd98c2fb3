package promotrace.picture;

import java.util.Arrays;

/// A code of whole bits as lossless WebP uses it: which symbol comes next. Small rather than quick, since a file may have
/// thousands.
final class PrefixCode {
    private static final int LONGEST = 15;
    private static final int[] ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    /// How many symbols have a code of that many bits.
    private final short[] counts = new short[LONGEST + 1];

    /// In the order of their codes.
    private final short[] symbols;

    /// From the length of each symbol's code, 0 for those that do not occur.
    private PrefixCode(byte[] lengths) throws RefusedException {
        for (byte length : lengths) counts[length]++;
        int used = lengths.length - counts[0];
        counts[0] = 0;
        symbols = new short[used];
        int[] at = new int[LONGEST + 2];
        int free = 1;
        for (int length = 1; length <= LONGEST; length++) {
            at[length + 1] = at[length] + counts[length];
            free = 2 * free - counts[length];
            if (free < 0) throw broken();
        }
        if (used == 0 || used > 1 && free != 0) throw broken();
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) symbols[at[lengths[symbol]]++] = (short) symbol;
        }
    }

    /// Reads a code over symbols 0 to `alphabet` - 1.
    static PrefixCode read(Bits in, int alphabet) throws RefusedException {
        byte[] lengths = new byte[alphabet];
        if (in.flag()) {
            boolean two = in.flag();
            mark(lengths, in.read(in.flag() ? 8 : 1));
            if (two) mark(lengths, in.read(8));
            return new PrefixCode(lengths);
        }
        byte[] ofLengths = new byte[ORDER.length];
        int stated = 4 + in.read(4);
        for (int i = 0; i < stated; i++) ofLengths[ORDER[i]] = (byte) in.read(3);
        readLengths(in, new PrefixCode(ofLengths), lengths);
        return new PrefixCode(lengths);
    }

    private static void mark(byte[] lengths, int symbol) throws RefusedException {
        if (symbol >= lengths.length) throw broken();
        lengths[symbol] = 1;
    }

    private static void readLengths(Bits in, PrefixCode code, byte[] lengths) throws RefusedException {
        int codes = in.flag() ? 2 + in.read(2 + 2 * in.read(3)) : lengths.length;
        byte last = 8;
        for (int at = 0; at < lengths.length && codes > 0; codes--) {
            int length = code.next(in);
            if (length < 16) {
                lengths[at++] = (byte) length;
                if (length > 0) last = (byte) length;
                continue;
            }
            int repeat = switch (length) {
                case 16 -> 3 + in.read(2);
                case 17 -> 3 + in.read(3);
                default -> 11 + in.read(7);
            };
            if (at + repeat > lengths.length) throw broken();
            Arrays.fill(lengths, at, at + repeat, length == 16 ? last : 0);
            at += repeat;
        }
    }

    /// The next symbol; takes no bits where there is only one.
    int next(Bits in) throws RefusedException {
        if (symbols.length == 1) return symbols[0];
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code |= in.read(1);
            int count = counts[length];
            if (code - count < first) return symbols[index + code - first];
            index += count;
            first = first + count << 1;
            code <<= 1;
        }
        throw broken();
    }

    private static RefusedException broken() {
        return RefusedException.broken("the WebP's codes contradict each other");
    }
}
