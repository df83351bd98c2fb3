package promotrace.picture;

import java.util.Arrays;

/// A picture's light: one byte a pixel, 0 black to 255 white, row after row.
final class Grey {
    private final int width;
    private final int height;
    private final byte[] light;

    /// Takes the array as it is.
    Grey(int width, int height, byte[] light) {
        if (width < 1 || height < 1 || light.length != width * height)
            throw new IllegalArgumentException(light.length + " bytes for " + width + " x " + height + " pixels");
        this.width = width;
        this.height = height;
        this.light = light;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int at(int x, int y) {
        return light[y * width + x] & 0xff;
    }

    /// How light a colour looks (0 to 255 each).
    static int of(int red, int green, int blue) {
        return (299 * red + 587 * green + 114 * blue + 500) / 1000;
    }

    /// The same put on white; `alpha` 0 is transparent, 255 opaque.
    static int onWhite(int light, int alpha) {
        return (light * alpha + 255 * (255 - alpha) + 127) / 255;
    }

    /// The same for a colour in one number, alpha in its highest byte.
    static int onWhite(int argb) {
        return onWhite(of(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff), argb >>> 24);
    }

    /// Turned as an EXIF orientation asks (1 to 8), so that it is upright.
    Grey turned(int turn) {
        if (turn == 1) return this;
        boolean swapped = turn >= 5;
        int w = swapped ? height : width;
        int h = swapped ? width : height;
        byte[] out = new byte[light.length];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int right = width - 1 - (swapped ? y : x);
                int bottom = height - 1 - (swapped ? x : y);
                int fromX = turn == 2 || turn == 3 || turn == 7 || turn == 8 ? right : width - 1 - right;
                int fromY = turn == 3 || turn == 4 || turn == 6 || turn == 7 ? bottom : height - 1 - bottom;
                out[y * w + x] = light[fromY * width + fromX];
            }
        }
        return new Grey(w, h, out);
    }

    /// As in a mirror: left becomes right.
    Grey mirrored() {
        return turned(2);
    }

    /// The mean light of each cell of a grid that is laid over the picture, row after row. A pixel that lies in two cells
    /// counts in each by the part that lies there.
    float[] cells(int columns, int rows) {
        float[] narrow = new float[columns * height];
        float[] line = new float[width];
        float[] means = new float[columns];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) line[x] = at(x, y);
            means(line, means);
            System.arraycopy(means, 0, narrow, y * columns, columns);
        }
        float[] out = new float[columns * rows];
        float[] column = new float[height];
        float[] few = new float[rows];
        for (int x = 0; x < columns; x++) {
            for (int y = 0; y < height; y++) column[y] = narrow[y * columns + x];
            means(column, few);
            for (int y = 0; y < rows; y++) out[y * columns + x] = few[y];
        }
        return out;
    }

    /// The mean of each of as many equal stretches of a line as there are `means`.
    private static void means(float[] line, float[] means) {
        Arrays.fill(means, 0);
        double stretch = (double) line.length / means.length;
        for (int i = 0; i < means.length; i++) {
            double from = i * stretch;
            double to = Math.min((i + 1) * stretch, line.length);
            double sum = 0;
            for (int at = (int) from; at < to; at++) sum += line[at] * (Math.min(at + 1, to) - Math.max(at, from));
            means[i] = (float) (sum / (to - from));
        }
    }
}
