package promotrace.picture;

import java.io.ByteArrayOutputStream;

/// What a JPEG file states about itself, and the part of it that its pixels need.
///
/// Only that part is given to the JDK's reader: no comments, previews, colour profiles (a stranger's profile would be run by the
/// colour engine, and hashes hardly see the difference) and nothing behind the picture's end.
final class JpegFile {
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;

    /// A progressive picture has about ten scans, and each goes over all blocks again: thousands of empty ones keep a
    /// decoder busy for hours.
    private static final int MOST_SCANS = 50;

    private final Cursor in;
    private final ByteArrayOutputStream lean;
    private int width;
    private int height;
    private int turn = 1;
    private int scans;
    private boolean progressive;

    private JpegFile(byte[] bytes) {
        in = new Cursor(bytes);
        lean = new ByteArrayOutputStream(bytes.length);
    }

    static Outline outline(byte[] bytes) throws RefusedException {
        JpegFile file = new JpegFile(bytes);
        file.walk();
        if (file.width == 0 || file.height == 0) throw RefusedException.broken("the JPEG states no size");
        byte[] lean = file.lean.toByteArray();
        return new Outline(
                file.width,
                file.height,
                file.turn,
                file.progressive || file.scans > 1,
                sampling -> ImageReaders.JPEG.read(lean, sampling));
    }

    private void walk() throws RefusedException {
        in.skip(2);
        lean.write(0xff);
        lean.write(0xd8);
        for (int marker = marker(); marker != EOI; marker = marker()) {
            if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd8) continue; // these stand alone
            int from = in.at();
            int length = in.two();
            if (length < 2) throw RefusedException.broken("a part of the JPEG has no length");
            Cursor part = in.part(length - 2);
            if (isKept(marker, part)) keep(marker, from, in.at());
            if (marker == SOS) scan();
        }
        if (scans == 0) throw RefusedException.broken("the JPEG holds no picture");
        keep(EOI, in.at(), in.at());
    }

    /// The next marker. Quirk: some writers leave bytes between parts; every reader skips them.
    private int marker() throws RefusedException {
        while (in.one() != 0xff) {} // not a marker yet
        int marker = in.one();
        while (marker == 0xff) marker = in.one();
        return marker;
    }

    private boolean isKept(int marker, Cursor part) throws RefusedException {
        if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) frame(marker, part);
        if (marker == 0xe1 && part.left() > 6 && part.name(6).equals("Exif\0\0")) turn = Exif.turn(part);
        if (marker == 0xe0) return part.left() >= 5 && part.name(5).equals("JFIF\0");
        boolean extra = marker > 0xe0 && marker <= 0xef || marker == 0xfe;
        return !extra || marker == 0xee; // Adobe's says which colours there are
    }

    private void frame(int marker, Cursor part) throws RefusedException {
        if (marker > 0xc2)
            throw new RefusedException(Decoded.Reason.OTHER_KIND, "lossless and arithmetic JPEGs are not read");
        if (width != 0) throw RefusedException.broken("the JPEG states two sizes");
        progressive = marker == 0xc2;
        part.skip(1);
        height = part.two();
        width = part.two();
    }

    /// Keeps the coded pixels up to the next marker that ends them, and stands before it.
    private void scan() throws RefusedException {
        if (++scans > MOST_SCANS) throw RefusedException.broken("the JPEG has more than " + MOST_SCANS + " scans");
        byte[] bytes = in.bytes();
        int from = in.at();
        int at = from;
        while (at + 1 < bytes.length && !(bytes[at] == (byte) 0xff && endsScan(bytes[at + 1] & 0xff))) at++;
        if (at + 1 >= bytes.length) throw Cursor.endsEarly();
        in.skip(at - from);
        lean.write(bytes, from, at - from);
    }

    private static boolean endsScan(int marker) {
        return marker != 0 && marker != 0xff && !(marker >= 0xd0 && marker <= 0xd7);
    }

    private void keep(int marker, int from, int to) {
        lean.write(0xff);
        lean.write(marker);
        lean.write(in.bytes(), from, to - from);
    }
}
