package promotrace.web;

/// Somebody else listens on the port already; another one has to be chosen.
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortTakenException(int port, Throwable cause) {
        super("port " + port + " of 127.0.0.1 is taken; choose another one with --port", cause);
    }
}
