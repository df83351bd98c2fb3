package promotrace.picture;

import java.io.ByteArrayOutputStream;

/// The first frame of a GIF file, decoded by ourselves: the JDK's reader goes on decoding when the frame is full, for minutes
/// if a file is made for it, and gathers comments by copying all that it has each time.
///
/// A frame that covers a part of the screen is taken for the picture.
final class GifFile {
    private static final int MOST_CODES = 4096;
    private static final int[] PASS_FROM = {0, 4, 2, 1};
    private static final int[] PASS_STEP = {8, 8, 4, 2};

    private final int width;
    private final int height;
    private final boolean interlaced;
    private final byte[] lights;
    private final int rootBits;
    private final byte[] codes;

    private GifFile(int width, int height, boolean interlaced, byte[] lights, int rootBits, byte[] codes) {
        this.width = width;
        this.height = height;
        this.interlaced = interlaced;
        this.lights = lights;
        this.rootBits = rootBits;
        this.codes = codes;
    }

    static Outline outline(byte[] bytes) throws RefusedException {
        Cursor in = new Cursor(bytes);
        in.skip(10);
        int screen = in.one();
        in.skip(2);
        byte[] lights = table(in, screen);
        int transparent = -1;
        while (true) {
            int block = in.one();
            if (block == 0x2c) break;
            if (block != 0x21) throw RefusedException.broken("the GIF holds no frame");
            if (in.one() == 0xf9) transparent = transparent(in);
            while (in.left() > 0) {
                int length = in.one();
                if (length == 0) break;
                in.skip(length);
            }
        }
        return frame(in, lights, transparent);
    }

    /// The index that the next frame shows nothing for, or -1; stands before the parts that follow.
    private static int transparent(Cursor in) throws RefusedException {
        int length = in.one();
        Cursor control = in.part(length);
        if (length < 4) return -1;
        boolean has = (control.one() & 1) != 0;
        control.skip(2);
        return has ? control.one() : -1;
    }

    private static Outline frame(Cursor in, byte[] ofScreen, int transparent) throws RefusedException {
        in.skip(4);
        int width = in.twoLow();
        int height = in.twoLow();
        int flags = in.one();
        byte[] own = table(in, flags);
        byte[] lights = own.length > 0 ? own : ofScreen;
        if (lights.length == 0) throw RefusedException.broken("the GIF has no table of colours");
        if (transparent >= 0) lights[transparent] = (byte) 255;
        int rootBits = in.one();
        if (width == 0 || height == 0 || rootBits < 1 || rootBits > 8)
            throw RefusedException.broken("the GIF's frame states no size");
        ByteArrayOutputStream codes = new ByteArrayOutputStream(in.left());
        for (int length = in.one(); length > 0; length = in.one()) {
            int from = in.at();
            in.skip(length);
            codes.write(in.bytes(), from, length);
        }
        boolean interlaced = (flags & 0x40) != 0;
        GifFile frame = new GifFile(width, height, interlaced, lights, rootBits, codes.toByteArray());
        return new Outline(width, height, 1, false, frame::decode);
    }

    /// The light of each of 256 indices; empty where the flags say that there is no table. What it lacks is black.
    private static byte[] table(Cursor in, int flags) throws RefusedException {
        if ((flags & 0x80) == 0) return new byte[0];
        byte[] lights = new byte[256];
        int count = 2 << (flags & 7);
        for (int i = 0; i < count; i++) lights[i] = (byte) Grey.of(in.one(), in.one(), in.one());
        return lights;
    }

    private Grey decode(Sampling sampling) throws RefusedException {
        Canvas canvas = new Canvas(sampling);
        int clear = 1 << rootBits;
        int[] prefix = new int[MOST_CODES];
        byte[] suffix = new byte[MOST_CODES];
        byte[] string = new byte[MOST_CODES + 1];
        for (int i = 0; i < clear; i++) suffix[i] = (byte) i;
        int bits = rootBits + 1;
        int next = clear + 2;
        int last = -1;
        int first = 0;
        long held = 0;
        int holds = 0;
        for (int at = 0; !canvas.isFull(); ) {
            for (; holds < bits && at < codes.length; holds += 8) held |= (codes[at++] & 0xffL) << holds;
            if (holds < bits) throw Cursor.endsEarly();
            int code = (int) held & (1 << bits) - 1;
            held >>>= bits;
            holds -= bits;
            if (code == clear) {
                bits = rootBits + 1;
                next = clear + 2;
                last = -1;
                continue;
            }
            if (code == clear + 1) throw Cursor.endsEarly();
            if (code > next || code == next && last < 0 || last < 0 && code > clear)
                throw RefusedException.broken("the pixels of the GIF cannot be decoded");
            int from = string.length;
            int c = code;
            if (code == next) {
                string[--from] = (byte) first;
                c = last;
            }
            for (; c > clear; c = prefix[c]) string[--from] = suffix[c];
            first = suffix[c] & 0xff;
            string[--from] = (byte) first;
            canvas.paint(string, from);
            if (last >= 0 && next < MOST_CODES) {
                prefix[next] = last;
                suffix[next++] = (byte) first;
                if (next == 1 << bits && bits < 12) bits++;
            }
            last = code;
        }
        return canvas.grey();
    }

    /// Takes indices in the file's order, and keeps the light of those that are sampled.
    private final class Canvas {
        private final Sampling sampling;
        private final byte[] light;
        private int x;
        private int y;
        private int pass;
        private int rows;

        Canvas(Sampling sampling) {
            this.sampling = sampling;
            this.light = new byte[sampling.width() * sampling.height()];
        }

        boolean isFull() {
            return rows == height;
        }

        void paint(byte[] indices, int from) {
            for (int i = from; i < indices.length && !isFull(); i++) {
                if (x % sampling.stepX() == 0 && y % sampling.stepY() == 0) {
                    light[y / sampling.stepY() * sampling.width() + x / sampling.stepX()] = lights[indices[i] & 0xff];
                }
                if (++x == width) nextRow();
            }
        }

        private void nextRow() {
            x = 0;
            rows++;
            y += interlaced ? PASS_STEP[pass] : 1;
            while (interlaced && y >= height && pass < 3) y = PASS_FROM[++pass];
        }

        Grey grey() {
            return new Grey(sampling.width(), sampling.height(), light);
        }
    }
}
