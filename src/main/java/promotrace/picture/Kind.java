package promotrace.picture;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// The kinds of picture files that are read, told by their first bytes: names and media types of strangers are not asked.
public enum Kind {
    JPEG {
        @Override
        Outline outline(byte[] bytes) throws RefusedException {
            return JpegFile.outline(bytes);
        }
    },
    PNG {
        @Override
        Outline outline(byte[] bytes) throws RefusedException {
            return PngFile.outline(bytes);
        }
    },
    /// Its first frame.
    GIF {
        @Override
        Outline outline(byte[] bytes) throws RefusedException {
            return GifFile.outline(bytes);
        }
    },
    /// Its first frame.
    WEBP {
        @Override
        Outline outline(byte[] bytes) throws RefusedException {
            return WebpFile.outline(bytes);
        }
    };

    /// How other kinds of pictures begin, from the offset in the key's first character. BMP is not worth its reader: shops and
    /// platforms do not serve it, and the JDK's reader believes sizes that the file states.
    private static final Map<String, String> OTHERS = Map.of(
            "4ftypavif", "AVIF",
            "4ftypavis", "AVIF",
            "4ftypheic", "HEIC",
            "4ftypheix", "HEIC",
            "4ftypmif1", "HEIC",
            "0BM", "BMP",
            "0II*\0", "TIFF",
            "0MM\0*", "TIFF",
            "0\u00ff\n", "JPEG XL");

    /// What the file states about its picture; nothing is decoded.
    abstract Outline outline(byte[] bytes) throws RefusedException;

    /// @throws RefusedException when it is of no kind that is read
    static Kind of(byte[] bytes) throws RefusedException {
        String start = new String(bytes, 0, Math.min(16, bytes.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00ff\u00d8\u00ff")) return JPEG;
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) return PNG;
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) return GIF;
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) return WEBP;
        Optional<String> other = OTHERS.entrySet().stream()
                .filter(o ->
                        start.startsWith(o.getKey().substring(1), o.getKey().charAt(0) - '0'))
                .map(Map.Entry::getValue)
                .findFirst();
        if (other.isPresent())
            throw new RefusedException(Decoded.Reason.OTHER_KIND, other.get() + " pictures are not read");
        throw new RefusedException(Decoded.Reason.NOT_A_PICTURE, "the bytes are of no known kind of picture");
    }
}
