package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
        put(comments, c -> seen);
    }

    /// The same, each as it was seen at a time of its own.
    public void put(Collection<Comment> comments, Function<Comment, Instant> seen) {
        shelf.putNewest(rows(comments, seen), "seen");
    }

    /// Keeps those that are not known yet.
    public void putOnce(Collection<Comment> comments, Function<Comment, Instant> seen) {
        shelf.putOnce(rows(comments, seen));
    }

    private static List<Row> rows(Collection<Comment> comments, Function<Comment, Instant> seen) {
        return comments.stream()
                .map(c -> CollectRows.row(c).put("seen", seen.apply(c)))
                .toList();
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

    /// The keys (see [#key]) of comments that were seen last at `before` or earlier, and those under `posts`, but those
    /// under `stayingPosts`.
    public Set<String> old(Instant before, Set<String> posts, Set<String> stayingPosts) {
        Set<String> found = new LinkedHashSet<>();
        shelf.each(Shelf.upTo("seen", before), List.of("post"), r -> {
            if (!stayingPosts.contains(r.text("post"))) found.add(r.id());
        });
        for (Row row : shelf.among("post", posts)) found.add(row.id());
        return found;
    }

    /// What a comment is known by here.
    public static String key(Comment comment) {
        return CollectRows.key(comment);
    }

    /// Takes these out, but one that was seen again meanwhile (after `before`). How many there were.
    public long remove(Collection<String> keys, Instant before) {
        return shelf.delete(keys, Shelf.upTo("seen", before));
    }

    public long count() {
        return shelf.count(Shelf.EVERYTHING);
    }
}
