package promotrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.store.embedded.EmbeddedMongo;

/// What is said when the store can't be opened.
class StoreTest {
    @TempDir
    private Path folder;

    private StoreException refusal(String address) {
        return refusal(StoreSettings.of(Optional.of(address), folder));
    }

    private static StoreException refusal(StoreSettings settings) {
        try (Store store = Store.open(settings)) {
            throw new AssertionError("opened " + store);
        } catch (StoreException e) {
            return e;
        }
    }

    @Test
    void aServerThatIsNotThereIsToldWithinSeconds() {
        Instant start = Instant.now();
        StoreException e = refusal("mongodb://127.0.0.1:1/promotrace?replicaSet=rs0");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(e.kind()).isEqualTo(StoreException.Kind.NOT_THERE);
        assertThat(e)
                .hasMessage("no MongoDB answers at 127.0.0.1:1: start it, or give another --mongodb, or leave it out"
                        + " to use the embedded database");
    }

    @Test
    void aServerThatIsNoMongoDbIsToldTheSame() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            StoreException e = refusal("mongodb://127.0.0.1:" + silent.getLocalPort());
            assertThat(e.kind()).isEqualTo(StoreException.Kind.NOT_THERE);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"localhost:27017", "http://localhost", "mongodb://", "mongodb://a b:x", "mongodb://h/?w=&x"})
    void anAddressThatIsNoneIsWrongUse(String address) {
        StoreException e = refusal(address);
        assertThat(e.kind()).isEqualTo(StoreException.Kind.WRONG_ADDRESS);
        assertThat(e).hasMessageStartingWith("not an address of a MongoDB: ").hasMessageNotContaining("\n");
    }

    @Test
    void aFolderThatIsAFileIsTold() throws IOException {
        Files.writeString(folder.resolve("database"), "a file");
        StoreException e = refusal(StoreSettings.of(Optional.empty(), folder));
        assertThat(e.kind()).isEqualTo(StoreException.Kind.DISK);
        assertThat(e).hasMessageContaining(folder.resolve("database").toString());
    }

    @Test
    void aFolderThatIsOpenAlreadyIsTold() {
        StoreSettings settings = StoreSettings.of(Optional.empty(), folder);
        try (Store store = Store.open(settings)) {
            assertThat(store.isEmbedded()).isTrue();
            assertThat(refusal(settings).kind()).isEqualTo(StoreException.Kind.IN_USE);
        }
        Store.open(settings).close();
    }

    @Test
    void whatANewerVersionWroteIsLeftAlone() throws IOException {
        StoreSettings settings = StoreSettings.of(Optional.empty(), folder);
        Store.open(settings).close();
        try (EmbeddedMongo mongo = EmbeddedMongo.open(settings.folder());
                MongoClient client = MongoClients.create(
                        "mongodb://" + mongo.address() + "/?directConnection=true&appName=" + mongo.password())) {
            new Shelf(client.getDatabase("promotrace"), "meta")
                    .put(List.of(Row.keyed("schema").put("version", 99)));
        }
        StoreException e = refusal(settings);
        assertThat(e.kind()).isEqualTo(StoreException.Kind.TOO_NEW);
        assertThatThrownBy(() -> Store.open(settings)).hasMessageMatching(".*schema 99, this one knows \\d+.*");
    }
}
