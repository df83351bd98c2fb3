package promotrace.evidence;

/// Where a capture lies for good: the WARC file's name in the vault and the offset of its record in bytes.
///
/// The name stays the same when the file is closed, rolled or recovered.
public record Kept(String file, long offset) {
    public Kept {
        if (file.isEmpty() || offset < 0) throw new IllegalArgumentException("no place in a vault: " + file);
    }
}
