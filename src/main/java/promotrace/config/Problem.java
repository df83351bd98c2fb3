package promotrace.config;

/// One mistake in a file: which file (as named from the project's folder), which line (1-based, 0 when unknown), which
/// key
/// or entry, and what is wrong, in one sentence.
public record Problem(String file, int line, String key, String problem) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (key.isEmpty() ? "" : " [" + key + "]") + " " + problem;
    }
}
