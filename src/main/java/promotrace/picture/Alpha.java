package promotrace.picture;

/// The transparency of a lossy WebP (RFC 9649, section 2.7.1.2).
final class Alpha {
    /// Of the whole picture, in pixels.
    record Size(int width, int height) {}

    private Alpha() {}

    /// The picture put on white where `chunk` says that it is transparent.
    static Grey onWhite(Grey opaque, Cursor chunk, Size size, Sampling sampling) throws RefusedException {
        int flags = chunk.one();
        byte[] alpha = stored(chunk, flags & 3, size);
        unfilter(alpha, flags >> 2 & 3, size.width());
        byte[] light = new byte[opaque.width() * opaque.height()];
        for (int y = 0; y < opaque.height(); y++) {
            for (int x = 0; x < opaque.width(); x++) {
                int here = alpha[y * sampling.stepY() * size.width() + x * sampling.stepX()] & 0xff;
                light[y * opaque.width() + x] = (byte) Grey.onWhite(opaque.at(x, y), here);
            }
        }
        return new Grey(opaque.width(), opaque.height(), light);
    }

    private static byte[] stored(Cursor chunk, int compression, Size size) throws RefusedException {
        byte[] alpha = new byte[size.width() * size.height()];
        if (compression > 1) throw RefusedException.broken("the WebP's transparency is of no known kind");
        if (compression == 0) {
            Cursor plain = chunk.part(alpha.length);
            System.arraycopy(plain.bytes(), plain.at(), alpha, 0, alpha.length);
            return alpha;
        }
        int[] argb = Lossless.decode(chunk, size.width(), size.height());
        for (int i = 0; i < alpha.length; i++) alpha[i] = (byte) (argb[i] >> 8);
        return alpha;
    }

    /// Each value was stored as its difference from a guess: the one to the left (1), above (2), or the slope of both (3).
    private static void unfilter(byte[] alpha, int filter, int width) {
        if (filter == 0) return;
        for (int at = 1; at < alpha.length; at++) {
            boolean firstRow = at < width;
            boolean firstColumn = at % width == 0;
            int guess;
            if (firstRow || filter == 1 && !firstColumn) guess = alpha[at - 1] & 0xff;
            else if (firstColumn || filter == 2) guess = alpha[at - width] & 0xff;
            else {
                int slope = (alpha[at - 1] & 0xff) + (alpha[at - width] & 0xff) - (alpha[at - width - 1] & 0xff);
                guess = Math.clamp(slope, 0, 255);
            }
            alpha[at] = (byte) (alpha[at] + guess);
        }
    }
}
