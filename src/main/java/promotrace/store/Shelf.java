package promotrace.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/// One collection with the few things that work alike on a real server and on the embedded database.
///
/// Writes go in unordered batches, each naming its `_id`, so that a batch may be sent twice. What the driver throws
/// comes out as a [StoreException].
final class Shelf {
    private static final int BATCH = 1_000;
    private static final int KEYS = 500;
    private static final int DUPLICATE = 11_000;
    private static final int RACES = 10;
    static final Document EVERYTHING = new Document();
    static final ReplaceOptions UPSERT_WHOLE = new ReplaceOptions().upsert(true);
    static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> documents;
    private final List<Bson> indexes;

    /// Rows in one answer of the server; 0: as many as it likes.
    private final int answer;

    /// The collection `name`; each of `indexes` is a list of ascending fields, separated by spaces.
    Shelf(MongoDatabase database, String name, String... indexes) {
        this(database, name, 0, indexes);
    }

    /// For large rows: the server answers with `answer` of them at once.
    ///
    /// Quirk: the embedded database answers with a hundred whatever their size, and the driver refuses 48 MB.
    Shelf(MongoDatabase database, String name, int answer, String... indexes) {
        this.answer = answer;
        this.documents = database.getCollection(name);
        this.indexes = Arrays.stream(indexes)
                .map(fields -> Indexes.ascending(fields.split(" ")))
                .toList();
    }

    void createIndexes() {
        if (indexes.isEmpty()) return;
        asked(() ->
                documents.createIndexes(indexes.stream().map(IndexModel::new).toList()));
    }

    /// Puts the row in the place of what stands under its key.
    static WriteModel<Document> put(Row row) {
        return new ReplaceOneModel<>(new Document("_id", row.id()), row.document(), UPSERT_WHOLE);
    }

    /// Puts the row unless something stands under its key.
    static WriteModel<Document> putOnce(Row row) {
        Document rest = new Document(row.document());
        rest.remove("_id");
        return new UpdateOneModel<>(new Document("_id", row.id()), new Document("$setOnInsert", rest), UPSERT);
    }

    /// Puts the row in the place of what stands under its key, if that fulfils the condition.
    static WriteModel<Document> putIf(Row row, Document condition) {
        return new ReplaceOneModel<>(both(new Document("_id", row.id()), condition), row.document());
    }

