package promotrace.evidence;

import java.util.List;

/// What a sweep of the vault took out, or would: answers, and bytes on disk. `left` names files that were left as they are
/// because they can't be read.
public record Swept(long gone, long goneBytes, long stay, long stayBytes, List<String> files, List<String> left) {
    public Swept {
        files = List.copyOf(files);
        left = List.copyOf(left);
    }
}
