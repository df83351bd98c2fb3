package promotrace.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A file's bytes, unpacked where they are gzipped.
final class Unpacked {
    /// What fits in memory of one thing that must be read whole.
    static final int MOST_BYTES = 64 << 20;

    private static final int BUFFER = 1 << 16;

    private Unpacked() {}

    static InputStream open(Path file) {
        if (Files.isDirectory(file)) throw new IntakeException(file, "is a folder, not a file", null);
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            in.mark(2);
            boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return zipped ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
        } catch (NoSuchFileException e) {
            throw new IntakeException(file, "is not there", e);
        } catch (ZipException e) {
            throw new IntakeException(file, "is not whole: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IntakeException(file, "can't be read: " + e.getMessage(), e);
        }
    }

    /// The first bytes, all there are where there are fewer.
    static byte[] head(Path file, int bytes) {
        try (InputStream in = open(file)) {
            return in.readNBytes(bytes);
        } catch (IOException e) {
            throw new IntakeException(file, "can't be read: " + e.getMessage(), e);
        }
    }

    /// The whole file.
    static byte[] whole(Path file) {
        byte[] all = head(file, MOST_BYTES + 1);
        if (all.length > MOST_BYTES) {
            throw new IntakeException(file, "is one thing of more than " + (MOST_BYTES >> 20) + " MB", null);
        }
        return all;
    }
}
