package promotrace;

/// A setting that can't be used; its message is one sentence that names the value.
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SettingsException(String sentence) {
        super(sentence);
    }
}
