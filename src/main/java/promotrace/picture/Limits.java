package promotrace.picture;

/// How much a stranger's picture may ask of us.
///
/// JPEG and PNG are decoded row by row, and of large ones every n-th pixel of every n-th row is kept, so that they need little
/// memory however large they are. A progressive JPEG and a WebP must be in memory whole, with up to eight bytes a pixel; hence
/// their own, smaller limit.
///
/// @param maxBytes longest file
/// @param maxPixels width times height at most
/// @param maxPixelsAtOnce the same for what can only be decoded whole
/// @param maxSide longest width or height, in pixels
/// @param minSide shortest width or height, in pixels; less tells nothing
public record Limits(int maxBytes, long maxPixels, long maxPixelsAtOnce, int maxSide, int minSide) {
    /// 20 MB, 50 million pixels (a good phone's photo), 16 million at once, 20,000 a side; at least 32 a side, which is what
    /// [PictureHash] looks at.
    public static final Limits USUAL = new Limits(20_000_000, 50_000_000, 16_000_000, 20_000, 32);

    public Limits {
        if (maxBytes < 1 || maxPixels < 1 || maxPixelsAtOnce < 1 || maxSide < 1 || minSide < 1)
            throw new IllegalArgumentException("limits of pictures must be 1 or more");
        if (maxPixels > Integer.MAX_VALUE) throw new IllegalArgumentException("more pixels than can be counted");
    }

    /// @throws RefusedException when the picture is larger or smaller than these limits
    void check(Outline outline) throws RefusedException {
        int width = outline.width();
        int height = outline.height();
        long most = outline.atOnce() ? Math.min(maxPixels, maxPixelsAtOnce) : maxPixels;
        String size = width + " x " + height + " pixels";
        if (Math.max(width, height) > maxSide)
            throw tooLarge(size + " is longer on one side than the limit of " + maxSide);
        if ((long) width * height > most)
            throw tooLarge(size + " is more than the limit of " + most + (outline.atOnce() ? " for its kind" : ""));
        if (Math.min(width, height) < minSide)
            throw new RefusedException(
                    Decoded.Reason.TOO_SMALL,
                    size + " is too small to tell anything: less than " + minSide + " on a side");
    }

    private static RefusedException tooLarge(String because) {
        return new RefusedException(Decoded.Reason.TOO_MANY_PIXELS, because);
    }
}
