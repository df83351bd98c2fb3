package promotrace.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// All that the database holds, as the shortest row of commands that gives it again.
final class Snapshot {
    private static final int BATCH = 200;
    private static final int MAX_BYTES = 32 << 20;

    private final Function<String, MongoDatabase> databases;
    private final Collection<String> names;

    Snapshot(Function<String, MongoDatabase> databases, Collection<String> names) {
        this.databases = databases;
        this.names = names;
    }

    /// The commands as records of a journal, made one after the other while they are read.
    Iterable<byte[]> records() {
        return () -> names.stream().flatMap(this::database).iterator();
    }

    private Stream<byte[]> database(String name) {
        MongoDatabase database = databases.apply(name);
        List<String> collections = new ArrayList<>();
        for (Document d : all(database, "system.namespaces")) {
            collections.add(((String) Objects.requireNonNull(d.get("name"))).substring(name.length() + 1));
        }
        return collections.stream()
                .filter(c -> !c.startsWith("system."))
                .sorted()
                .flatMap(c -> Stream.concat(Stream.of(creation(database, c)), documents(database, c)));
    }

    private static byte[] creation(MongoDatabase database, String collection) {
        List<Document> indexes = new ArrayList<>();
        for (Document d : all(database, "system.indexes")) {
            if (Objects.equals(d.get("ns"), database.getDatabaseName() + "." + collection)
                    && !Objects.equals(d.get("name"), "_id_")) indexes.add(d);
        }
        Document command = indexes.isEmpty()
                ? new Document("create", collection)
                : new Document("createIndexes", collection).append("indexes", indexes);
        return JournaledBackend.record(database.getDatabaseName(), command);
    }

    private static Stream<byte[]> documents(MongoDatabase database, String collection) {
        Iterator<Document> all = all(database, collection).iterator();
        return Stream.generate(() -> batch(all))
                .takeWhile(b -> !b.isEmpty())
                .flatMap(b -> insertions(database.getDatabaseName(), collection, b));
    }

    private static List<Document> batch(Iterator<Document> all) {
        List<Document> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && all.hasNext()) batch.add(all.next());
        return batch;
    }

    private static Stream<byte[]> insertions(String database, String collection, List<Document> batch) {
        byte[] record =
                JournaledBackend.record(database, new Document("insert", collection).append("documents", batch));
        if (record.length <= MAX_BYTES || batch.size() == 1) return Stream.of(record);
        int half = batch.size() / 2;
        return Stream.concat(
                insertions(database, collection, batch.subList(0, half)),
                insertions(database, collection, batch.subList(half, batch.size())));
    }

    private static Iterable<Document> all(MongoDatabase database, String collection) {
        MongoCollection<?> found = database.resolveCollection(collection, false);
        return found == null ? List.of() : found.queryAll();
    }
}
