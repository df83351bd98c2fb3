package promotrace.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import promotrace.DiskException;
import promotrace.SettingsException;
import promotrace.collect.WatchListException;
import promotrace.config.ConfigException;
import promotrace.evidence.WarcException;
import promotrace.intake.IntakeException;
import promotrace.store.StoreException;
import promotrace.web.PortTakenException;

/// Why a command ends without having done its work: one clear sentence and the exit code.
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int exit;
    private final boolean unexpected;

    private Failure(String sentence, int exit, boolean unexpected, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exit = exit;
        this.unexpected = unexpected;
    }

    /// The user's input can't be used: exit 2.
    static Failure wrongUse(String sentence) {
        return new Failure(sentence, 2, false, null);
    }

    /// It could not be done: exit 1.
    static Failure notDone(String sentence) {
        return new Failure(sentence, 1, false, null);
    }

    int exit() {
        return exit;
    }

    /// Whether this is our own mistake, to be logged with its trace.
    boolean unexpected() {
        return unexpected;
    }

    /// The sentence for anything that was thrown.
    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case Failure f -> f;
            case ConfigException c -> wrongUse("the configuration can't be used:\n" + c.getMessage());
            case WatchListException w -> wrongUse(said(w));
            case IntakeException i -> wrongUse(said(i));
            case SettingsException s -> wrongUse(said(s));
            case StoreException s when s.kind() == StoreException.Kind.WRONG_ADDRESS -> wrongUse(said(s));
            case StoreException s -> notDone(said(s));
            case DiskException d -> notDone(said(d));
            case WarcException w -> wrongUse(said(w));
            case PortTakenException p -> notDone(said(p));
            case UncheckedIOException u -> of(u.getCause() == null ? u : u.getCause());
            case NoSuchFileException f -> wrongUse("there is no file " + f.getFile());
            case AccessDeniedException f -> notDone("may not be read or written: " + f.getFile());
            case FileSystemException f
            when String.valueOf(f.getReason()).contains("No space left") ->
                notDone("the disk is full: " + f.getFile() + ". What was stored before is safe");
            case IOException i
            when String.valueOf(i.getMessage()).contains("No space left") ->
                notDone("the disk is full. What was stored before is safe");
            case IOException i -> notDone(String.valueOf(i.getMessage()));
            default ->
                new Failure(
                        "stopped by a mistake of its own (" + thrown.getClass().getSimpleName()
                                + (thrown.getMessage() == null
                                        ? ""
                                        : ": "
                                                + thrown.getMessage()
                                                        .lines()
                                                        .findFirst()
                                                        .orElse(""))
                                + "). What was stored before is safe; the log has the details",
                        1,
                        true,
                        thrown);
        };
    }

    private static String said(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }
}