    /// Puts each row unless what stands under its key has a later time in `field`; the last one given wins a tie.
    ///
    /// Such a write finds nothing to replace where something later stands, tries to add the row and is refused for its
    /// key. It is refused as well when somebody else added the key at that very moment, so it is tried once more: then
    /// what stands there is known to be later.
    void putNewest(Collection<Row> rows, String field) {
        Map<String, Row> newest = new LinkedHashMap<>();
        for (Row row : rows) {
            newest.merge(row.id(), row, (a, b) -> b.time(field).isBefore(a.time(field)) ? a : b);
        }
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Row row : newest.values()) {
            Document older = both(new Document("_id", row.id()), upTo(field, row.time(field)));
            writes.add(new ReplaceOneModel<>(older, row.document(), UPSERT_WHOLE));
        }
        write(writes, 1);
    }

    /// Makes these rows the only ones: what differs is put, what is not among them is deleted.
    void putOnly(Collection<Row> rows) {
        Map<String, Document> there = new LinkedHashMap<>();
        for (Row row : all()) there.put(row.id(), row.document());
        put(rows.stream().filter(r -> !r.document().equals(there.get(r.id()))).toList());
        rows.forEach(r -> there.remove(r.id()));
        delete(there.keySet(), EVERYTHING);
    }

    void put(Collection<Row> rows) {
        write(rows.stream().map(Shelf::put).toList());
    }

    void putOnce(Collection<Row> rows) {
        write(rows.stream().map(Shelf::putOnce).toList());
    }

    /// What a write met: documents that fulfilled a condition, and documents that were added.
    record Met(long matched, long added) {
        static final Met NOTHING = new Met(0, 0);

        Met and(Met other) {
            return new Met(matched + other.matched, added + other.added);
        }
    }

    /// Writes in batches, in no particular order within one; each write must name its `_id`.
    ///
    /// Quirk: of two upserts of one key at once a real server may refuse one; that one is sent again.
    Met write(List<? extends WriteModel<Document>> writes) {
        return write(writes, RACES);
    }

    /// As before; what is refused for its key so many times more is left.
    Met write(List<? extends WriteModel<Document>> writes, int races) {
        Met met = Met.NOTHING;
        for (int from = 0; from < writes.size(); from += BATCH) {
            List<? extends WriteModel<Document>> open = writes.subList(from, Math.min(writes.size(), from + BATCH));
            for (int again = 0; !open.isEmpty() && again <= races; again++) {
                Sent sent = send(List.copyOf(open));
                met = met.and(sent.met());
                open = sent.refused();
            }
        }
        return met;
    }

    private record Sent(Met met, List<WriteModel<Document>> refused) {}

    /// Sends one batch; what was refused because its key is there comes back.
    private Sent send(List<? extends WriteModel<Document>> writes) {
        try {
            return new Sent(met(documents.bulkWrite(writes, new BulkWriteOptions().ordered(false))), List.of());
        } catch (MongoBulkWriteException e) {
            if (!refusedForTheirKey(e)) throw Faults.of(e);
            List<WriteModel<Document>> refused = new ArrayList<>();
            for (BulkWriteError error : e.getWriteErrors()) refused.add(writes.get(error.getIndex()));
            return new Sent(met(e.getWriteResult()), refused);
        } catch (MongoException e) {
            throw Faults.of(e);
        }
    }

    private static Met met(BulkWriteResult result) {
        return new Met(result.getMatchedCount(), result.getUpserts().size());
    }

    private static boolean refusedForTheirKey(MongoBulkWriteException e) {
        return e.getWriteConcernError() == null
                && !e.getWriteErrors().isEmpty()
                && e.getWriteErrors().stream().allMatch(w -> w.getCode() == DUPLICATE);
    }

    Optional<Row> find(String id) {
        return asked(() -> Optional.ofNullable(
                        documents.find(new Document("_id", id)).first())
                .map(Row::of));
    }

    /// The rows whose `field` is one of `values`, in no particular order.
    List<Row> among(String field, Collection<String> values) {
        return among(field, values, EVERYTHING);
    }

    List<Row> among(String field, Collection<String> values, Document condition) {
        List<Row> found = new ArrayList<>();
        for (List<String> some : portions(values)) {
            found.addAll(rows(documents.find(both(in(field, some), condition))));
        }
        return found;
    }

    /// As [#among], with only these fields of each row.
    List<Row> partsAmong(String field, Collection<String> values, Document condition, String... fields) {
        Bson only = Projections.fields(Projections.include(fields), Projections.excludeId());
        List<Row> found = new ArrayList<>();
        for (List<String> some : portions(values)) {
            found.addAll(rows(documents.find(both(in(field, some), condition)).projection(only)));
        }
        return found;
    }

    /// The row that fulfils the condition and has the greatest `field`.
    Optional<Row> last(Document condition, String field) {
        return rows(documents.find(condition).sort(Sorts.descending(field)).limit(1)).stream()
                .findFirst();
    }

    /// The rows that fulfil the condition, in the order of `fields`.
    List<Row> where(Document condition, String... fields) {
        return rows(documents.find(condition).sort(order(fields)));
    }

    /// The first `limit` of them.
    List<Row> where(Document condition, int limit, String... fields) {
        return rows(documents.find(condition).sort(order(fields)).limit(limit));
    }

    List<Row> all(String... fields) {
        return where(EVERYTHING, fields);
    }

    private static Bson order(String... fields) {
        return Sorts.ascending(fields.length == 0 ? new String[] {"_id"} : fields);
    }

    private List<Row> rows(FindIterable<Document> found) {
        return asked(() -> found.batchSize(answer).map(Row::of).into(new ArrayList<>()));
    }

    /// The keys of all rows that fulfil the condition.
    List<String> ids(Document condition) {
        return asked(() -> documents
                .find(condition)
                .projection(new Document("_id", 1))
                .map(d -> d.getString("_id"))
                .into(new ArrayList<>()));
    }

    /// Which of these keys are there.
    Set<String> idsAmong(Collection<String> keys) {
        Set<String> found = new HashSet<>();
        for (List<String> some : portions(keys)) found.addAll(ids(in("_id", some)));
        return found;
    }

    /// Gives every row that fulfils the condition to `to`, one after the other, with only `fields` of it.
    void each(Document condition, List<String> fields, Consumer<Row> to) {
        Document only = new Document("_id", 1);
        fields.forEach(f -> only.append(f, 1));
        asked(() -> {
            documents.find(condition).projection(only).map(Row::of).forEach(to);
            return true;
        });
    }

    /// Whether some row fulfils the condition.
    ///
    /// Quirk: the driver counts by aggregation, for which the embedded database reads the whole collection.
    boolean has(Document condition) {
        return asked(() -> documents
                        .find(condition)
                        .projection(new Document("_id", 1))
                        .limit(1)
                        .first()
                != null);
    }

    long count(Document condition) {
        return asked(() -> documents.countDocuments(condition));
    }

    /// Deletes what fulfils the condition. How many there were.
    long delete(Document condition) {
        return asked(() -> documents.deleteMany(condition).getDeletedCount());
    }

    /// Deletes these. How many there were.
    long delete(Collection<String> ids, Document condition) {
        long deleted = 0;
        for (List<String> some : portions(ids)) deleted += delete(both(in("_id", some), condition));
        return deleted;
    }

    /// Changes the one row that fulfils the condition; false when there is none.
    boolean change(Document condition, Bson update) {
        return asked(() -> documents.updateOne(condition, update).getMatchedCount() == 1);
    }

    /// As [#changeAmong], to be written together with others; no more ids than fit into one request.
    static WriteModel<Document> changesAmong(Collection<String> ids, Document condition, Document update) {
        return new UpdateManyModel<>(both(in("_id", ids), condition), update);
    }

    /// Changes every row among these that fulfils the condition.
    void changeAmong(Collection<String> ids, Document condition, Bson update) {
        for (List<String> some : portions(ids)) {
            asked(() -> documents.updateMany(both(in("_id", some), condition), update));
        }
    }

    static <T> List<T> read(List<Row> rows, Function<Row, T> shape) {
        return rows.stream().map(shape).toList();
    }

    private static List<List<String>> portions(Collection<String> all) {
        List<String> distinct = new ArrayList<>(new LinkedHashSet<>(all));
        List<List<String>> out = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += KEYS) {
            out.add(distinct.subList(from, Math.min(distinct.size(), from + KEYS)));
        }
        return out;
    }

    static Document in(String field, Collection<String> values) {
        return new Document(field, new Document("$in", List.copyOf(values)));
    }

    static Document upTo(String field, Instant time) {
        return new Document(field, new Document("$lte", Date.from(time)));
    }

    /// Quirk: the driver's own `and` says `$and`, behind which the embedded database finds no index.
    static Document both(Document one, Document other) {
        Document both = new Document(one);
        other.forEach((field, value) -> {
            if (both.put(field, value) != null) throw new IllegalStateException("two conditions on " + field);
        });
        return both;
    }

    private static <T> T asked(Supplier<T> request) {
        try {
            return request.get();
        } catch (MongoException e) {
            throw Faults.of(e);
        }
    }
}
