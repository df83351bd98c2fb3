package promotrace.picture;

/// Which of a picture's pixels are kept: those in every `stepX`-th column and every `stepY`-th row, from the first.
///
/// @param width of what is kept, in pixels
/// @param height the same
record Sampling(int stepX, int stepY, int width, int height) {
    /// What is kept of a side. A hash looks at 32 cells a side; with 16 pixels or more in each, what is left out does not show.
    static final int MOST = 1024;

    /// Keeps at most [#MOST] pixels a side, each side by itself: hashes stretch a picture to a square anyway.
    static Sampling of(int width, int height) {
        int x = Math.ceilDiv(width, MOST);
        int y = Math.ceilDiv(height, MOST);
        return new Sampling(x, y, Math.ceilDiv(width, x), Math.ceilDiv(height, y));
    }
}
