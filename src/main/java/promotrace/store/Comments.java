package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import promotrace.collect.Comment;

/// Comments under posts, their writers already pseudonyms.
public final class Comments {
    private static final Comparator<Comment> OLDEST_FIRST =
            Comparator.comparing((Comment c) -> c.at().orElse(Instant.MIN)).thenComparing(Comment::id);

    private final Shelf shelf;

    Comments(MongoDatabase database) {
        shelf = new Shelf(database, "comments", "post");
    }

    Shelf shelf() {
        return shelf;
    }

    /// Keeps comments as they were `seen` last, as [Posts#put] does.
    public void put(Collection<Comment> comments, Instant seen) {
        shelf.putNewest(
                comments.stream().map(c -> CollectRows.row(c).put("seen", seen)).toList(), "seen");
    }

    /// The comments under these posts by the post's id, oldest first (those without a time before the others), then by
    /// id. A post without comments is not among the keys.
    public Map<String, List<Comment>> ofPosts(Collection<String> posts) {
        Map<String, List<Comment>> found = new LinkedHashMap<>();
        for (Row row : shelf.among("post", posts)) {
            Comment comment = CollectRows.comment(row);
            found.computeIfAbsent(comment.post(), p -> new ArrayList<>()).add(comment);
        }
        found.values().forEach(c -> c.sort(OLDEST_FIRST));
        return found;
    }

    public long count() {
        return shelf.count(Shelf.EVERYTHING);
    }
}
