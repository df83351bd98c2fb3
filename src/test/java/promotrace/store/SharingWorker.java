package promotrace.store;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import promotrace.frontier.Lease;
import promotrace.frontier.Visit;

/// One of several processes that work through the visits of a real server with four threads; prints the id of each visit
/// it finished and ends with 0, or with 1 when it finds a host in somebody else's hands.
final class SharingWorker {
    private SharingWorker() {}

    public static void main(String[] args) throws Exception {
        ConnectionString connection = new ConnectionString(args[1]);
        try (Store store = Store.open(StoreSettings.of(Optional.of(args[1]), Path.of(args[0])));
                MongoClient client = MongoClients.create(connection);
                var threads = Executors.newFixedThreadPool(4)) {
            MongoCollection<Document> hands =
                    client.getDatabase(connection.getDatabase()).getCollection("test.hands");
            List<Future<?>> all = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(t -> threads.submit(() -> work(store, hands)))
                    .toList();
            for (Future<?> one : all) one.get();
        }
    }

    private static void work(Store store, MongoCollection<Document> hands) {
        while (store.visits().open() > 0) {
            Instant now = Instant.now();
            for (Lease lease : store.visits().lease("w", 1, 5, now)) {
                hands.insertOne(new Document("_id", lease.host()));
                boolean kept = store.visits().complete(lease, lease.visits(), List.of());
                if (!kept) throw new IllegalStateException("a held lease was lost");
                hands.deleteOne(new Document("_id", lease.host()));
                store.visits().release(lease, now);
                for (Visit v : lease.visits()) System.out.println(v.id());
            }
        }
    }
}
