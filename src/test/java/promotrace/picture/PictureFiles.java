package promotrace.picture;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Files of pictures made byte by byte for tests, odd and evil ones above all.
final class PictureFiles {
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private PictureFiles() {}

    /// A file beside this class.
    static byte[] read(String name) {
        try (InputStream in = PictureFiles.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("no file " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] out = new byte[values.length];
        for (int i = 0; i < out.length; i++) out[i] = (byte) values[i];
        return out;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A PNG of that size and colour type (0 grey, 2 RGB, 3 table, 4 grey and alpha, 6 RGB and alpha) with these chunks.
    static byte[] png(int width, int height, int bits, int colours, byte[]... chunks) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) bits)
                .put((byte) colours)
                .array();
        return joined(PNG_START, chunk("IHDR", header), joined(chunks), chunk("IEND", new byte[0]));
    }

    static byte[] chunk(String type, byte[] data) {
        CRC32 check = new CRC32();
        check.update(ascii(type));
        check.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(ascii(type))
                .put(data)
                .putInt((int) check.getValue())
                .array();
    }

    static byte[] deflated(byte[] data) {
        return deflated(data, 1);
    }

    /// The same bytes many times over, deflated.
    static byte[] deflated(byte[] data, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream to = new DeflaterOutputStream(out)) {
            for (int i = 0; i < times; i++) to.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// A JPEG with one more part right behind its start.
    static byte[] jpegWith(byte[] jpeg, int marker, byte[] part) {
        byte[] head = {
            (byte) 0xff,
            (byte) 0xd8,
            (byte) 0xff,
            (byte) marker,
            (byte) (part.length + 2 >> 8),
            (byte) (part.length + 2)
        };
        return joined(head, part, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /// EXIF that asks to turn a picture.
    static byte[] exif(int turn) {
        return joined(
                ascii("Exif\0\0MM\0*"),
                bytes(0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0));
    }

    /// A JPEG of four colours as Adobe writes it: `transform` 0 is CMYK, 2 is YCCK; the samples are stored as given.
    static byte[] fourColours(int transform, int[][] bands, int side) {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, side, side, 4, null);
        for (int band = 0; band < 4; band++) raster.setSamples(0, 0, side, side, band, bands[band]);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(to);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        byte[] adobe = joined(ascii("Adobe"), bytes(0, 100, 0, 0, 0, 0, transform));
        return jpegWith(out.toByteArray(), 0xee, adobe);
    }

    /// A WebP of these chunks.
    static byte[] webp(byte[]... chunks) {
        byte[] all = joined(chunks);
        return joined(ascii("RIFF"), low(4 + all.length), ascii("WEBP"), all);
    }

    static byte[] webpChunk(String name, byte[] data) {
        return joined(ascii(name), low(data.length), data, new byte[data.length % 2]);
    }

    private static byte[] low(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    /// What a chunk of a file beside this class holds, from its name up to the file's or the next chunk's start.
    static byte[] webpChunkOf(byte[] webp, String name) {
        ByteBuffer in = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).position(12);
        while (in.remaining() >= 8) {
            byte[] here = new byte[4];
            in.get(here);
            byte[] data = new byte[in.getInt()];
            in.get(data);
            if (Arrays.equals(here, ascii(name))) return data;
            if (data.length % 2 == 1) in.get();
        }
        throw new IllegalStateException("no chunk " + name);
    }

    /// A GIF of frames of that size, all of one colour, with the codes of its pixels.
    static byte[] gif(int width, int height, int frames, byte[] codes) {
        byte[] size = bytes(width, width >> 8, height, height >> 8);
        byte[] start = joined(ascii("GIF89a"), size, bytes(0x80, 0, 0, 200, 200, 200, 10, 10, 10));
        byte[] frame = joined(bytes(0x2c, 0, 0, 0, 0), size, bytes(0, 2), blocks(codes));
        byte[][] all = new byte[frames][];
        Arrays.fill(all, frame);
        return joined(start, joined(all), bytes(0x3b));
    }

    private static byte[] blocks(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < data.length; at += 255) {
            int length = Math.min(255, data.length - at);
            out.write(length);
            out.write(data, at, length);
        }
        out.write(0);
        return out.toByteArray();
    }

    /// Codes of three bits that say "start anew, colour 0" again and again: two pixels in three codes.
    static byte[] plainCodes(int pixels) {
        return bits("001000000".repeat(Math.ceilDiv(pixels, 2)) + "101"); // clear (4), 0, 0; at last the end (5)
    }

    /// Bytes of these bits, the lowest bit of each byte first; spaces are for the eye.
    static byte[] bits(String bits) {
        String plain = bits.replace(" ", "");
        byte[] out = new byte[plain.length() / 8 + 1];
        for (int i = 0; i < plain.length(); i++) {
            if (plain.charAt(i) == '1') out[i / 8] |= (byte) (1 << i % 8);
        }
        return out;
    }
}
