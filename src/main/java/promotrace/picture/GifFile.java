package promotrace.picture;

import java.io.ByteArrayOutputStream;

/// The first frame of a GIF file, decoded by ourselves: the JDK's reader goes on decoding when the frame is full, for minutes
/// if a file is made for it, and gathers comments by copying all that it has each time.
///
/// A frame that covers a part of the screen is taken for the picture.
final class GifFile {
    private GifFile() {}

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
        Rows rows = new Rows(width, height, (flags & 0x40) != 0);
        byte[] coded = codes.toByteArray();
        return new Outline(
                width, height, 1, false, sampling -> new GifFrame(rows, lights, sampling).decode(coded, rootBits));
    }

    /// How a frame's pixels follow each other; an interlaced one has each eighth row first, then those between.
    record Rows(int width, int height, boolean interlaced) {}

    /// The light of each of 256 indices; empty where the flags say that there is no table. What it lacks is black.
    private static byte[] table(Cursor in, int flags) throws RefusedException {
        if ((flags & 0x80) == 0) return new byte[0];
        byte[] lights = new byte[256];
        int count = 2 << (flags & 7);
        for (int i = 0; i < count; i++) lights[i] = (byte) Grey.of(in.one(), in.one(), in.one());
        return lights;
    }
}
