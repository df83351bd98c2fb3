package promotrace.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/// The light of what an image reader decoded.
///
/// From its stored samples. Quirk: `BufferedImage.getRGB` takes grey samples for linear light and makes them brighter.
final class Rasters {
    private Rasters() {}

    static Grey grey(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        Raster raster = image.getRaster();
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] light = new byte[width * height];
        int bands = raster.getNumBands();
        int[] row = new int[width * bands];
        boolean inks = colours.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
        int[] table = colours instanceof IndexColorModel indexed ? table(indexed) : new int[0];
        int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8); // samples of 16 bits
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int at = x * bands;
                int value = table.length > 0 ? table[row[at]] : inks ? inks(row, at) : light(row, at, bands, shift);
                light[y * width + x] = (byte) value;
            }
        }
        return new Grey(width, height, light);
    }

    private static int[] table(IndexColorModel colours) {
        int[] table = new int[1 << colours.getPixelSize()]; // a file may name colours that its table has not
        for (int i = 0; i < table.length; i++) {
            table[i] = Grey.onWhite(i < colours.getMapSize() ? colours.getRGB(i) : 0xff000000);
        }
        return table;
    }

    /// Grey, grey and alpha, RGB, RGB and alpha.
    private static int light(int[] row, int at, int bands, int shift) {
        int first = row[at] >> shift;
        if (bands == 1) return first;
        if (bands == 2) return Grey.onWhite(first, row[at + 1] >> shift);
        int light = Grey.of(first, row[at + 1] >> shift, row[at + 2] >> shift);
        return bands == 3 ? light : Grey.onWhite(light, row[at + 3] >> shift);
    }

    /// Cyan, magenta, yellow, black; 255 is full ink.
    private static int inks(int[] row, int at) {
        int paper = 255 - row[at + 3];
        return Grey.of(255 - row[at], 255 - row[at + 1], 255 - row[at + 2]) * paper / 255;
    }
}
