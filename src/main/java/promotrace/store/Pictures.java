package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import promotrace.picture.Depiction;
import promotrace.picture.PictureHash;
import promotrace.picture.Shown;
import promotrace.url.WebUrl;

/// What pictures turned out to be, by their address, and which posts and listings show them.
public final class Pictures {
    private final Shelf pictures;
    private final Shelf shown;

    Pictures(MongoDatabase database) {
        pictures = new Shelf(database, "pictures", "hash", "seen");
        shown = new Shelf(database, "pictures.shown", "by", "picture");
    }

    List<Shelf> shelves() {
        return List.of(pictures, shown);
    }

    /// Keeps what these pictures turned out to be; what was seen later stays.
    public void put(Collection<Depiction> seen) {
        pictures.putNewest(seen.stream().map(Pictures::row).toList(), "seen");
    }

    /// Notes by which posts and listings pictures are shown; twice changes nothing.
    public void show(Collection<Shown> all) {
        shown.putOnce(all.stream()
                .map(s -> Row.keyed(s.by() + " " + s.picture())
                        .put("by", s.by())
                        .put("at", s.at())
                        .put("picture", s.picture()))
                .toList());
    }

    static Row row(Depiction d) {
        return Row.keyed(d.url().toString())
                .put("hash", d.hash().map(PictureHash::toString))
                .put("because", d.because())
                .put("width", d.width())
                .put("height", d.height())
                .put("capture", d.capture())
                .put("seen", d.seen());
    }

    static Depiction depiction(Row r) {
        return new Depiction(
                r.url("_id"),
                r.maybeText("hash").map(PictureHash::of),
                r.text("because"),
                r.integer("width"),
                r.integer("height"),
                r.maybeSha256("capture"),
                r.time("seen"));
    }

    /// Which of these pictures were fetched, or proved not to be there.
    public Set<WebUrl> fetched(Collection<WebUrl> addresses) {
        return pictures.idsAmong(addresses.stream().map(WebUrl::toString).toList()).stream()
                .map(WebUrl::of)
                .collect(Collectors.toSet());
    }

    /// Of which of these posts or listings (see [Shown]) some picture was.
    public Set<String> fetchedOf(Collection<String> by) {
        return of(by).keySet();
    }

    /// What the pictures of these posts or listings (see [Shown]) turned out to be, each one's in their order; one of which
    /// none was fetched is not among the keys.
    public Map<String, List<Depiction>> of(Collection<String> by) {
        List<Row> rows = shown.among("by", by);
        rows.sort(Comparator.comparingInt((Row r) -> r.integer("at")).thenComparing(Row::id));
        Map<String, Depiction> found = new HashMap<>();
        for (Row r :
                pictures.among("_id", rows.stream().map(r -> r.text("picture")).toList()))
            found.put(r.id(), depiction(r));
        Map<String, List<Depiction>> out = new LinkedHashMap<>();
        for (Row r : rows) {
            Depiction d = found.get(r.text("picture"));
            if (d != null)
                out.computeIfAbsent(r.text("by"), _ -> new ArrayList<>()).add(d);
        }
        return out;
    }

    /// Gives the hash of each picture that has one; the same may come many times.
    public void eachHash(Consumer<PictureHash> to) {
        pictures.each(
                new Document("hash", new Document("$exists", true)),
                List.of("hash"),
                row -> to.accept(PictureHash.of(row.text("hash"))));
    }

    /// The pictures with these hashes, and by which posts and listings each is shown.
    public Map<Depiction, Set<String>> with(Collection<PictureHash> hashes) {
        Map<String, Depiction> byAddress = new HashMap<>();
        for (Row r : pictures.among(
                "hash", hashes.stream().map(PictureHash::toString).toList())) byAddress.put(r.id(), depiction(r));
        Map<Depiction, Set<String>> out = new LinkedHashMap<>();
        for (Row r : shown.among("picture", byAddress.keySet())) {
            Depiction d = byAddress.get(r.text("picture"));
            if (d != null) out.computeIfAbsent(d, _ -> new HashSet<>()).add(r.text("by"));
        }
        return out;
    }

    /// Forgets that these posts or listings (see [Shown]) showed pictures, then those pictures seen at `before` or earlier that
    /// nothing shows any more.
    public void forget(Collection<String> by, Instant before) {
        List<Row> rows = shown.among("by", by);
        shown.delete(rows.stream().map(Row::id).toList(), Shelf.EVERYTHING);
        Set<String> left = rows.stream().map(r -> r.text("picture")).collect(Collectors.toCollection(HashSet::new));
        for (Row r : shown.among("picture", left)) left.remove(r.text("picture"));
        pictures.delete(left, Shelf.upTo("seen", before));
    }

    public long count() {
        return pictures.count(Shelf.EVERYTHING);
    }
}
