package promotrace.picture;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures drawn for tests, the same for the same seed on every machine: letters are strokes, so that no font is needed.
public final class Drawn {
    /// What kinds of pictures posts and listings show.
    public enum Motif {
        /// A bag-like thing on white, as listings show it.
        GOODS_ON_WHITE,
        /// Many shapes in front of a gradient, with a photo's grain.
        SCENE,
        /// A table of sizes: strokes on a light ground.
        LETTERS,
        /// Clouds of light and dark of every size.
        CLOUDS,
        /// A thing before a coloured wall, with light from one side.
        STUDIO
    }

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private Drawn() {}

    public static BufferedImage picture(Motif motif, int seed, int width, int height) {
        Random random = new Random(motif.ordinal() * 1_000_003L + seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.scale(width / 100.0, height / 100.0); // everything is drawn on 100 x 100
        switch (motif) {
            case GOODS_ON_WHITE -> {
                fill(g, Color.WHITE, Color.WHITE);
                goods(g, random);
            }
            case STUDIO -> {
                fill(g, colour(random), colour(random));
                goods(g, random);
            }
            case SCENE -> {
                fill(g, colour(random), colour(random));
                for (int i = 0; i < 15; i++) shape(g, random);
            }
            case LETTERS -> {
                fill(g, new Color(245, 240, 235), Color.WHITE);
                g.setColor(Color.DARK_GRAY);
                for (int row = 0; row < 8; row++) letters(g, random, 5, 8 + row * 12, 3 + random.nextInt(15), 5);
                shape(g, random);
            }
            case CLOUDS -> {}
        }
        g.dispose();
        if (motif == Motif.CLOUDS) clouds(image, random);
        if (motif != Motif.LETTERS) grain(image, random, motif == Motif.GOODS_ON_WHITE ? 3 : 10);
        return image;
    }

    private static void fill(Graphics2D g, Color from, Color to) {
        g.setPaint(new GradientPaint(0, 0, from, 100, 100, to));
        g.fillRect(0, 0, 100, 100);
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private static void shape(Graphics2D g, Random random) {
        g.setColor(colour(random));
        double size = 5 + random.nextInt(35);
        AffineTransform before = g.getTransform();
        g.translate(random.nextInt(100), random.nextInt(100));
        g.rotate(random.nextDouble() * 3);
        if (random.nextBoolean()) g.fill(new Ellipse2D.Double(-size / 2, -size / 4, size, size / 2));
        else g.fillRect((int) -size / 2, (int) -size / 3, (int) size, (int) size * 2 / 3);
        g.setTransform(before);
    }

    /// A body, a handle, a flap, a pattern of small marks.
    private static void goods(Graphics2D g, Random random) {
        int left = 12 + random.nextInt(22);
        int top = 25 + random.nextInt(25);
        int right = 66 + random.nextInt(24);
        int bottom = 70 + random.nextInt(24);
        int slant = random.nextInt(16) - 4;
        Path2D body = new Path2D.Double();
        body.moveTo(left + slant, top);
        body.lineTo(right - slant, top);
        body.lineTo(right, bottom);
        body.lineTo(left, bottom);
        body.closePath();
        Color leather = colour(random);
        g.setColor(leather);
        g.fill(body);
        g.setStroke(new BasicStroke(1 + random.nextInt(4)));
        int rise = 8 + random.nextInt(20);
        g.drawArc(left + 5 + random.nextInt(12), top - rise, 20 + random.nextInt(30), 2 * rise, 0, 180);
        g.setColor(colour(random));
        int flap = top + 5 + random.nextInt(30);
        g.fillRect(left + slant, top, right - left - 2 * slant, Math.max(1, (flap - top) / 2));
        g.setColor(colour(random));
        int step = 5 + random.nextInt(8);
        for (int x = left + 4; x < right - 4; x += step)
            for (int y = flap; y < bottom - 3; y += step) g.fillOval(x, y, step / 2, step / 2);
    }

    /// Seven strokes or fewer a letter, as on a digital clock.
    static void letters(Graphics2D g, Random random, double x, double y, int count, double size) {
        g.setStroke(new BasicStroke((float) (size / 6), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double[][] strokes = {
            {0, 0, .6, 0},
            {0, 0, 0, .5},
            {.6, 0, .6, .5},
            {0, .5, .6, .5},
            {0, .5, 0, 1},
            {.6, .5, .6, 1},
            {0, 1, .6, 1}
        };
        for (int i = 0; i < count; i++, x += size) {
            int shape = 1 + random.nextInt(127);
            Path2D letter = new Path2D.Double();
            for (int s = 0; s < 7; s++) {
                if ((shape >> s & 1) == 0) continue;
                letter.moveTo(x + strokes[s][0] * size, y + strokes[s][1] * size);
                letter.lineTo(x + strokes[s][2] * size, y + strokes[s][3] * size);
            }
            g.draw(letter);
        }
    }

    private static void clouds(BufferedImage image, Random random) {
        double[][] waves = new double[24][];
        for (int i = 0; i < waves.length; i++) {
            double often = Math.pow(2, i / 4.0);
            waves[i] = new double[] {
                (random.nextDouble() - 0.5) * often,
                (random.nextDouble() - 0.5) * often,
                random.nextDouble() * 7,
                60 / often
            };
        }
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double light = 128;
                for (double[] w : waves) {
                    light += w[3] * Math.sin(7 * (w[0] * x / image.getWidth() + w[1] * y / image.getHeight()) + w[2]);
                }
                int value = (int) Math.clamp(light, 0, 255);
                image.setRGB(x, y, value << 16 | value << 8 | value * 3 / 4);
            }
        }
    }

    private static void grain(BufferedImage image, Random random, int strength) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double noise = random.nextGaussian() * strength;
                image.setRGB(x, y, each(image.getRGB(x, y), v -> v + noise));
            }
        }
    }

    static int each(int rgb, DoubleUnaryOperator change) {
        int out = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            out |= (int) Math.clamp(change.applyAsDouble(rgb >> shift & 0xff), 0, 255) << shift;
        }
        return out;
    }

    public static BufferedImage resized(BufferedImage image, int width, int height) {
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return out;
    }

    /// Without that part of the width and height on all sides together, off the middle.
    static BufferedImage cropped(BufferedImage image, double part) {
        int x = (int) (image.getWidth() * part);
        int y = (int) (image.getHeight() * part);
        return resized(
                image.getSubimage(x * 2 / 3, y / 3, image.getWidth() - x, image.getHeight() - y),
                image.getWidth() - x,
                image.getHeight() - y);
    }

    static BufferedImage lit(BufferedImage image, double factor, double plus) {
        BufferedImage out = resized(image, image.getWidth(), image.getHeight());
        for (int y = 0; y < out.getHeight(); y++) {
            for (int x = 0; x < out.getWidth(); x++) {
                out.setRGB(x, y, each(out.getRGB(x, y), v -> v * factor + plus));
            }
        }
        return out;
    }

    /// With a shop's name across the middle, half transparent.
    static BufferedImage watermarked(BufferedImage image) {
        BufferedImage out = resized(image, image.getWidth(), image.getHeight());
        Graphics2D g = out.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.scale(image.getWidth() / 100.0, image.getHeight() / 100.0);
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.5f));
        g.setColor(Color.GRAY);
        letters(g, new Random(5), 20, 47, 9, 7);
        letters(g, new Random(6), 62, 92, 9, 4);
        g.dispose();
        return out;
    }

    static BufferedImage mirrored(BufferedImage image) {
        BufferedImage out = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) out.setRGB(image.getWidth() - 1 - x, y, image.getRGB(x, y));
        }
        return out;
    }

    public static byte[] jpeg(BufferedImage image, double quality) {
        return written(image, "jpeg", param -> {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality((float) quality);
        });
    }

    /// So that a rough picture comes first, which is then refined: progressive or interlaced.
    static byte[] roughFirst(BufferedImage image, String format, boolean rough) {
        int mode = rough ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED;
        return written(image, format, param -> param.setProgressiveMode(mode));
    }

    private static byte[] written(BufferedImage image, String format, Consumer<ImageWriteParam> how) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(to);
            ImageWriteParam param = writer.getDefaultWriteParam();
            how.accept(param);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    public static byte[] file(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, new MemoryCacheImageOutputStream(out)))
                throw new IllegalStateException("no writer for " + format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
