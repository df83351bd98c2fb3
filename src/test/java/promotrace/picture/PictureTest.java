package promotrace.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static promotrace.picture.PictureFiles.ascii;
import static promotrace.picture.PictureFiles.bytes;
import static promotrace.picture.PictureFiles.chunk;
import static promotrace.picture.PictureFiles.deflated;
import static promotrace.picture.PictureFiles.joined;
import static promotrace.picture.PictureFiles.png;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is decoded comes out right.
class PictureTest {
    private static final BufferedImage SCENE = Drawn.picture(Drawn.Motif.SCENE, 1, 120, 80);

    static Picture shown(byte[] bytes) {
        return switch (Picture.decode(bytes)) {
            case Decoded.Shown shown -> shown.picture();
            case Decoded.Refused refused -> throw new AssertionError(refused);
        };
    }

    /// Mean difference of the light of two pictures, pixel by pixel.
    private static double difference(Grey one, Grey other) {
        assertThat(one.width()).isEqualTo(other.width());
        assertThat(one.height()).isEqualTo(other.height());
        long sum = 0;
        for (int y = 0; y < one.height(); y++) {
            for (int x = 0; x < one.width(); x++) sum += Math.abs(one.at(x, y) - other.at(x, y));
        }
        return (double) sum / (one.width() * one.height());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # format, kind, mean difference at most
            jpeg,     JPEG, 8
            png,      PNG,  0
            gif,      GIF,  12
            """)
    void readsWhatIsWritten(String format, Kind kind, double most) {
        Picture picture = shown(Drawn.file(SCENE, format));
        assertThat(picture.kind()).isEqualTo(kind);
        assertThat(picture.width()).isEqualTo(120);
        assertThat(picture.height()).isEqualTo(80);
        assertThat(difference(picture.grey(), Rasters.grey(SCENE))).isLessThanOrEqualTo(most);
    }

    @ParameterizedTest(name = "{0} of {1} x {2}")
    @CsvSource({"jpeg, 120, 80", "png, 121, 83", "gif, 121, 83", "png, 2100, 35", "gif, 35, 2100"})
    void aPictureThatComesRoughFirstIsTheSame(String format, int width, int height) {
        BufferedImage image = Drawn.resized(SCENE, width, height);
        Grey plain = shown(Drawn.roughFirst(image, format, false)).grey();
        Grey roughFirst = shown(Drawn.roughFirst(image, format, true)).grey();
        assertThat(difference(roughFirst, plain)).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # saved by a browser beside the same as PNG, mean difference at most
            lossy,                5
            lossy-transparent,    5
            lossless-photo,       0
            lossless-two-colours, 0
            lossless-table,       0
            lossless-transparent, 0.01
            """)
    void readsWebpAsABrowserWritesIt(String name, double most) {
        Picture webp = shown(PictureFiles.read(name + ".webp"));
        assertThat(webp.kind()).isEqualTo(Kind.WEBP);
        assertThat(difference(
                        webp.grey(), shown(PictureFiles.read(name + ".png")).grey()))
                .isLessThanOrEqualTo(most);
    }

    @Test
    void takesAnAnimationsFirstFrame() {
        byte[] still = PictureFiles.read("lossless-table.webp");
        byte[] pixels = PictureFiles.webpChunk("VP8L", PictureFiles.webpChunkOf(still, "VP8L"));
        byte[] other = PictureFiles.webpChunk(
                "VP8L", PictureFiles.webpChunkOf(PictureFiles.read("lossless-photo.webp"), "VP8L"));
        byte[] moving = PictureFiles.webp(
                PictureFiles.webpChunk("VP8X", bytes(2, 0, 0, 0, 100, 0, 0, 74, 0, 0)),
                PictureFiles.webpChunk("ANIM", new byte[6]),
                PictureFiles.webpChunk("ANMF", joined(new byte[16], pixels)),
                PictureFiles.webpChunk("ANMF", joined(new byte[16], other)));
        assertThat(difference(shown(moving).grey(), shown(still).grey())).isZero();
    }

