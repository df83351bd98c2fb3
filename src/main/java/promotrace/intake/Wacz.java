package promotrace.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// WARC files packed in a zip with an index and a description (WACZ 1.1.1, specs.webrecorder.net/wacz/1.1.1): those
/// in `archive/`.
final class Wacz {
    private Wacz() {}

    static boolean isArchive(ZipEntry entry) {
        return entry.getName().toLowerCase(Locale.ROOT).matches("archive/[^/]+\\.warc(\\.gz)?");
    }

    interface Each {
        void warc(Path file) throws IOException;
    }

    /// Gives each archive in turn as a file that is gone afterwards: records are found in it at their place, which a packed
    /// file does not allow.
    static void each(Path file, Each each) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<ZipEntry> archives = new ArrayList<>();
            for (ZipEntry entry : Collections.list(zip.entries())) if (isArchive(entry)) archives.add(entry);
            for (ZipEntry entry : archives) {
                Path unpacked = Files.createTempFile("promotrace-", ".warc");
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
                    each.warc(unpacked);
                } finally {
                    Files.deleteIfExists(unpacked);
                }
            }
        }
    }
}
