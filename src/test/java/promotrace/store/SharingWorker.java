package promotrace.store;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import promotrace.frontier.Lease;
import promotrace.frontier.Visit;

/// One of several processes that work through the visits of a real server; prints the id of each visit it finished and
/// ends with 0, or with 1 when it finds a host in somebody else's hands.
final class SharingWorker {
    private SharingWorker() {}

    public static void main(String[] args) {
        ConnectionString connection = new ConnectionString(args[1]);
        try (Store store = Store.open(StoreSettings.of(Optional.of(args[1]), Path.of(args[0])));
                MongoClient client = MongoClients.create(connection)) {
            MongoCollection<Document> hands =
                    client.getDatabase(connection.getDatabase()).getCollection("test.hands");
            work(store, hands);
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
