package promotrace.collect;

import java.util.List;
import java.util.Optional;

/// A part of an answer, whatever its format, that paths of a crawler's file can be asked of.
sealed interface Tree permits MarkupTree, JsonTree {
    /// Whether a path is written for answers of this format.
    boolean fits(String path);

    /// Every part at the path, in the answer's order; none when there is none.
    List<Tree> each(String path);

    /// The first value at the path as plain text; empty when there is none or it is blank.
    Optional<String> text(String path);

    /// All values at the path with that between them, blank ones too; empty when there is none or all are blank.
    Optional<String> joined(String path, String between);

    /// The first text at the path with its links.
    Optional<Passage> passage(String path, Value.As as, Optional<String> drop);
}
