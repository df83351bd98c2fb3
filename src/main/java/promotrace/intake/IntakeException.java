package promotrace.intake;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file that can't be read at all. The message is one sentence that names the file and what is wrong with it.
public final class IntakeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    IntakeException(Path file, String problem, @Nullable Throwable cause) {
        super(file + " " + problem, cause);
    }
}
