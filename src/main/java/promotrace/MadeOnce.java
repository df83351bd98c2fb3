package promotrace;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/// A small file of the data folder that whoever comes first makes, and that never changes from then on.
final class MadeOnce {
    private final Path folder;
    private final String name;

    MadeOnce(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /// What it holds, made of `first` where it is not there yet. Of several that make it at once all read what one wrote,
    /// and never half of it. Where the file system knows owners, its owner alone may read it.
    byte[] read(Supplier<byte[]> first) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(folder);
        if (!Files.exists(file)) make(file, first.get());
        return Files.readAllBytes(file);
    }

    private void make(Path file, byte[] content) throws IOException {
        Path made = Files.createTempFile(folder, name, ".new", ownerOnly());
        try {
            Files.write(made, content);
            try {
                Files.createLink(file, made);
            } catch (FileAlreadyExistsException somebodyWasFaster) {
                // theirs stays
            } catch (UnsupportedOperationException noLinks) {
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(
                    Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
        };
    }
}
