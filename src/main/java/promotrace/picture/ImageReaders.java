package promotrace.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/// The decoders of others that we use, behind `javax.imageio`. Loading this class loads AWT: nothing else in the room does.
final class ImageReaders {
    static {
        // no window is ever opened; without a display's libraries AWT would fail where a variable DISPLAY is set
        if (System.getProperty("java.awt.headless") == null) System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false); // a reader that opens a stream of its own makes no temporary file
    }

    static final ImageReaders JPEG = new ImageReaders("JPEG", ofJdk("jpeg"));
    static final ImageReaders PNG = new ImageReaders("PNG", ofJdk("png"));

    /// A lossy WebP without transparency; what else there is in WebP files is read by ourselves (see [WebpFile]).
    static final ImageReaders WEBP = new ImageReaders("WebP", new WebPImageReaderSpi());

    private final String name;
    private final ImageReaderSpi spi;

    private ImageReaders(String name, ImageReaderSpi spi) {
        this.name = name;
        this.spi = spi;
    }

    private static ImageReaderSpi ofJdk(String format) {
        for (Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName(format); all.hasNext(); ) {
            ImageReaderSpi spi = all.next().getOriginatingProvider();
            if (spi.getClass().getModule() == ImageIO.class.getModule()) return spi;
        }
        throw new IllegalStateException("every JDK reads " + format);
    }

    /// Decodes a file of this kind that was outlined before.
    ///
    /// Readers say "broken" in many ways. Files damaged at random made the JDK's throw IOException, TwelveMonkeys' also
    /// IllegalArgument and NegativeArraySize exceptions, from the midst of code that trusts the file; it also has
    /// AssertionErrors for what a file should not name. So inside this one call every one of these is the file's fault: nothing of
    /// ours runs in it but the stream over the bytes. Other errors, such as too little memory, are not the file's and pass.
    ///
    /// @throws RefusedException when the reader cannot
    Grey read(byte[] file, Sampling sampling) throws RefusedException {
        BufferedImage image;
        try {
            image = image(file, sampling);
        } catch (IOException | RuntimeException | AssertionError e) {
            throw RefusedException.broken("the pixels of the " + name + " cannot be decoded");
        }
        return Rasters.grey(image);
    }

    private BufferedImage image(byte[] file, Sampling sampling) throws IOException {
        ImageReader reader = spi.createReaderInstance();
        try {
            reader.setInput(new BytesInput(file), true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(sampling.stepX(), sampling.stepY(), 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }
}
