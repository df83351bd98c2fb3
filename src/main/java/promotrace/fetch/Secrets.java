package promotrace.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The user's own keys, by name (`PROMOTRACE_YOUTUBE_KEY`). Only the door looks them up, at the last moment.
public interface Secrets {
    /// Nobody has given any.
    Secrets NONE = name -> Optional.empty();

    /// The fewest characters of a key.
    int SHORTEST = 8;

    Optional<String> find(String name);

    /// Secrets from the environment, then from a file of lines `NAME=value` that only its owner may read.
    ///
    /// A key's value is struck out wherever an answer repeats it. One of a few letters would strike out ordinary words, and
    /// no service hands out such, so what is called a KEY or TOKEN has at least eight.
    ///
    /// @throws IllegalArgumentException naming the file when it can't be read or others may read it, or the key that is
    ///     too short
    static Secrets of(Map<String, String> environment, Optional<Path> file) {
        Map<String, String> all = new HashMap<>(file.map(Secrets::read).orElse(Map.of()));
        environment.forEach((name, value) -> {
            if (name.startsWith("PROMOTRACE_") && !value.isBlank()) all.put(name, value.strip());
        });
        all.forEach((name, value) -> {
            if ((name.endsWith("_KEY") || name.endsWith("_TOKEN")) && value.length() < SHORTEST) {
                throw new IllegalArgumentException(name + " is too short to be a key: it has " + value.length()
                        + " characters, fewer than " + SHORTEST);
            }
        });
        return name -> Optional.ofNullable(all.get(name));
    }

    private static Map<String, String> read(Path file) {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Set<PosixFilePermission> may = Files.getPosixFilePermissions(file);
                boolean others = may.stream().anyMatch(p -> !p.name().startsWith("OWNER_"));
                if (others) {
                    throw new IllegalArgumentException(
                            file + ": holds keys but others may read it; run: chmod 600 " + file);
                }
            }
            Map<String, String> out = new HashMap<>();
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    out.put(
                            line.substring(0, equals).strip(),
                            line.substring(equals + 1).strip());
                }
            }
            return out;
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": can't be read: " + e.getMessage(), e);
        }
    }
}
