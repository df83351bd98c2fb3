package promotrace.store.embedded;

import java.io.IOException;
import java.nio.file.Path;

/// Somebody has the folder's database open. `holder` is the process's number, empty when it could not be read.
public final class FolderInUseException extends IOException {
    private static final long serialVersionUID = 1;
    private final String holder;

    FolderInUseException(Path folder, String holder) {
        super(folder + " is in use");
        this.holder = holder;
    }

    public String holder() {
        return holder;
    }
}
