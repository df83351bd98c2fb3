package promotrace.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureHashTest {
    private static final int EACH = 6;

    /// What happens to a picture on its way from one listing to the next; all but the mirror leave it alike.
    enum Change {
        QUALITY_60,
        QUALITY_40,
        HALF_SIZE,
        SQUEEZED,
        CROPPED,
        BRIGHTER,
        DARKER,
        WATERMARKED,
        MIRRORED;

        byte[] of(BufferedImage image) {
            int width = image.getWidth();
            return switch (this) {
                case QUALITY_60 -> Drawn.jpeg(image, 0.6);
                case QUALITY_40 -> Drawn.jpeg(image, 0.4);
                case HALF_SIZE -> Drawn.jpeg(Drawn.resized(image, width / 2, image.getHeight() / 2), 0.8);
                case SQUEEZED -> Drawn.jpeg(Drawn.resized(image, width, width * 3 / 5), 0.8);
                case CROPPED -> Drawn.jpeg(Drawn.cropped(image, 0.03), 0.8);
                case BRIGHTER -> Drawn.jpeg(Drawn.lit(image, 1.15, 8), 0.8);
                case DARKER -> Drawn.jpeg(Drawn.lit(image, 0.8, 0), 0.8);
                case WATERMARKED -> Drawn.jpeg(Drawn.watermarked(image), 0.8);
                case MIRRORED -> Drawn.jpeg(Drawn.mirrored(image), 0.8);
            };
        }
    }

    static BufferedImage drawn(Drawn.Motif motif, int seed) {
        return Drawn.picture(motif, seed, 200, 150 + seed % 4 * 30);
    }

    static PictureHash hash(byte[] bytes) {
        return PictureHash.of(PictureTest.shown(bytes)).orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CROPPED", "MIRRORED"})
    void aChangedCopyIsAlike(Change change) {
        for (Drawn.Motif motif : Drawn.Motif.values()) {
            for (int seed = 0; seed < EACH; seed++) {
                BufferedImage image = drawn(motif, seed);
                PictureHash copy = hash(change.of(image));
                assertThat(hash(Drawn.jpeg(image, 0.9)).distance(copy))
                        .as("%s %s, number %d", change, motif, seed)
                        .isLessThanOrEqualTo(PictureHash.NEAR);
            }
        }
    }

    /// All but a few: of a thing that is as symmetric as the picture, cropping takes the symmetry, and half of the waves with it.
    @Test
    void nearlyAllCroppedCopiesAreAlike() {
        int alike = 0;
        for (Drawn.Motif motif : Drawn.Motif.values()) {
            for (int seed = 0; seed < EACH; seed++) {
                BufferedImage image = drawn(motif, seed);
                PictureHash copy = hash(Change.CROPPED.of(image));
                if (hash(Drawn.jpeg(image, 0.9)).distance(copy) <= PictureHash.NEAR) alike++;
            }
        }
        assertThat(alike).isGreaterThanOrEqualTo(Drawn.Motif.values().length * EACH - 1);
    }

    @Test
    void aMirroredCopyIsFoundByASecondLook() {
        for (Drawn.Motif motif : Drawn.Motif.values()) {
            BufferedImage image = drawn(motif, 2);
            PictureHash mirrored = hash(Change.MIRRORED.of(image));
            Picture picture = PictureTest.shown(Drawn.jpeg(image, 0.9));
            assertThat(PictureHash.of(picture).orElseThrow().distance(mirrored)).isGreaterThan(PictureHash.NEAR);
            assertThat(PictureHash.of(picture.mirrored()).orElseThrow().distance(mirrored))
                    .isLessThanOrEqualTo(4);
        }
    }

    @Test
    void differentPicturesAreNotAlike() {
        List<PictureHash> all = new ArrayList<>();
        for (Drawn.Motif motif : Drawn.Motif.values()) {
            for (int seed = 0; seed < 2 * EACH; seed++) all.add(hash(Drawn.jpeg(drawn(motif, seed), 0.9)));
        }
        for (PictureHash one : all) {
            assertThat(all.stream().filter(h -> one.distance(h) <= PictureHash.NEAR))
                    .containsExactly(one);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {0xffffff, 0, 0xcc3322})
    void aFlatPictureHasNoHash(int rgb) {
        BufferedImage flat = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < 200; y++) for (int x = 0; x < 300; x++) flat.setRGB(x, y, rgb);
        assertThat(PictureHash.of(PictureTest.shown(Drawn.file(flat, "png")))).isEmpty();
        assertThat(PictureHash.of(PictureTest.shown(Drawn.jpeg(flat, 0.4)))).isEmpty();
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 300; x++) flat.setRGB(x, y, Drawn.each(rgb, v -> v + random.nextGaussian() * 12));
        }
        assertThat(PictureHash.of(PictureTest.shown(Drawn.jpeg(flat, 0.8))))
                .as("grain alone tells nothing")
                .isEmpty();
    }

    @ParameterizedTest(name = "a {0} x {0} mark of 200 x 200 on white")
    @CsvSource(textBlock = """
            # side, tells something
            0,      false
            2,      false
            20,     true
            100,    true
            """)
    void aSmallThingOnWhiteTellsEnough(int side, boolean tells) {
        BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 200, 200);
        g.setColor(Color.BLACK);
        g.fillRect(70, 90, side, side);
        g.dispose();
        assertThat(PictureHash.of(PictureTest.shown(Drawn.file(image, "png"))).isPresent())
                .isEqualTo(tells);
    }

    @Test
    void theTextReadsBack() {
        PictureHash hash = new PictureHash(0x0123456789abcdefL, Long.MAX_VALUE);
        assertThat(hash).hasToString("0123456789abcdef7fffffffffffffff");
        assertThat(PictureHash.of(hash.toString())).isEqualTo(hash);
        assertThat(PictureHash.of("0".repeat(32))).isEqualTo(new PictureHash(0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123", "0123456789abcdef7fffffffffffffff0", "0123456789abcdef7ffffffffffffffg"})
    void anotherTextDoesNot(String text) {
        assertThatThrownBy(() -> PictureHash.of(text)).hasMessage("not a picture's hash: " + text);
    }

    @ParameterizedTest(name = "{0} and {1} bits are {2}")
    @CsvSource({"0, 0, 0", "3, 10, 10", "11, 10, 11", "64, 0, 64", "0, 63, 63"})
    void theDistanceIsTheLargerOfBoth(int steps, int waves, int distance) {
        PictureHash hash = new PictureHash(0x1234, 0x5678);
        long differs = steps == 64 ? -1 : (1L << steps) - 1;
        PictureHash other = new PictureHash(0x1234 ^ differs, 0x5678 ^ (1L << waves) - 1);
        assertThat(hash.distance(other)).isEqualTo(distance);
        assertThat(other.distance(hash)).isEqualTo(distance);
    }
}
