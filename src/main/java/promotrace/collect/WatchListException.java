package promotrace.collect;

/// A watch list that can't be read; its message is one sentence that names the file and the mistake.
public final class WatchListException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WatchListException(String sentence) {
        super(sentence);
    }
}
