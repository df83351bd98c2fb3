package promotrace.collect;

import java.util.List;
import java.util.Optional;

/// What one answer of a platform held, and what to ask next. `problem` is set when the answer is one of the platform's
/// own
/// errors (no permission, unknown page), in words for an operator.
public record Harvest(
        Optional<Account> profile,
        List<Post> posts,
        List<Comment> comments,
        List<Step> next,
        Optional<String> problem) {
    public static final Harvest EMPTY =
            new Harvest(Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());

    public Harvest {
        posts = List.copyOf(posts);
        comments = List.copyOf(comments);
        next = List.copyOf(next);
    }
}
