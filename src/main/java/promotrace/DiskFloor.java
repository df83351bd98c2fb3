package promotrace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import promotrace.evidence.WarcException;
import promotrace.store.StoreException;

/// How many bytes must stay free on the data folder's disk, so that what is in hand can always be stored. Asking costs some
/// microseconds.
public record DiskFloor(Path folder, long bytes) {
    /// One gigabyte: what some minutes of all hosts at once may bring, several times over.
    public static final long USUAL_BYTES = 1_000_000_000;

    private static final List<String> FULL = List.of("No space left", "Disk quota exceeded", "File too large");

    public DiskFloor {
        if (bytes < 0) throw new IllegalArgumentException("not a number of bytes: " + bytes);
    }

    /// Bytes that this process may still write there; as many as can be where the folder is not there yet.
    ///
    /// Quirk: asking the folder's `FileStore` fails in containers that hide where the disk is mounted.
    public long free() {
        return Files.notExists(folder) ? Long.MAX_VALUE : folder.toFile().getUsableSpace();
    }

    /// Why nothing may be fetched now; empty while there is space.
    Optional<DiskException> low() {
        if (bytes == 0) return Optional.empty();
        long free = free();
        if (free >= bytes) return Optional.empty();
        return Optional.of(
                new DiskException("the disk of " + folder + " has " + size(free) + " free, less than the " + size(bytes)
                        + " that must stay free: nothing is fetched until there is space; nothing stored is lost"));
    }

    /// A fault as it is told: where something could not be written for want of space, that the disk is full.
    public Throwable told(Throwable fault) {
        boolean full = fault instanceof StoreException s && s.kind() == StoreException.Kind.DISK
                || fault instanceof WarcException && isWantOfSpace(fault);
        if (!full) return fault;
        DiskException told = new DiskException(
                "the disk of " + folder + " is full: nothing is fetched until there is space; nothing stored is lost");
        told.initCause(fault);
        return told;
    }

    private static boolean isWantOfSpace(Throwable fault) {
        for (Throwable t = fault.getCause(); t != null; t = t.getCause()) {
            String said = String.valueOf(t.getMessage());
            if (t instanceof IOException && FULL.stream().anyMatch(said::contains)) return true;
        }
        return false;
    }

    /// `1.5 GB`, `20 MB`, `900 kB`.
    public static String size(long bytes) {
        if (bytes >= 1_000_000_000)
            return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9).replace(".0 ", " ");
        if (bytes >= 1_000_000) return bytes / 1_000_000 + " MB";
        return bytes / 1000 + " kB";
    }
}
