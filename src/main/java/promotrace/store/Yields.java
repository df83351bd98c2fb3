package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import promotrace.collect.Yield;

/// What the first page of each step gave of each account, the last one and the last good one; one document for both.
///
/// An account's host is in one worker's hands, so that nobody else changes its document meanwhile.
public final class Yields {
    private final Shelf shelf;

    Yields(MongoDatabase database) {
        shelf = new Shelf(database, "yields");
    }

    Shelf shelf() {
        return shelf;
    }

    /// Notes what pages gave; the same twice changes nothing.
    public void put(Collection<Yield> yields) {
        if (yields.isEmpty()) return;
        Map<String, Yield.Standing> standings = new LinkedHashMap<>();
        List<String> keys = yields.stream().map(Yields::key).toList();
        for (Row r : shelf.among("_id", keys)) standings.put(r.id(), standing(r));
        for (Yield y : yields) {
            Yield.Standing before = standings.get(key(y));
            standings.put(key(y), before == null ? new Yield.Standing(y, y) : before.with(y));
        }
        List<Row> rows = new ArrayList<>();
        standings.forEach((key, s) -> rows.add(Row.keyed(key)
                .put("account", s.last().account())
                .put("step", s.last().step())
                .put("good", part(s.good()))
                .put("last", part(s.last()))));
        shelf.put(rows);
    }

    public List<Yield.Standing> all() {
        return Shelf.read(shelf.all(), Yields::standing);
    }

    private static String key(Yield y) {
        return y.account() + " " + y.step();
    }

    private static Row part(Yield y) {
        return Row.part()
                .put("found", y.found())
                .put("address", y.address())
                .put("capture", y.capture())
                .put("at", y.at());
    }

    private static Yield.Standing standing(Row r) {
        return new Yield.Standing(read(r, "good"), read(r, "last"));
    }

    private static Yield read(Row r, String which) {
        Row part = r.row(which);
        return new Yield(
                r.text("account"),
                r.text("step"),
                part.integer("found"),
                part.url("address"),
                part.sha256("capture"),
                part.time("at"));
    }
}
