package promotrace.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Where the site's pages come from, asked anew for every request. Called from many threads at once.
@FunctionalInterface
public interface Pages {
    /// The bytes of `report.html` or `report.json`; empty while there is none.
    Optional<byte[]> find(String name);

    /// The reports as they stand in a folder. A report that is written anew is shown at the next request.
    static Pages inFolder(Path folder) {
        return name -> {
            try {
                return Optional.of(Files.readAllBytes(folder.resolve(name)));
            } catch (NoSuchFileException notYet) {
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
