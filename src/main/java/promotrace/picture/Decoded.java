package promotrace.picture;

/// What came of decoding a stranger's bytes.
public sealed interface Decoded {
    /// It is a picture.
    record Shown(Picture picture) implements Decoded {}

    /// It is none that can be compared. `because` is one sentence, without its full stop, that names no bytes of the stranger's.
    record Refused(Reason reason, String because) implements Decoded {}

    /// Why bytes were refused.
    enum Reason {
        /// The bytes are of no kind of picture that we know.
        NOT_A_PICTURE,
        /// A picture, but of a kind that is not read (AVIF, HEIC, BMP, TIFF, a lossless JPEG).
        OTHER_KIND,
        /// It begins like a picture and is cut short or contradicts itself.
        BROKEN,
        TOO_MANY_BYTES,
        /// More pixels, or a longer side, than the limits allow; nothing was decoded.
        TOO_MANY_PIXELS,
        /// Too few pixels to tell one picture from another.
        TOO_SMALL
    }
}
