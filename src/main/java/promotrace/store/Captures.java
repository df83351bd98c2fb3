package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// Where each capture lies: the way from a quote's digest to the record in a WARC file.
public final class Captures {
    private final Shelf shelf;

    Captures(MongoDatabase database) {
        shelf = new Shelf(database, "captures", "sha256", "address at");
    }

    Shelf shelf() {
        return shelf;
    }

    /// One record of one WARC file: `offset` in bytes, `at` the world's time. The same payload may lie in many records.
    public record Entry(Sha256 sha256, String file, long offset, WebUrl address, Instant at) {}

    /// Adds records; one that is known changes nothing.
    public void add(Collection<Entry> entries) {
        shelf.putOnce(entries.stream()
                .map(e -> Row.keyed(e.file() + " " + e.offset())
                        .put("sha256", e.sha256())
                        .put("file", e.file())
                        .put("offset", e.offset())
                        .put("address", e.address())
                        .put("at", e.at()))
                .toList());
    }

    /// The records that hold this payload, oldest first; empty when there is none.
    public List<Entry> find(Sha256 sha256) {
        return Shelf.read(shelf.where(new Document("sha256", sha256.hex()), "at", "_id"), Captures::entry);
    }

    /// The captures of this address, oldest first.
    public List<Entry> ofAddress(WebUrl address) {
        return Shelf.read(shelf.where(new Document("address", address.toString()), "at", "_id"), Captures::entry);
    }

    public long count() {
        return shelf.count(Shelf.EVERYTHING);
    }

    private static Entry entry(Row r) {
        return new Entry(r.sha256("sha256"), r.text("file"), r.whole("offset", 0), r.url("address"), r.time("at"));
    }
}
