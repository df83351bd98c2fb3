package promotrace.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;

/// When each watched account was last made due, and when it was last read; one document an account. All times are the
/// world's.
///
/// Whoever makes an account due first begins its round, on the condition that nobody has begun a later one; then adds
/// its visits, then says that they are [#opened]. So several workers make one round of it, and a worker that dies in
/// between leaves a round that is seen to be without visits.
public final class Rounds {
    private final Shelf shelf;

    Rounds(MongoDatabase database) {
        shelf = new Shelf(database, "rounds");
    }

    Shelf shelf() {
        return shelf;
    }

    /// The last round of an account. `whole` is when the last one began in which everything is read, not only what is
    /// new. `read` is when one of its pages was last answered, in this round or before; not
    /// `opened` means that the visits of the round may not have been added yet.
    public record Round(
            String account, Instant begun, Optional<Instant> whole, Optional<Instant> read, boolean opened) {
        /// Whether everything is read in this one.
        public boolean isWhole() {
            return whole.equals(Optional.of(begun));
        }
    }

    /// The last round of each of these accounts that had one.
    public Map<String, Round> find(Collection<String> accounts) {
        Map<String, Round> out = new LinkedHashMap<>();
        for (Row r : shelf.among("_id", accounts)) {
            out.put(
                    r.id(),
                    new Round(r.id(), r.time("begun"), r.maybeTime("whole"), r.maybeTime("read"), !r.has("token")));
        }
        return out;
    }

    /// Begins a round of each account, where its last one is still the one that is given here (empty: none yet); of those
    /// in `whole` one in which everything is read.
    ///
    /// The accounts whose round was begun by this call: of several calls with the same, exactly one gets each.
    public Set<String> begin(Map<String, Optional<Instant>> last, Set<String> whole, Instant now) {
        String token = UUID.randomUUID().toString();
        List<WriteModel<Document>> writes = new ArrayList<>();
        last.forEach((account, begun) -> {
            Row round = round(now, token, whole.contains(account));
            Document key = new Document("_id", account);
            writes.add(
                    begun.isEmpty()
                            ? new UpdateOneModel<>(key, new Document("$setOnInsert", round.document()), Shelf.UPSERT)
                            : new UpdateOneModel<>(
                                    key.append("begun", Date.from(begun.get())),
                                    new Document("$set", round.document())));
        });
        shelf.write(writes);
        return shelf.among("_id", last.keySet(), new Document("token", token)).stream()
                .map(Row::id)
                .collect(Collectors.toSet());
    }

    /// Begins a round of each account, whatever its last one was; of those in `whole` one in which everything is read.
    public void beginAnyway(Collection<String> accounts, Set<String> whole, Instant now) {
        String token = UUID.randomUUID().toString();
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (String account : accounts) {
            Document set = new Document(
                    "$set", round(now, token, whole.contains(account)).document());
            writes.add(new UpdateOneModel<>(new Document("_id", account), set, Shelf.UPSERT));
        }
        shelf.write(writes);
    }

    private static Row round(Instant now, String token, boolean whole) {
        Row round = Row.part().put("begun", now).put("token", token);
        return whole ? round.put("whole", now) : round;
    }

    /// The visits of these accounts' last rounds were added. (Of a round that began meanwhile as well: its visits are
    /// the same ones.)
    public void opened(Collection<String> accounts) {
        shelf.changeAmong(accounts, Shelf.EVERYTHING, new Document("$unset", new Document("token", "")));
    }

    /// A page of these accounts was answered at `at`; an earlier time than is known changes nothing.
    public void read(Collection<String> accounts, Instant at) {
        shelf.changeAmong(accounts, Shelf.EVERYTHING, new Document("$max", new Document("read", Date.from(at))));
    }
}
