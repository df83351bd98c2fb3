package promotrace;

/// The data folder's disk is full, or has less space than must stay free. The message is one sentence for the person at the
/// terminal. When there is space again, trying again works; nothing that was stored is lost.
public final class DiskException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DiskException(String sentence) {
        super(sentence);
    }
}
