package promotrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterConnectionMode;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.bson.Document;

/// The two databases that the store must work with alike.
///
/// The real one is taken from `PROMOTRACE_TEST_MONGODB` (`mongodb://127.0.0.1:27017`); each test gets a database of its
/// own there, which it drops. A replica set that nobody has initiated yet is initiated with its one server.
public enum Backend {
    EMBEDDED,
    REAL;

    private static final String VARIABLE = "PROMOTRACE_TEST_MONGODB";
    private static final Map<ServerAddress, MongoClient> CLIENTS = new ConcurrentHashMap<>();
    private static final Pattern ADDRESS = Pattern.compile("(mongodb(?:\\+srv)?://[^/?]+)/?[^?]*(\\?.*)?");

    /// Settings of an empty store; the test is skipped where this database is not there.
    public StoreSettings fresh(Path folder) {
        return switch (this) {
            case EMBEDDED -> StoreSettings.of(Optional.empty(), folder);
            case REAL -> {
                String address = System.getenv(VARIABLE);
                assumeTrue(
                        address != null && !address.isBlank(),
                        VARIABLE + " is not set: the store is not tested on a real MongoDB");
                initiate(address);
                String name = "test_" + UUID.randomUUID().toString().replace("-", "");
                yield StoreSettings.of(Optional.of(named(address, name)), folder);
            }
        };
    }

    public static void drop(StoreSettings settings) {
        settings.mongodb().ifPresent(address -> database(address).drop());
    }

    /// How much has been written so far, in a unit of the database's own: grows while a run goes on.
    public static long written(StoreSettings settings) {
        if (settings.mongodb().isEmpty()) return bytes(settings.folder());
        Document stats = database(settings.mongodb().orElseThrow()).runCommand(new Document("dbStats", 1));
        return stats.get("objects", Number.class).longValue();
    }

    /// Which process serves the real database now; empty where none is named, or none answers.
    static Optional<Object> process() {
        String address = System.getenv(VARIABLE);
        if (address == null || address.isBlank()) return Optional.empty();
        try {
            Document hello = hello(client(new ConnectionString(address)));
            return Optional.of(hello.get("topologyVersion", Document.class).getObjectId("processId"));
        } catch (MongoException notThere) {
            return Optional.empty();
        }
    }

    private static MongoDatabase database(String address) {
        ConnectionString connection = new ConnectionString(address);
        return client(connection).getDatabase(connection.getDatabase());
    }

    /// One client a server for what tests do beside the store, open until the tests end.
    private static MongoClient client(ConnectionString connection) {
        ServerAddress first = new ServerAddress(connection.getHosts().getFirst());
        return CLIENTS.computeIfAbsent(
                first,
                host -> MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(connection)
                        .applyToClusterSettings(c -> c.hosts(List.of(first))
                                .mode(ClusterConnectionMode.SINGLE)
                                .serverSelectionTimeout(10, TimeUnit.SECONDS))
                        .applyToSocketSettings(s -> s.readTimeout(10, TimeUnit.SECONDS))
                        .build()));
    }

    private static long bytes(Path folder) {
        File[] files = folder.toFile().listFiles();
        return files == null ? 0 : Arrays.stream(files).mapToLong(File::length).sum();
    }

    private static String named(String address, String name) {
        Matcher m = ADDRESS.matcher(address);
        assertThat(m.matches()).as(VARIABLE + " is an address of a MongoDB").isTrue();
        return m.group(1) + "/" + name + Optional.ofNullable(m.group(2)).orElse("");
    }

    private static synchronized void initiate(String address) {
        ConnectionString connection = new ConnectionString(address);
        MongoClient client = client(connection);
        Document hello = hello(client);
        if (hello.getBoolean("isWritablePrimary", false)) return;
        if (hello.getBoolean("isreplicaset", false)) {
            Document member =
                    new Document("_id", 0).append("host", connection.getHosts().getFirst());
            Document config = new Document("_id", "rs0").append("members", List.of(member));
            try {
                client.getDatabase("admin").runCommand(new Document("replSetInitiate", config));
            } catch (MongoCommandException e) {
                assertThat(e.getErrorCodeName()).isEqualTo("AlreadyInitialized");
            }
        }
        Awaitility.await("a primary at " + connection.getHosts())
                .atMost(Duration.ofSeconds(60))
                .until(() -> hello(client).getBoolean("isWritablePrimary", false));
    }

    private static Document hello(MongoClient client) {
        return client.getDatabase("admin").runCommand(new Document("hello", 1));
    }
}
