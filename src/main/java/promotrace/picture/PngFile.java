package promotrace.picture;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/// What a PNG file states about itself, and the part of it that its pixels need.
///
/// Only that part is given to the JDK's reader: texts and profiles may inflate to gigabytes, and of an animated PNG the
/// picture that stands for all is enough.
final class PngFile {
    private static final int SIGNATURE_BYTES = 8;
    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngFile() {}

    static Outline outline(byte[] bytes) throws RefusedException {
        Cursor in = new Cursor(bytes);
        ByteArrayOutputStream lean = new ByteArrayOutputStream(bytes.length);
        in.skip(SIGNATURE_BYTES);
        lean.write(bytes, 0, SIGNATURE_BYTES);
        int width = 0;
        int height = 0;
        int turn = 1;
        boolean pixels = false;
        String type = "";
        while (!type.equals("IEND")) {
            int from = in.at();
            long length = in.four();
            type = in.name(4);
            Cursor chunk = in.part(length);
            in.skip(4); // the check sum
            if ((width == 0) != type.equals("IHDR"))
                throw RefusedException.broken("the PNG does not begin with its size");
            switch (type) {
                case "IHDR" -> {
                    width = side(chunk);
                    height = side(chunk);
                }
                case "eXIf" -> turn = Exif.turn(chunk);
                case "IDAT" -> pixels = true;
                case "PLTE", "tRNS" -> {
                    if (length > 768) throw RefusedException.broken("the PNG has more than 256 colours in its table");
                }
                default -> {}
            }
            if (NEEDED.contains(type)) lean.write(bytes, from, in.at() - from);
        }
        if (!pixels) throw RefusedException.broken("the PNG holds no picture");
        byte[] kept = lean.toByteArray();
        return new Outline(width, height, turn, false, sampling -> ImageReaders.PNG.read(kept, sampling));
    }

    private static int side(Cursor header) throws RefusedException {
        long side = header.four();
        if (side == 0 || side > Integer.MAX_VALUE) throw RefusedException.broken("the PNG states no size");
        return (int) side;
    }
}
