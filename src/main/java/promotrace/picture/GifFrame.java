package promotrace.picture;

/// Decodes the pixels of a GIF's frame (LZW), and keeps the light of those that are sampled.
final class GifFrame {
    private static final int MOST_CODES = 4096;
    private static final int LONGEST_CODE = 12;
    private static final int[] PASS_FROM = {0, 4, 2, 1};
    private static final int[] PASS_STEP = {8, 8, 4, 2};

    private final GifFile.Rows rows;
    private final byte[] lights;
    private final Sampling sampling;
    private final byte[] light;
    private int x;
    private int y;
    private int pass;
    private int rowsDone;

    /// What a code stands for: the indices of another code, and one more.
    private final int[] prefix = new int[MOST_CODES];

    private final byte[] suffix = new byte[MOST_CODES];

    /// The indices of the code at hand, at the end of the array.
    private final byte[] string = new byte[MOST_CODES + 1];

    /// `lights` is the light of each index.
    GifFrame(GifFile.Rows rows, byte[] lights, Sampling sampling) {
        this.rows = rows;
        this.lights = lights;
        this.sampling = sampling;
        this.light = new byte[sampling.width() * sampling.height()];
    }

    /// Reads codes until every pixel is there; what follows is left.
    Grey decode(byte[] codes, int rootBits) throws RefusedException {
        Bits in = new Bits(new Cursor(codes));
        int clear = 1 << rootBits;
        for (int i = 0; i < clear; i++) suffix[i] = (byte) i;
        int bits = rootBits + 1;
        int next = clear + 2;
        int last = -1; // the code before this one, if any since the start or the last `clear`
        while (rowsDone < rows.height()) {
            int code = in.read(bits);
            if (code == clear) {
                bits = rootBits + 1;
                next = clear + 2;
                last = -1;
                continue;
            }
            if (code == clear + 1) throw Cursor.endsEarly();
            if (code > (last < 0 ? clear : next))
                throw RefusedException.broken("the pixels of the GIF cannot be decoded");
            if (last >= 0 && next < MOST_CODES) {
                prefix[next] = last;
                suffix[next] = first(code == next ? last : code, clear);
                next++;
                if (next == 1 << bits && bits < LONGEST_CODE) bits++;
            }
            paint(code, clear);
            last = code;
        }
        return new Grey(sampling.width(), sampling.height(), light);
    }

    /// The first index that a code stands for.
    private byte first(int code, int clear) {
        int at = code;
        while (at > clear) at = prefix[at];
        return suffix[at];
    }

    private void paint(int code, int clear) {
        int from = string.length;
        int at = code;
        for (; at > clear; at = prefix[at]) string[--from] = suffix[at];
        string[--from] = suffix[at];
        for (int i = from; i < string.length && rowsDone < rows.height(); i++) {
            if (x % sampling.stepX() == 0 && y % sampling.stepY() == 0) {
                light[y / sampling.stepY() * sampling.width() + x / sampling.stepX()] = lights[string[i] & 0xff];
            }
            if (++x == rows.width()) nextRow();
        }
    }

    private void nextRow() {
        x = 0;
        rowsDone++;
        y += rows.interlaced() ? PASS_STEP[pass] : 1;
        while (rows.interlaced() && y >= rows.height() && pass < 3) y = PASS_FROM[++pass];
    }
}
