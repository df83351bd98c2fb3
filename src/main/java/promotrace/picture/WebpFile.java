package promotrace.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a WebP file states about itself, and the parts of it that the pixels of its first frame need.
///
/// Lossy pictures are decoded by TwelveMonkeys' reader, which is given nothing but them. Lossless ones, and transparency, which
/// is coded alike, we decode ourselves (see [Lossless]): that reader applies as many transforms to the whole picture as a file
/// asks for, for hours if it is made for it.
final class WebpFile {
    private Optional<Cursor> lossy = Optional.empty();
    private Optional<Cursor> lossless = Optional.empty();
    private Optional<Cursor> alpha = Optional.empty();
    private int turn = 1;

    private WebpFile() {}

    static Outline outline(byte[] bytes) throws RefusedException {
        Cursor in = new Cursor(bytes);
        in.skip(4);
        Cursor riff = in.part(in.fourLow());
        riff.skip(4);
        WebpFile file = new WebpFile();
        file.walk(riff, false);
        if (file.lossy.isPresent()) return file.lossy(file.lossy.get());
        return file.lossless(file.lossless.orElseThrow(() -> RefusedException.broken("the WebP holds no picture")));
    }

    /// Goes through the chunks; those of an animation's first frame lie in a chunk of their own.
    private void walk(Cursor chunks, boolean inFrame) throws RefusedException {
        while (chunks.left() >= 8) {
            String name = chunks.name(4);
            long length = chunks.fourLow();
            Cursor chunk = chunks.part(length);
            if (length % 2 == 1 && chunks.left() > 0) chunks.skip(1);
            boolean found = lossy.isPresent() || lossless.isPresent();
            switch (name) {
                case "EXIF" -> turn = exif(chunk);
                case "ALPH" -> {
                    if (!found) alpha = Optional.of(chunk);
                }
                case "VP8 " -> {
                    if (!found) lossy = Optional.of(chunk);
                }
                case "VP8L" -> {
                    if (!found) lossless = Optional.of(chunk);
                }
                case "ANMF" -> {
                    chunk.skip(16);
                    if (!found && !inFrame) walk(chunk, true);
                }
                default -> {}
            }
        }
    }

    /// Quirk: some writers put the name that EXIF has in JPEG files before it.
    private static int exif(Cursor chunk) throws RefusedException {
        Cursor named = new Cursor(chunk.bytes(), chunk.at(), chunk.at() + chunk.left());
        if (named.left() > 6 && named.name(6).equals("Exif\0\0")) return Exif.turn(named);
        return Exif.turn(chunk);
    }

    private Outline lossy(Cursor chunk) throws RefusedException {
        Cursor header = new Cursor(chunk.bytes(), chunk.at(), chunk.at() + chunk.left());
        if ((header.one() & 1) != 0) throw RefusedException.broken("the WebP does not begin with a whole picture");
        header.skip(5);
        int width = header.twoLow() & 0x3fff;
        int height = header.twoLow() & 0x3fff;
        if (width == 0 || height == 0) throw RefusedException.broken("the WebP states no size");
        byte[] lean = riff(chunk);
        return new Outline(width, height, turn, true, sampling -> {
            Grey grey = ImageReaders.WEBP.read(lean, sampling);
            return alpha.isEmpty() ? grey : Alpha.onWhite(grey, alpha.get(), new Alpha.Size(width, height), sampling);
        });
    }

    private Outline lossless(Cursor chunk) throws RefusedException {
        Lossless.Header header = Lossless.header(chunk);
        return new Outline(header.width(), header.height(), turn, true, sampling -> {
            int[] argb = Lossless.decode(chunk, header.width(), header.height());
            byte[] light = new byte[sampling.width() * sampling.height()];
            for (int y = 0; y < sampling.height(); y++) {
                for (int x = 0; x < sampling.width(); x++) {
                    int pixel = argb[y * sampling.stepY() * header.width() + x * sampling.stepX()];
                    light[y * sampling.width() + x] = (byte) Grey.onWhite(header.alpha() ? pixel : pixel | 0xff000000);
                }
            }
            return new Grey(sampling.width(), sampling.height(), light);
        });
    }

    /// A file that holds this one chunk.
    private static byte[] riff(Cursor lossy) {
        int length = lossy.left();
        int padded = length + length % 2;
        ByteArrayOutputStream out = new ByteArrayOutputStream(padded + 20);
        out.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        fourLow(out, padded + 12);
        out.writeBytes("WEBPVP8 ".getBytes(StandardCharsets.US_ASCII));
        fourLow(out, length);
        out.write(lossy.bytes(), lossy.at(), length);
        if (padded > length) out.write(0);
        return out.toByteArray();
    }

    private static void fourLow(ByteArrayOutputStream out, int value) {
        for (int shift = 0; shift < 32; shift += 8) out.write(value >> shift);
    }
}
