package promotrace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// Which data folder this is, wherever it is mounted and whoever works on it: a name in its file `folder-id`, made on first
/// use.
final class DataFolder {
    private DataFolder() {}

    /// Two who ask first at once get the same name.
    static String id(Path data) {
        Path file = data.resolve("folder-id");
        try {
            Files.createDirectories(data);
            if (!Files.exists(file)) make(data, file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path data, Path file) throws IOException {
        Path made = Files.createTempFile(data, "folder-id", ".new");
        try {
            Files.writeString(made, UUID.randomUUID().toString().substring(0, 8) + "\n");
            try {
                Files.createLink(file, made);
            } catch (FileAlreadyExistsException somebodyWasFaster) {
                // theirs is the name
            } catch (UnsupportedOperationException noLinks) {
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(made);
        }
    }
}
