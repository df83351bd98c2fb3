package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.util.Collection;
import java.util.Optional;
import org.bson.Document;
import promotrace.evidence.Kept;
import promotrace.fetch.Memory;

/// By what each address can be asked whether it changed: one document an address, of its last answer.
public final class Validators implements Memory {
    private final Shelf shelf;

    Validators(MongoDatabase database) {
        shelf = new Shelf(database, "validators");
    }

    Shelf shelf() {
        return shelf;
    }

    @Override
    public Optional<LastAnswer> find(String key) {
        return shelf.find(key).map(Validators::last);
    }

    @Override
    public void put(Collection<LastAnswer> answers) {
        shelf.put(answers.stream().map(Validators::row).toList());
    }

    /// Forgets what rests on captures of these WARC files, which are there no more. How many there were.
    public long forget(Collection<String> files) {
        long gone = 0;
        for (String file : files) gone += shelf.delete(new Document("file", file));
        return gone;
    }

    private static Row row(LastAnswer a) {
        return Row.keyed(a.key())
                .put("at", a.at())
                .put("asked", a.asked())
                .put("etag", a.etag())
                .put("lastModified", a.lastModified())
                .put("file", a.kept().file())
                .put("offset", a.kept().offset())
                .put("sha256", a.sha256());
    }

    private static LastAnswer last(Row r) {
        return new LastAnswer(
                r.id(),
                r.time("at"),
                r.time("asked"),
                r.maybeText("etag"),
                r.maybeText("lastModified"),
                new Kept(r.text("file"), r.whole("offset", 0)),
                r.sha256("sha256"));
    }
}
