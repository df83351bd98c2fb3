package promotrace.picture;

/// Carries a refusal out of the reading of a file, to where it becomes a [Decoded.Refused]; never leaves this room.
final class RefusedException extends Exception {
    private final Decoded.Reason reason;

    RefusedException(Decoded.Reason reason, String because) {
        super(because, null, false, false);
        this.reason = reason;
    }

    static RefusedException broken(String because) {
        return new RefusedException(Decoded.Reason.BROKEN, because);
    }

    Decoded.Refused refused() {
        return new Decoded.Refused(reason, String.valueOf(getMessage()));
    }
}
