package promotrace.picture;

/// What a file states about its picture before anything of it is decoded.
///
/// @param width pixels, as they are stored: before the picture is turned upright
/// @param height the same
/// @param turn the EXIF orientation, 1 (upright) to 8
/// @param atOnce whether all pixels must be in memory to decode it
/// @param pixels decodes it, every [Sampling#stepX]-th column and [Sampling#stepY]-th row
record Outline(int width, int height, int turn, boolean atOnce, Pixels pixels) {
    /// Decodes what was outlined.
    @FunctionalInterface
    interface Pixels {
        /// The light of the pixels that are sampled.
        ///
        /// @throws RefusedException when the file is broken or of a kind that is not read
        Grey decode(Sampling sampling) throws RefusedException;
    }
}
