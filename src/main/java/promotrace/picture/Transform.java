package promotrace.picture;

/// What a lossless WebP did to its pixels before they were coded (RFC 9649, section 4), to be undone.
final class Transform {
    enum Type {
        /// Each pixel is stored as its difference from a guess by its neighbours.
        PREDICTOR,
        /// Red and blue are stored as their difference from a guess by the other colours.
        COLOUR,
        /// Green was taken from red and blue.
        GREEN,
        /// Pixels are stored as indices into a table, several in one where the table is small.
        TABLE
    }

    private static final int BLACK = 0xff000000;

    private final Type type;
    private final int width;
    private final int storedWidth;
    private final int bits;
    private final int columns;
    private final int[] data;

    private Transform(Type type, int width, int storedWidth, int bits, int columns, int[] data) {
        this.type = type;
        this.width = width;
        this.storedWidth = storedWidth;
        this.bits = bits;
        this.columns = columns;
        this.data = data;
    }

    /// One of squares of 2^`bits` pixels, `columns` of them in a row: `data` holds a mode or weights for each.
    static Transform ofSquares(Type type, int width, int bits, int columns, int[] data) {
        return new Transform(type, width, width, bits, columns, data);
    }

    static Transform ofGreen(int width) {
        return new Transform(Type.GREEN, width, width, 0, 0, new int[0]);
    }

    /// One by a table of colours, with 2^`bits` pixels stored in one.
    static Transform ofTable(int width, int storedWidth, int bits, int[] table) {
        return new Transform(Type.TABLE, width, storedWidth, bits, 0, table);
    }

    /// How wide the picture is while this transform is done to it, in pixels.
    int storedWidth() {
        return storedWidth;
    }

    /// Pixels as they were before; the array given may be changed.
    int[] undo(int[] pixels, int height) {
        return switch (type) {
            case PREDICTOR -> unpredicted(pixels, height);
            case COLOUR -> recoloured(pixels);
            case GREEN -> greenAdded(pixels);
            case TABLE -> unpacked(pixels, height);
        };
    }

    /// Each channel's sum, without a carry to the next.
    static int sum(int a, int b) {
        return (a & 0xff00ff00) + (b & 0xff00ff00) & 0xff00ff00 | (a & 0x00ff00ff) + (b & 0x00ff00ff) & 0x00ff00ff;
    }

    private int[] unpredicted(int[] pixels, int height) {
        for (int at = 0, y = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at++) {
                int guess;
                if (y == 0) guess = x == 0 ? BLACK : pixels[at - 1];
                else if (x == 0) guess = pixels[at - width];
                else guess = guess(data[(y >> bits) * columns + (x >> bits)] >> 8 & 15, pixels, at);
                pixels[at] = sum(pixels[at], guess);
            }
        }
        return pixels;
    }

    /// Quirk: the pixel above to the right of the last one in a row is the first one of the same row.
    private int guess(int mode, int[] pixels, int at) {
        int left = pixels[at - 1];
        int top = pixels[at - width];
        int topRight = pixels[at - width + 1];
        int topLeft = pixels[at - width - 1];
        return switch (mode) {
            case 1 -> left;
            case 2 -> top;
            case 3 -> topRight;
            case 4 -> topLeft;
            case 5 -> mean(mean(left, topRight), top);
            case 6 -> mean(left, topLeft);
            case 7 -> mean(left, top);
            case 8 -> mean(topLeft, top);
            case 9 -> mean(top, topRight);
            case 10 -> mean(mean(left, topLeft), mean(top, topRight));
            case 11 -> nearer(left, top, topLeft);
            case 12 -> slope(left, top, topLeft);
            case 13 -> halfSlope(mean(left, top), topLeft);
            default -> BLACK;
        };
    }

    private static int mean(int a, int b) {
        return (((a ^ b) & 0xfefefefe) >>> 1) + (a & b);
    }

    private static int nearer(int left, int top, int topLeft) {
        int toLeft = 0;
        int toTop = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int corner = topLeft >>> shift & 0xff;
            toLeft += Math.abs((top >>> shift & 0xff) - corner);
            toTop += Math.abs((left >>> shift & 0xff) - corner);
        }
        return toLeft < toTop ? left : top;
    }

    private static int slope(int left, int top, int topLeft) {
        int out = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int value = (left >>> shift & 0xff) + (top >>> shift & 0xff) - (topLeft >>> shift & 0xff);
            out |= Math.clamp(value, 0, 255) << shift;
        }
        return out;
    }

    private static int halfSlope(int mean, int topLeft) {
        int out = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int value = mean >>> shift & 0xff;
            out |= Math.clamp(value + (value - (topLeft >>> shift & 0xff)) / 2, 0, 255) << shift;
        }
        return out;
    }

    private int[] recoloured(int[] pixels) {
        for (int at = 0; at < pixels.length; at++) {
            int weights = data[(at / width >> bits) * columns + (at % width >> bits)];
            int pixel = pixels[at];
            byte green = (byte) (pixel >> 8);
            int red = (pixel >> 16) + part(weights, green) & 0xff;
            int blue = pixel + part(weights >> 8, green) + part(weights >> 16, (byte) red) & 0xff;
            pixels[at] = pixel & 0xff00ff00 | red << 16 | blue;
        }
        return pixels;
    }

    private static int part(int weight, byte channel) {
        return (byte) weight * channel >> 5;
    }

    private static int[] greenAdded(int[] pixels) {
        for (int at = 0; at < pixels.length; at++) {
            int green = pixels[at] >> 8 & 0xff;
            pixels[at] = sum(pixels[at], green << 16 | green);
        }
        return pixels;
    }

    /// Indices stand in the green channel; those that the table has not are transparent black.
    private int[] unpacked(int[] pixels, int height) {
        int[] out = new int[width * height];
        int indexBits = 8 >> bits;
        int inOne = (1 << bits) - 1;
        for (int at = 0, y = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at++) {
                int packed = pixels[y * storedWidth + (x >> bits)] >> 8 & 0xff;
                int index = packed >> (x & inOne) * indexBits & (1 << indexBits) - 1;
                out[at] = index < data.length ? data[index] : 0;
            }
        }
        return out;
    }
}
