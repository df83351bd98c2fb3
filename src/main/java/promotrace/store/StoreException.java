package promotrace.store;

/// The database can't be used; the message is one sentence for the person at the terminal. Trying again may help.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Kind kind;

    /// What is wrong, and so whose turn it is.
    public enum Kind {
        /// The address given is none that MongoDB understands: wrong use.
        WRONG_ADDRESS,
        /// No server answers there, or none that may be written to.
        NOT_THERE,
        /// Another process has the embedded database open.
        IN_USE,
        /// The folder can't be read or written, or the disk is full.
        DISK,
        /// What is kept there was written by a newer version.
        TOO_NEW,
        /// The server refused or broke off a request.
        REFUSED
    }

    StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
