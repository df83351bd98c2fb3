package promotrace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/// Which data folder this is, wherever it is mounted and whoever works on it: a name in its file `folder-id`, made on first
/// use.
final class DataFolder {
    private DataFolder() {}

    /// Two who ask first at once get the same name.
    static String id(Path data) {
        try {
            byte[] name = new MadeOnce(data, "folder-id")
                    .read(() -> (UUID.randomUUID().toString().substring(0, 8) + "\n").getBytes(StandardCharsets.UTF_8));
            return new String(name, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
