package promotrace.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static promotrace.picture.PictureFiles.ascii;
import static promotrace.picture.PictureFiles.bytes;
import static promotrace.picture.PictureFiles.chunk;
import static promotrace.picture.PictureFiles.deflated;
import static promotrace.picture.PictureFiles.joined;
import static promotrace.picture.PictureFiles.png;
import static promotrace.picture.PictureFiles.webp;
import static promotrace.picture.PictureFiles.webpChunk;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the bytes are: an answer, soon, within little memory.
@Timeout(60)
class HostilePictureTest {
    private static final BufferedImage SCENE = Drawn.picture(Drawn.Motif.SCENE, 1, 120, 80);
    private static final int MB = 1_000_000;

    static Map<String, byte[]> good() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("jpeg", Drawn.jpeg(SCENE, 0.8));
        files.put("png", Drawn.file(SCENE, "png"));
        files.put("gif", Drawn.file(SCENE, "gif"));
        for (String name : new String[] {"lossy", "lossy-transparent", "lossless-photo", "lossless-table"})
            files.put(name, PictureFiles.read(name + ".webp"));
        return files;
    }

    static Stream<String> names() {
        return good().keySet().stream();
    }

    private static Decoded.Refused refused(byte[] bytes) {
        return switch (Picture.decode(bytes)) {
            case Decoded.Shown shown -> throw new AssertionError("shown: " + shown.picture());
            case Decoded.Refused refused -> refused;
        };
    }

    /// Bytes that this thread allocated on the heap meanwhile.
    private static long allocated(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @ParameterizedTest(name = "{2}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            # begins with            | reason        | because
            ''                       | NOT_A_PICTURE | the bytes are of no known kind of picture
            <!doctype html><html>    | NOT_A_PICTURE | the bytes are of no known kind of picture
            <svg xmlns='http://www.w | NOT_A_PICTURE | the bytes are of no known kind of picture
            ....ftypavif....avifmif1 | OTHER_KIND    | AVIF pictures are not read
            ....ftypheic....heicmif1 | OTHER_KIND    | HEIC pictures are not read
            BM......................  | OTHER_KIND    | BMP pictures are not read
            GIF89a                   | BROKEN        | the picture ends early
            RIFF....WEBPVP8          | BROKEN        | the picture ends early
            """)
    void saysWhatItIsNot(String start, Decoded.Reason reason, String because) {
        assertThat(refused(ascii(start.strip()))).isEqualTo(new Decoded.Refused(reason, because));
    }

    @Test
    void limitsAreHeld() {
        byte[] file = Drawn.file(SCENE, "png");
        Limits usual = Limits.USUAL;
        assertThat(Picture.decode(file, new Limits(file.length - 1, 9600, 9600, 120, 80)))
                .isEqualTo(new Decoded.Refused(
                        Decoded.Reason.TOO_MANY_BYTES,
                        file.length + " bytes is more than the limit of " + (file.length - 1)));
        assertThat(Picture.decode(file, new Limits(file.length, 9599, 9600, 120, 80)))
                .isEqualTo(new Decoded.Refused(
                        Decoded.Reason.TOO_MANY_PIXELS, "120 x 80 pixels is more than the limit of 9599"));
        assertThat(Picture.decode(file, new Limits(file.length, 9600, 9600, 119, 80)))
                .isEqualTo(new Decoded.Refused(
                        Decoded.Reason.TOO_MANY_PIXELS, "120 x 80 pixels is longer on one side than the limit of 119"));
        assertThat(Picture.decode(file, new Limits(file.length, 9600, 9600, 120, 81)))
                .isEqualTo(new Decoded.Refused(
                        Decoded.Reason.TOO_SMALL,
                        "120 x 80 pixels is too small to tell anything: less than 81 on a side"));
        assertThat(Picture.decode(file, new Limits(file.length, 9600, 1, 120, 80)))
                .isInstanceOf(Decoded.Shown.class);
        byte[] whole = PictureFiles.read("lossy.webp");
        assertThat(Picture.decode(whole, new Limits(usual.maxBytes(), 20_000, 10_000, 200, 32)))
                .isEqualTo(new Decoded.Refused(
                        Decoded.Reason.TOO_MANY_PIXELS,
                        "130 x 91 pixels is more than the limit of 10000 for its kind"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void aFileThatEndsEarlyIsRefused(String name) {
        byte[] file = good().get(name);
        for (int tenth = 0; tenth < 10; tenth++) {
            byte[] cut = Arrays.copyOf(file, file.length * tenth / 10);
            assertThat(refused(cut).reason()).isIn(Decoded.Reason.NOT_A_PICTURE, Decoded.Reason.BROKEN);
        }
        assertThat(refused(Arrays.copyOf(file, file.length - 3)).reason()).isEqualTo(Decoded.Reason.BROKEN);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void damagedFilesAreShownOrRefused(String name) {
        byte[] file = good().get(name);
        Random random = new Random(3);
        int rounds = Integer.getInteger("promotrace.rounds", 300);
        for (int i = 0; i < rounds; i++) {
            byte[] damaged = file.clone();
            int many = 1 << random.nextInt(6);
            int span = random.nextBoolean() ? damaged.length : Math.min(damaged.length, 700);
            for (int j = 0; j < many; j++) damaged[random.nextInt(span)] = (byte) random.nextInt(256);
            assertThat(Picture.decode(damaged)).isNotNull();
        }
    }

    @Test
    void bytesByChanceAreRefused() {
        Random random = new Random(4);
        for (byte[] start : good().values()) {
            for (int i = 0; i < 50; i++) {
                byte[] chance = new byte[random.nextInt(4000)];
                random.nextBytes(chance);
                assertThat(refused(chance).reason()).isEqualTo(Decoded.Reason.NOT_A_PICTURE);
                byte[] begun = joined(Arrays.copyOf(start, 8 + random.nextInt(40)), chance);
                assertThat(Picture.decode(begun)).isNotNull();
            }
        }
    }

    @Test
    void aSizeThatOnlyTheHeaderSaysIsBelievedAndRefused() {
        byte[] file = png(50_000, 50_000, 8, 6, chunk("IDAT", deflated(new byte[100])));
        assertThat(allocated(() -> assertThat(refused(file).reason()).isEqualTo(Decoded.Reason.TOO_MANY_PIXELS)))
                .isLessThan(MB);
        assertThat(refused(PictureFiles.gif(65_535, 65_535, 1, new byte[10])).reason())
                .isEqualTo(Decoded.Reason.TOO_MANY_PIXELS);
    }

    @Test
    void aPngThatInflatesHugelyNeedsLittle() {
        byte[] pixels = new byte[MB];
        byte[] more = png(100, 100, 8, 0, chunk("IDAT", deflated(pixels, 200)));
        assertThat(allocated(() -> assertThat(Picture.decode(more)).isInstanceOf(Decoded.Shown.class)))
                .isLessThan(2 * MB);
        byte[] wide = png(7000, 7000, 16, 6, chunk("IDAT", deflated(new byte[56_001], 7000)));
        assertThat(wide).hasSizeLessThan(MB);
        assertThat(allocated(() -> assertThat(Picture.decode(wide)).isInstanceOf(Decoded.Shown.class)))
                .isLessThan(30 * MB);
    }

    @Test
    void textsThatInflateHugelyAreNotInflated() {
        byte[] bomb = deflated(new byte[MB], 100);
        byte[] file = png(
                64,
                64,
                8,
                3,
                chunk("PLTE", new byte[6]),
                chunk("zTXt", joined(bytes('a', 0, 0), bomb)),
                chunk("iTXt", joined(bytes('a', 0, 1, 0, 0, 0), bomb)),
                chunk("iCCP", joined(bytes('a', 0, 0), bomb)),
                chunk("IDAT", deflated(new byte[64 * 65])));
        assertThat(allocated(() -> assertThat(Picture.decode(file)).isInstanceOf(Decoded.Shown.class)))
                .isLessThan(5 * MB);
    }

    @Test
    void ofThousandsOfFramesOneIsRead() {
        byte[] file = PictureFiles.gif(64, 64, 4000, PictureFiles.plainCodes(4096));
        assertThat(allocated(() -> assertThat(Picture.decode(file)).isInstanceOf(Decoded.Shown.class)))
                .isLessThan(file.length + MB);
    }

    @Test
    void aGifThatGoesOnBehindItsLastPixelIsLeft() {
        byte[] codes = Arrays.copyOf(PictureFiles.plainCodes(4096), 15 * MB);
        assertThat(Picture.decode(PictureFiles.gif(64, 64, 1, codes))).isInstanceOf(Decoded.Shown.class);
    }

    @Test
    void aJpegOfThousandsOfScansIsRefused() {
        byte[] jpeg = Drawn.jpeg(SCENE, 0.8);
        byte[] scan = bytes(0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1);
        byte[][] scans = new byte[2000][];
        Arrays.fill(scans, scan);
        byte[] file = joined(Arrays.copyOf(jpeg, jpeg.length - 2), joined(scans), bytes(0xff, 0xd9));
        assertThat(refused(file))
                .isEqualTo(new Decoded.Refused(Decoded.Reason.BROKEN, "the JPEG has more than 50 scans"));
    }

    @Test
    void aJpegOfARareKindIsNamed() {
        byte[] jpeg = Drawn.jpeg(SCENE, 0.8);
        for (int i = 2; ; i++) {
            if ((jpeg[i] & 0xff) != 0xff || (jpeg[i + 1] & 0xff) != 0xc0) continue;
            jpeg[i + 1] = (byte) 0xc9;
            break;
        }
        assertThat(refused(jpeg))
                .isEqualTo(
                        new Decoded.Refused(Decoded.Reason.OTHER_KIND, "lossless and arithmetic JPEGs are not read"));
    }

    @Test
    void aWebpThatIsTransformedAgainAndAgainIsRefused() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(0x2f, 0xff, 0xc0, 0x3f, 0)); // 256 x 256
        for (int i = 0; i < 100_000; i++) out.write(0b01101101); // "one more: green was taken away", again and again
        assertThat(refused(webp(webpChunk("VP8L", out.toByteArray()))))
                .isEqualTo(new Decoded.Refused(Decoded.Reason.BROKEN, "the WebP is transformed twice alike"));
    }

    @Test
    void aWebpOfVeryManyCodesIsRefused() {
        String all = "101 11111111"; // a code of one symbol, 255
        String none = "1000"; // a code of one symbol, 0
        byte[] pixels = PictureFiles.bits(
                "11111111000000 11111111000000 0 000" // 256 x 256
                        + " 0 0 1 000 0" // no transform, no colours kept, groups of squares of 4 x 4, no colours kept
                        // in those
                        + all + all + none + none + none); // each square is of group 65,535
        assertThat(refused(webp(webpChunk("VP8L", joined(bytes(0x2f), pixels)))))
                .isEqualTo(new Decoded.Refused(Decoded.Reason.BROKEN, "the WebP has more than 8192 groups of codes"));
    }

    @Test
    void framesWithinFramesAreNotFollowed() {
        byte[] inner = new byte[0];
        for (int i = 0; i < 2000; i++) inner = webpChunk("ANMF", joined(new byte[16], inner));
        assertThat(refused(webp(inner)))
                .isEqualTo(new Decoded.Refused(Decoded.Reason.BROKEN, "the WebP holds no picture"));
    }

    @Test
    void theSizeThatCountsIsThePixels() {
        byte[] file = PictureFiles.read("lossy.webp");
        byte[] pixels = PictureFiles.webpChunkOf(file, "VP8 ");
        pixels[6] = (byte) 0xff; // 16,383 wide, 16,383 high
        pixels[7] = 0x3f;
        pixels[8] = (byte) 0xff;
        pixels[9] = 0x3f;
        byte[] canvas = webpChunk("VP8X", bytes(0, 0, 0, 0, 63, 0, 0, 63, 0, 0));
        assertThat(refused(webp(canvas, webpChunk("VP8 ", pixels))).reason()).isEqualTo(Decoded.Reason.TOO_MANY_PIXELS);
    }

    @Test
    void aLargePhotoNeedsLittleMemory() {
        byte[] photo = Drawn.jpeg(Drawn.resized(SCENE, 6000, 4000), 0.8);
        long start = System.nanoTime();
        assertThat(allocated(() -> assertThat(Picture.decode(photo)).isInstanceOf(Decoded.Shown.class)))
                .isLessThan(photo.length * 2L + 10 * MB);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
}
