package promotrace.evidence;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A WARC file that is missing, broken or can't be written. The message is one sentence that names the file and what is
/// wrong with it.
public final class WarcException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Path file;

    public WarcException(Path file, String problem, @Nullable Throwable cause) {
        super(file + ": " + problem, cause);
        this.file = file;
    }

    public Path file() {
        return file;
    }
}
