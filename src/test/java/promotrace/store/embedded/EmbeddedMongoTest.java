package promotrace.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {
    @TempDir
    private Path parent;

    private Path folder() {
        return parent.resolve("database");
    }

    private static MongoClient client(EmbeddedMongo mongo, String name) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://" + mongo.address() + "/?directConnection=true"))
                .applicationName(name)
                .applyToClusterSettings(c -> c.serverSelectionTimeout(1, TimeUnit.SECONDS))
                .build());
    }

    @Test
    void twoAtOnceOnOneFolderAreRefusedAndOneAfterTheOtherAreNot() throws IOException {
        try (EmbeddedMongo first = EmbeddedMongo.open(folder())) {
            assertThat(first.address()).startsWith("127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedMongo.open(folder()))
                    .isInstanceOfSatisfying(
                            FolderInUseException.class,
                            e -> assertThat(e.holder())
                                    .isEqualTo(Long.toString(
                                            ProcessHandle.current().pid())));
        }
        EmbeddedMongo.open(folder()).close();
    }

    @Test
    void nobodyElseOnTheMachineMayReadIt() throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(folder());
                MongoClient own = client(mongo, mongo.password());
                MongoClient stranger = client(mongo, "mongosh")) {
            own.getDatabase("x").getCollection("y").insertOne(new Document("_id", "1"));
            assertThatThrownBy(() ->
                            stranger.getDatabase("x").getCollection("y").find().first())
                    .isInstanceOf(MongoException.class);
            assertThatThrownBy(() -> stranger.getDatabase("x").drop()).isInstanceOf(MongoException.class);
            assertThat(own.getDatabase("x").getCollection("y").countDocuments()).isEqualTo(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whatWouldComeOutOtherwiseTheSecondTimeIsRefused() throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(folder());
                MongoClient client = client(mongo, mongo.password())) {
            MongoCollection<Document> c = client.getDatabase("x").getCollection("y");
            assertThatThrownBy(() -> c.updateOne(
                            new Document("a", 1),
                            new Document("$set", new Document("b", 1)),
                            new UpdateOptions().upsert(true)))
                    .hasMessageContaining("names its _id");
            assertThatThrownBy(() ->
                            c.aggregate(List.of(new Document("$out", "z"))).toCollection())
                    .isInstanceOf(MongoException.class);
        }
    }

    /// Random writes against a map in memory: the same answers by every index, after reopening and after shrinking too.
    @Test
    void indexesFindWhatIsThere() throws IOException {
        Map<String, Document> expected = new HashMap<>();
        Random random = new Random(11);
        for (int round = 0; round < 4; round++) {
            try (EmbeddedMongo mongo = EmbeddedMongo.open(folder());
                    MongoClient client = client(mongo, mongo.password())) {
                MongoCollection<Document> c = client.getDatabase("x").getCollection("y");
                if (round == 0) {
                    c.createIndex(new Document("group", 1).append("n", 1));
                    c.createIndex(new Document("n", 1));
                    c.createIndex(
                            new Document("code", 1),
                            new IndexOptions().unique(true).sparse(true));
                }
                for (int i = 0; i < 400; i++) change(c, expected, random);
                for (int i = 0; i < 60; i++) ask(c, expected, random);
            }
        }
    }

    private static void change(MongoCollection<Document> c, Map<String, Document> expected, Random random) {
        String id = "d" + random.nextInt(150);
        Document key = new Document("_id", id);
        switch (random.nextInt(4)) {
            case 0 -> {
                c.deleteOne(key);
                expected.remove(id);
            }
            case 1 -> {
                int n = random.nextInt(20);
                c.updateOne(key, new Document("$set", new Document("n", n)));
                expected.computeIfPresent(id, (k, d) -> new Document(d).append("n", n));
            }
            default -> {
                Document d = new Document("_id", id).append("group", "g" + random.nextInt(5));
                if (random.nextBoolean()) d.append("n", random.nextInt(20));
                if (random.nextBoolean()) d.append("code", "c" + id);
                c.replaceOne(key, d, new ReplaceOptions().upsert(true));
                expected.put(id, d);
            }
        }
    }

    private static void ask(MongoCollection<Document> c, Map<String, Document> expected, Random random) {
        String group = "g" + random.nextInt(6);
        int n = random.nextInt(20);
        String id = "d" + random.nextInt(150);
        same(c, expected, new Document("group", group), d -> group.equals(d.get("group")));
        same(
                c,
                expected,
                new Document("_id", id).append("group", group),
                d -> id.equals(d.get("_id")) && group.equals(d.get("group")));
        same(c, expected, new Document("n", n), d -> Integer.valueOf(n).equals(d.get("n")));
        same(c, expected, new Document("n", null), d -> d.get("n") == null);
        same(c, expected, new Document("n", new Document("$lte", n)), d -> d.get("n") instanceof Integer i && i <= n);
        same(
                c,
                expected,
                new Document("n", new Document("$gt", n).append("$lt", n + 5)),
                d -> d.get("n") instanceof Integer i && i > n && i < n + 5);
        same(
                c,
                expected,
                new Document("group", new Document("$in", List.of(group, "g0", "none")))
                        .append("n", new Document("$gte", n)),
                d -> List.of(group, "g0").contains(d.getString("group")) && d.get("n") instanceof Integer i && i >= n);
        same(
                c,
                expected,
                new Document("n", new Document("$ne", n)),
                d -> !Integer.valueOf(n).equals(d.get("n")));
        same(c, expected, new Document("code", "c" + id), d -> ("c" + id).equals(d.get("code")));
        same(c, expected, new Document("_id", new Document("$in", List.of(id, "x"))), d -> id.equals(d.get("_id")));
    }

    private static void sorted(MongoCollection<Document> c, Map<String, Document> expected, int n, int limit) {
        List<Integer> found = c.find(new Document("n", new Document("$lte", n)))
                .sort(new Document("n", 1))
                .limit(limit)
                .map(d -> d.getInteger("n"))
                .into(new ArrayList<>());
        assertThat(found)
                .containsExactlyElementsOf(expected.values().stream()
                        .filter(d -> d.get("n") instanceof Integer i && i <= n)
                        .map(d -> d.getInteger("n"))
                        .sorted()
                        .limit(limit)
                        .toList());
    }

    private static void same(
            MongoCollection<Document> c, Map<String, Document> expected, Document query, Predicate<Document> meant) {
        List<Document> found = c.find(query).into(new ArrayList<>());
        assertThat(found)
                .as(query.toJson())
                .containsExactlyInAnyOrderElementsOf(
                        expected.values().stream().filter(meant).toList());
    }

    @Test
    void aDocumentWithAListIsFoundOnce() throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(folder());
                MongoClient client = client(mongo, mongo.password())) {
            MongoCollection<Document> c = client.getDatabase("x").getCollection("y");
            c.createIndex(new Document("n", 1));
            c.insertOne(new Document("_id", "1").append("n", List.of(1, 2, 3)));
            c.insertOne(new Document("_id", "2").append("n", 9));
            assertThat(c.find(new Document("n", new Document("$lt", 5))).into(new ArrayList<>()))
                    .hasSize(1);
            assertThat(c.find(new Document("n", 2)).into(new ArrayList<>())).hasSize(1);
            c.updateOne(new Document("_id", "1"), new Document("$set", new Document("n", List.of(2, 7))));
            assertThat(c.find(new Document("n", 1)).into(new ArrayList<>())).isEmpty();
            assertThat(c.find(new Document("n", new Document("$gt", 6))).into(new ArrayList<>()))
                    .hasSize(2);
        }
    }

    @Test
    void aJournalThatHasGrownIsWrittenAnewAndHoldsTheSame() throws IOException {
        String large = "x".repeat(1 << 16);
        try (EmbeddedMongo mongo = EmbeddedMongo.open(folder());
                MongoClient client = client(mongo, mongo.password())) {
            MongoCollection<Document> c = client.getDatabase("x").getCollection("y");
            c.createIndex(new Document("group", 1));
            for (int i = 0; i < 600; i++) {
                Document d = new Document("_id", "d" + i % 10)
                        .append("group", "g" + i % 3)
                        .append("text", large + i);
                c.replaceOne(new Document("_id", d.get("_id")), d, new ReplaceOptions().upsert(true));
            }
            assertThat(mongo.bytes()).isLessThan(24L << 20);
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.open(folder());
                MongoClient client = client(mongo, mongo.password())) {
            MongoCollection<Document> c = client.getDatabase("x").getCollection("y");
            assertThat(c.countDocuments()).isEqualTo(10);
            assertThat(c.find(new Document("group", "g2"))
                            .map(d -> d.getString("text"))
                            .into(new ArrayList<>()))
                    .containsExactlyInAnyOrder(large + 590, large + 593, large + 596, large + 599);
            assertThat(c.listIndexes().map(d -> d.getString("name")).into(new ArrayList<>()))
                    .contains("_id_", "group_1");
        }
    }
}
