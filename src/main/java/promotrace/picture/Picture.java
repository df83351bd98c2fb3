package promotrace.picture;

/// A decoded picture, upright, transparent parts on white.
///
/// Start reading here: [#decode(byte[])] is the only way in for a stranger's bytes.
public final class Picture {
    private final Kind kind;
    private final int width;
    private final int height;
    private final Grey grey;

    private Picture(Kind kind, int width, int height, Grey grey) {
        this.kind = kind;
        this.width = width;
        this.height = height;
        this.grey = grey;
    }

    /// Decodes within [Limits#USUAL].
    public static Decoded decode(byte[] bytes) {
        return decode(bytes, Limits.USUAL);
    }

    /// Decodes a stranger's bytes: whatever they are, the answer is a picture or a refusal, within bounded time and memory.
    ///
    /// Colours are taken as they are stored: colour profiles are left alone, since a hash hardly sees the difference. A JPEG
    /// whose coded pixels are damaged is shown as far as it can be, as browsers do; a file that ends early is refused.
    public static Decoded decode(byte[] bytes, Limits limits) {
        try {
            if (bytes.length > limits.maxBytes())
                throw new RefusedException(
                        Decoded.Reason.TOO_MANY_BYTES,
                        bytes.length + " bytes is more than the limit of " + limits.maxBytes());
            Kind kind = Kind.of(bytes);
            Outline outline = kind.outline(bytes);
            limits.check(outline);
            Grey grey = outline.pixels().decode(Sampling.of(outline.width(), outline.height()));
            boolean lying = outline.turn() >= 5;
            return new Decoded.Shown(new Picture(
                    kind,
                    lying ? outline.height() : outline.width(),
                    lying ? outline.width() : outline.height(),
                    grey.turned(outline.turn())));
        } catch (RefusedException e) {
            return e.refused();
        }
    }

    public Kind kind() {
        return kind;
    }

    /// Pixels, upright, as the file states them; what is kept of them may be fewer.
    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// The picture as in a mirror. Whoever re-uses a photo may turn it over, and a hash does not survive that.
    public Picture mirrored() {
        return new Picture(kind, width, height, grey.mirrored());
    }

    Grey grey() {
        return grey;
    }

    @Override
    public String toString() {
        return kind + " " + width + " x " + height;
    }
}