    @Test
    void transparentPartsAreWhite() {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.BLACK);
        g.fillRect(0, 0, 32, 64);
        g.setColor(new Color(0, 0, 0, 128));
        g.fillRect(32, 0, 16, 64);
        g.dispose();
        Grey grey = shown(Drawn.file(image, "png")).grey();
        assertThat(grey.at(10, 10)).isZero();
        assertThat(grey.at(40, 10)).isCloseTo(127, within(1));
        assertThat(grey.at(60, 10)).isEqualTo(255);
    }

    @Test
    void transparentColoursOfATableAreWhite() {
        byte[] rows = new byte[64 * 65];
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) rows[y * 65 + 1 + x] = (byte) (x / 16);
        }
        Grey grey = shown(png(
                        64,
                        64,
                        8,
                        3,
                        chunk("PLTE", bytes(0, 0, 0, 0, 0, 0, 100, 100, 100)),
                        chunk("tRNS", bytes(0, 255)),
                        chunk("IDAT", deflated(rows))))
                .grey();
        assertThat(grey.at(0, 0)).isEqualTo(255);
        assertThat(grey.at(20, 0)).isZero();
        assertThat(grey.at(40, 0)).isEqualTo(100);
        assertThat(grey.at(60, 0)).isBetween(0, 255); // a colour that the table has not
    }

    @Test
    void transparentColoursOfAGifAreWhite() {
        byte[] gif = PictureFiles.gif(40, 40, 1, PictureFiles.plainCodes(1600));
        assertThat(shown(gif).grey().at(20, 20)).isEqualTo(200);
        byte[] control = bytes(0x21, 0xf9, 4, 1, 0, 0, 0, 0);
        byte[] transparent = joined(Arrays.copyOf(gif, 19), control, Arrays.copyOfRange(gif, 19, gif.length));
        assertThat(shown(transparent).grey().at(20, 20)).isEqualTo(255);
    }

    @Test
    void greyOf16BitsKeepsItsLight() {
        byte[] rows = new byte[64 * 129];
        for (int at = 0; at < rows.length; at++) if (at % 129 % 2 == 1) rows[at] = (byte) 0x60;
        Grey grey = shown(png(64, 64, 16, 0, chunk("IDAT", deflated(rows)))).grey();
        assertThat(grey.at(30, 30)).isEqualTo(0x60);
    }

    @ParameterizedTest(name = "{0} bits")
    @ValueSource(ints = {1, 2, 4})
    void greyOfFewBitsKeepsItsLight(int bits) {
        byte[] rows = new byte[64 * (1 + 64 * bits / 8)];
        for (int at = 0; at < rows.length; at++) if (at % (1 + 8 * bits) != 0) rows[at] = (byte) 0xff;
        assertThat(shown(png(64, 64, bits, 0, chunk("IDAT", deflated(rows))))
                        .grey()
                        .at(5, 5))
                .isEqualTo(255);
    }

    /// Inks are stored the other way round, as Adobe does. A quarter each: none, full cyan, full black, half black.
    @ParameterizedTest(name = "transform {0}")
    @ValueSource(ints = {0, 2})
    void jpegsOfFourColoursAreInks(int transform) {
        int side = 64;
        int[][] bands = new int[4][side * side];
        for (int at = 0; at < side * side; at++) {
            int quarter = at % side / 16;
            int cyan = quarter == 1 ? 255 : 0;
            int black = quarter == 2 ? 255 : quarter == 3 ? 128 : 0;
            bands[0][at] = transform == 0 ? 255 - cyan : (int) (0.299 * cyan);
            bands[1][at] = transform == 0 ? 255 : (int) (128 - 0.1687 * cyan);
            bands[2][at] = transform == 0 ? 255 : Math.min(255, (int) (128 + 0.5 * cyan));
            bands[3][at] = 255 - black;
        }
        Grey grey = shown(PictureFiles.fourColours(transform, bands, side)).grey();
        assertThat(grey.at(8, 8)).isCloseTo(255, within(6));
        assertThat(grey.at(24, 8)).isCloseTo(Grey.of(0, 255, 255), within(6));
        assertThat(grey.at(40, 8)).isCloseTo(0, within(6));
        assertThat(grey.at(56, 8)).isCloseTo(127, within(6));
    }

    @ParameterizedTest(name = "orientation {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void isTurnedUprightAsExifAsks(int turn) {
        // upright: black in the upper left corner, grey to its right; stored so that `turn` makes it upright again
        BufferedImage upright = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = upright.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 96, 64);
        g.setColor(Color.BLACK);
        g.fillRect(0, 0, 32, 32);
        g.setColor(Color.GRAY);
        g.fillRect(32, 0, 32, 32);
        g.dispose();
        BufferedImage stored = asStored(upright, turn);
        Picture picture = shown(PictureFiles.jpegWith(Drawn.jpeg(stored, 0.95), 0xe1, PictureFiles.exif(turn)));
        assertThat(picture.width()).isEqualTo(96);
        assertThat(picture.height()).isEqualTo(64);
        assertThat(difference(picture.grey(), Rasters.grey(upright))).isLessThan(3);
        byte[] exif = Arrays.copyOfRange(PictureFiles.exif(turn), 6, 32);
        byte[] png = Drawn.file(stored, "png");
        byte[] withExif = joined(Arrays.copyOf(png, 33), chunk("eXIf", exif), Arrays.copyOfRange(png, 33, png.length));
        assertThat(difference(shown(withExif).grey(), Rasters.grey(upright))).isZero();
    }

    /// By what EXIF says of each orientation: where the stored first row and first column belong in the upright picture.
    private static BufferedImage asStored(BufferedImage upright, int turn) {
        boolean lying = turn >= 5;
        int width = lying ? upright.getHeight() : upright.getWidth();
        int height = lying ? upright.getWidth() : upright.getHeight();
        BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int x = switch (turn) { // 1 and 4: the first column is the left side; 5, 6: the first row is the left
                    // or right ...
                    case 1, 4 -> column;
                    case 2, 3 -> width - 1 - column;
                    case 5, 8 -> row;
                    default -> height - 1 - row;
                };
                int y = switch (turn) {
                    case 1, 2 -> row;
                    case 3, 4 -> height - 1 - row;
                    case 5, 6 -> column;
                    default -> width - 1 - column;
                };
                stored.setRGB(column, row, upright.getRGB(x, y));
            }
        }
        return stored;
    }

    @Test
    void anOrientationThatIsNoneIsUpright() {
        for (int turn : new int[] {0, 9, 255}) {
            byte[] jpeg = PictureFiles.jpegWith(Drawn.jpeg(SCENE, 0.9), 0xe1, PictureFiles.exif(turn));
            assertThat(shown(jpeg).width()).isEqualTo(120);
        }
        byte[] cut = PictureFiles.jpegWith(Drawn.jpeg(SCENE, 0.9), 0xe1, ascii("Exif\0\0MM\0*\0\0\377\377"));
        assertThat(shown(cut).width()).isEqualTo(120);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void ofALargePictureSomePixelsAreKept(String format) {
        BufferedImage large = Drawn.resized(SCENE, 2500, 700);
        Picture picture = shown(Drawn.file(large, format));
        assertThat(picture.width()).isEqualTo(2500);
        assertThat(picture.grey().width()).isEqualTo(834);
        assertThat(picture.grey().height()).isEqualTo(700);
        Grey all = Rasters.grey(large);
        for (int x = 0; x < 834; x += 50) {
            assertThat(picture.grey().at(x, 350)).isCloseTo(all.at(3 * x, 350), within(45));
        }
    }

    @Test
    void aMirroredPictureIsMirrored() {
        Picture picture = shown(Drawn.file(SCENE, "png"));
        Picture mirrored = shown(Drawn.file(Drawn.mirrored(SCENE), "png"));
        assertThat(difference(picture.mirrored().grey(), mirrored.grey())).isZero();
    }

    @Test
    void whatStandsBehindThePictureDoesNotMatter() {
        byte[] jpeg = Drawn.jpeg(SCENE, 0.9);
        Grey grey = shown(jpeg).grey();
        assertThat(difference(shown(joined(jpeg, new byte[1000], jpeg)).grey(), grey))
                .isZero();
    }
}
