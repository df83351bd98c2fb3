package promotrace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import promotrace.collect.KeyedPseudonyms;
import promotrace.collect.Pseudonyms;

/// The key behind commenters' pseudonyms: a file in the data folder that its owner alone may read, outside the database.
///
/// Without it no pseudonym can be joined to a name again; it is made on first use and never changed.
final class PseudonymKey {
    private static final int BYTES = 32;

    private PseudonymKey() {}

    static Pseudonyms of(Path data) {
        Path file = data.resolve("pseudonyms.key");
        try {
            Files.createDirectories(data);
            if (!Files.exists(file)) make(data, file);
            return new KeyedPseudonyms(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Two starts at once end with one key: whoever comes second keeps the first one's.
    private static void make(Path data, Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path made = Files.createTempFile(data, "pseudonyms", ".new", ownerOnly(data));
        try {
            Files.write(made, key);
            try {
                Files.createLink(file, made);
            } catch (FileAlreadyExistsException somebodyWasFaster) {
                // theirs is the key
            } catch (UnsupportedOperationException noLinks) {
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(
                    Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
        };
    }
}
