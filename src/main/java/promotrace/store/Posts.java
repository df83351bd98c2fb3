package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import promotrace.collect.Post;
import promotrace.url.WebUrl;

/// Posts as last seen, and as they stood before they were edited.
public final class Posts {
    private static final String BROUGHT = "brought";

    private final Shelf shelf;
    private final Shelf earlier;

    Posts(MongoDatabase database) {
        shelf = new Shelf(database, "posts", "account at");
        earlier = new Shelf(database, "posts.earlier", "account", "post");
    }

    List<Shelf> shelves() {
        return List.of(shelf, earlier);
    }

    /// Keeps posts as they were `seen` last (the world's time of the capture they were read from): an older sight
    /// changes nothing; of two at the same time the later call wins. What stood there before with other words or links is
    /// kept as well.
    public void put(Collection<Post> posts, Instant seen) {
        keepEarlier(posts, seen);
        shelf.putNewest(
                posts.stream().map(p -> CollectRows.row(p).put("seen", seen)).toList(), "seen");
    }

    /// Keeps posts that rows told which somebody brought, each as it was `seen` last: an older row changes nothing. What was
    /// read on the platform itself stays as it is.
    public void putBrought(Collection<Post> posts, Function<Post, Instant> seen) {
        List<String> ids = posts.stream().map(Post::id).toList();
        Set<String> read = shelf.among("_id", ids, new Document(BROUGHT, new Document("$exists", false))).stream()
                .map(Row::id)
                .collect(Collectors.toSet());
        shelf.putNewest(
                brought(posts, seen).stream()
                        .filter(r -> !read.contains(r.id()))
                        .toList(),
                "seen");
    }

    /// The same of rows that do not tell when they were seen: what is known already stays, whatever told it.
    public void putBroughtOnce(Collection<Post> posts, Function<Post, Instant> seen) {
        shelf.putOnce(brought(posts, seen));
    }

    private static List<Row> brought(Collection<Post> posts, Function<Post, Instant> seen) {
        return posts.stream()
                .map(p -> CollectRows.row(p).put("seen", seen.apply(p)).put(BROUGHT, true))
                .toList();
    }

    private void keepEarlier(Collection<Post> posts, Instant seen) {
        Map<String, Post> now = new HashMap<>();
        for (Post p : posts) now.put(p.id(), p);
        List<Row> rows = new ArrayList<>();
        for (Row r : shelf.among("_id", now.keySet(), new Document("seen", new Document("$lt", Date.from(seen))))) {
            Post before = CollectRows.post(r);
            Post after = now.get(before.id());
            // a row that was brought may tell the same post in other words
            if (after == null || r.has(BROUGHT) || after.saysTheSame(before)) continue;
            rows.add(CollectRows.row(before.with(new Post.Past.Edited(seen)))
                    .put("_id", before.id() + " " + before.capture().hex())
                    .put("post", before.id()));
        }
        earlier.putOnce(rows);
    }

    /// An account's posts as they stood before they were edited, in the order in which that was seen.
    public List<Post> earlierOfAccount(String account) {
        return Shelf.read(
                earlier.where(new Document("account", account), "edited", "_id"),
                r -> CollectRows.post(Row.of(r.document()).put("_id", r.text("post"))));
    }

    /// The ids of an account's posts made after `from` and before `to` that were seen before `seenBefore` in the list at
    /// this address, whatever its parameters, and not found missing since.
    public List<String> listed(String account, WebUrl list, Span made, Instant seenBefore) {
        Document between = new Document("account", account)
                .append("at", new Document("$gt", Date.from(made.from())).append("$lt", Date.from(made.to())))
                .append("seen", new Document("$lt", Date.from(seenBefore)))
                .append("missing", new Document("$exists", false));
        String path = list.withQuery(Optional.empty()).withoutFragment().toString();
        return shelf.where(between).stream()
                .filter(r -> r.url("captured")
                        .withQuery(Optional.empty())
                        .withoutFragment()
                        .toString()
                        .equals(path))
                .map(Row::id)
                .toList();
    }

    /// After one moment and before another.
    public record Span(Instant from, Instant to) {}

    /// These were not found at `since` where they had stood; until they are seen again.
    public void missing(Collection<String> ids, Instant since) {
        Document standing = new Document("missing", new Document("$exists", false));
        shelf.changeAmong(ids, standing, new Document("$set", new Document("missing", Date.from(since))));
    }

    public Optional<Post> find(String id) {
        return shelf.find(id).map(CollectRows::post);
    }

    /// An account's posts, oldest first, then by id.
    public List<Post> ofAccount(String account) {
        return Shelf.read(shelf.where(new Document("account", account), "at", "_id"), CollectRows::post);
    }

    /// The times of the posts of each account from `since` on, in no particular order; of an account without such a post
    /// that of its newest one; nothing of an account without any.
    public Map<String, List<Instant>> times(Collection<String> accounts, Instant since) {
        Map<String, List<Instant>> out = new HashMap<>();
        Document recent = new Document("at", new Document("$gte", Date.from(since)));
        for (Row r : shelf.partsAmong("account", accounts, recent, "account", "at")) {
            out.computeIfAbsent(r.text("account"), a -> new ArrayList<>()).add(r.time("at"));
        }
        for (String account : accounts) {
            if (out.containsKey(account)) continue;
            shelf.last(new Document("account", account), "at").ifPresent(r -> out.put(account, List.of(r.time("at"))));
        }
        return out;
    }

    /// When those of these posts were made that were seen before `seenBefore`, by id.
    public Map<String, Instant> known(Collection<String> ids, Instant seenBefore) {
        Document earlier = new Document("seen", new Document("$lt", Date.from(seenBefore)));
        Map<String, Instant> out = new HashMap<>();
        for (Row r : shelf.among("_id", ids, earlier)) out.put(r.id(), r.time("at"));
        return out;
    }

    /// When those of an account's posts were made that were seen before `seenBefore` on one of these pages, by page; of
    /// several on one page the newest.
    public Map<WebUrl, Instant> onPages(String account, Collection<WebUrl> pages, Instant seenBefore) {
        Document earlier = new Document("account", account).append("seen", new Document("$lt", Date.from(seenBefore)));
        List<String> written = pages.stream().map(WebUrl::toString).toList();
        Map<WebUrl, Instant> out = new HashMap<>();
        for (Row r : shelf.partsAmong("captured", written, earlier, "captured", "at")) {
            out.merge(r.url("captured"), r.time("at"), (a, b) -> a.isAfter(b) ? a : b);
        }
        return out;
    }

    /// The ids of posts that were seen last at `before` or earlier.
    public Set<String> old(Instant before) {
        return Set.copyOf(shelf.ids(Shelf.upTo("seen", before)));
    }

    /// Takes these out, but one that was seen again meanwhile. How many there were.
    public long remove(Collection<String> ids, Instant before) {
        long gone = shelf.delete(ids, Shelf.upTo("seen", before));
        Set<String> left = shelf.idsAmong(ids);
        for (Row r : earlier.partsAmong("post", ids, Shelf.EVERYTHING, "post", "capture")) {
            if (!left.contains(r.text("post"))) {
                earlier.delete(new Document("_id", r.text("post") + " " + r.text("capture")));
            }
        }
        return gone;
    }

    public long count() {
        return shelf.count(Shelf.EVERYTHING);
    }
}
