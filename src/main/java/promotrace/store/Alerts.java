package promotrace.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOneModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;
import promotrace.deliver.Alert;

/// What the operator is to know: each trouble once while it lasts, over restarts and over any number of workers, and once
/// more when it is over.
///
/// A trouble's document is `open` or not. Whoever opens or closes it, by a conditional write, has made it `pending`: to be
/// delivered by whoever takes it, over the channels it was not `sent` over yet. Times are the machine's.
public final class Alerts {
    /// How long a delivery may take; then somebody else tries.
    private static final Duration IN_HAND = Duration.ofMinutes(5);

    private final Shelf shelf;

    Alerts(MongoDatabase database) {
        shelf = new Shelf(database, "alerts");
    }

    Shelf shelf() {
        return shelf;
    }

    /// A trouble that lasts since `since`. `floor` is how many bytes were to be free, where it is about a disk.
    public record Trouble(String key, String text, Instant since, OptionalLong floor) {}

    /// An alert in this process's hands: to be delivered over the channels that are not among `sent`.
    public record Pending(String key, Alert alert, int attempts, List<String> sent) {}

    /// Notes a trouble, unless it lasts already. True for the one who noted it. `key` is the alert's subject, and behind a
    /// space what it is about where there may be several.
    public boolean raise(String key, Alert alert, OptionalLong floor) {
        Row row = row(key, alert).put("open", true).put("floor", floor);
        Document closed = new Document("_id", key).append("open", new Document("$ne", true));
        Shelf.Met met = shelf.write(List.of(new ReplaceOneModel<>(closed, row.document(), Shelf.UPSERT_WHOLE)), 1);
        return met.matched() + met.added() > 0;
    }

    /// Notes that a trouble is over. True for the one who noted it; false where there was none.
    public boolean clear(String key, Alert alert) {
        Row row = row(key, alert).put("open", false);
        return shelf.write(List.of(Shelf.putIf(row, new Document("open", true))))
                        .matched()
                > 0;
    }

    private static Row row(String key, Alert alert) {
        return Row.keyed(key)
                .put("subject", alert.subject())
                .put("text", alert.text())
                .put("over", alert.over())
                .put("since", alert.at())
                .put("pending", true)
                .put("due", alert.at())
                .put("attempts", 0);
    }

    /// The troubles that last, oldest first.
    public List<Trouble> open() {
        return Shelf.read(shelf.where(new Document("open", true), "since", "_id"), Alerts::trouble);
    }

    private static Trouble trouble(Row r) {
        return new Trouble(r.id(), r.text("text"), r.time("since"), r.maybeLong("floor"));
    }

    /// Takes one alert that is due for delivery; empty when there is none, or others have them in hand.
    public Optional<Pending> take(Instant now) {
        Document due = Shelf.both(new Document("pending", true), Shelf.upTo("due", now));
        for (Row row : shelf.where(due, "due", "_id")) {
            Document same = same(row.id(), row.time("since"))
                    .append("due", row.document().get("due"));
            Row held = Row.part().put("due", now.plus(IN_HAND));
            if (!shelf.change(same, new Document("$set", held.document()))) continue;
            Alert alert = new Alert(row.text("subject"), row.text("text"), row.flag("over"), row.time("since"));
            return Optional.of(new Pending(row.id(), alert, row.integer("attempts"), row.texts("sent")));
        }
        return Optional.empty();
    }

    /// Whether some alert still waits to be delivered.
    public boolean waiting() {
        return shelf.has(new Document("pending", true));
    }

    /// Notes over which channels an alert went by now; with `again` it is tried then over the others.
    public void sent(Pending pending, Collection<String> sent, Optional<Instant> again) {
        Row set = Row.part()
                .put("sent", sent)
                .put("attempts", pending.attempts() + 1)
                .put("due", again);
        Document update = new Document("$set", set.document());
        if (again.isEmpty()) update.append("$unset", new Document("pending", ""));
        shelf.change(same(pending.key(), pending.alert().at()), update);
    }

    private static Document same(String key, Instant since) {
        return new Document("_id", key).append("since", Date.from(since));
    }

    /// Forgets troubles that were over, and delivered, before.
    public long forget(Instant before) {
        Document old = Shelf.both(
                new Document("open", false).append("pending", new Document("$exists", false)),
                Shelf.upTo("since", before));
        return shelf.delete(old);
    }
}
