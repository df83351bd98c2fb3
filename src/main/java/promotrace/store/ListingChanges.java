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
import org.bson.Document;
import promotrace.storefront.Change;
import promotrace.storefront.Listing;

/// What listings said otherwise each time they were seen again.
final class ListingChanges {
    private final Shelf shelf;

    ListingChanges(MongoDatabase database) {
        shelf = new Shelf(database, "listings.changes", "listing");
    }

    Shelf shelf() {
        return shelf;
    }

    /// What a stored row of `listing` must fulfil to have been seen before that moment.
    static Document before(Instant seen) {
        return new Document("seen", new Document("$lt", Date.from(seen)));
    }

    /// Keeps these changes of listings, by their ids; what is kept already stays as it is.
    void put(Map<String, List<Change>> changes) {
        List<Row> rows = new ArrayList<>();
        changes.forEach((listing, all) -> all.forEach(c -> rows.add(row(listing, c))));
        shelf.putOnce(rows);
    }

    private static Row row(String listing, Change c) {
        return part(c).put("_id", listing + " " + c.what().word() + " " + c.at().toEpochMilli())
                .put("listing", listing);
    }

    /// How these listings changed, by id, each in the order in which it was seen; one that never did is not among the keys.
    Map<String, List<Change>> find(Collection<String> listings) {
        Map<String, List<Change>> found = new HashMap<>();
        for (Row row : shelf.among("listing", listings)) {
            found.computeIfAbsent(row.text("listing"), _ -> new ArrayList<>()).add(change(row));
        }
        found.values().forEach(all -> all.sort(ListingChanges::inTheirOrder));
        return found;
    }

    private static int inTheirOrder(Change a, Change b) {
        int byTime = a.at().compareTo(b.at());
        return byTime != 0 ? byTime : a.what().compareTo(b.what());
    }

    static Row part(Change c) {
        return Row.part()
                .put("what", c.what())
                .put("before", c.before())
                .put("after", c.after())
                .put("at", c.at())
                .put("capture-before", c.captureBefore())
                .put("capture", c.capture());
    }

    static Change change(Row r) {
        return new Change(
                r.word("what", Change.What.class),
                r.text("before"),
                r.text("after"),
                r.time("at"),
                r.maybeSha256("capture-before"),
                r.maybeSha256("capture"));
    }

    /// Forgets how these listings changed.
    void remove(Collection<String> listings) {
        shelf.delete(shelf.among("listing", listings).stream().map(Row::id).toList(), Shelf.EVERYTHING);
    }

    /// Those of stored listings, by id, whose sight at `seen` says something otherwise than an earlier one that is stored.
    static Map<String, List<Change>> between(List<Row> stored, Map<String, Listing> later) {
        Map<String, List<Change>> found = new HashMap<>();
        for (Row row : stored) {
            Optional<Listing> now = Optional.ofNullable(later.get(row.id()));
            now.map(l -> Change.between(StorefrontRows.listing(row), l)).ifPresent(all -> found.put(row.id(), all));
        }
        return found;
    }
}
