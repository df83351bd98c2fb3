package promotrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import promotrace.store.embedded.EmbeddedMongo;

/// Stored data is brought up to this version once, whoever starts and whoever is killed.
@ExtendWith(ServerStays.class)
@ParameterizedClass(name = "{0}")
@EnumSource(Backend.class)
class UpgradeTest {
    private final Backend backend;
    private final List<String> done = new ArrayList<>();
    private StoreSettings settings;
    private Optional<EmbeddedMongo> embedded = Optional.empty();
    private MongoClient client;
    private Shelf meta;
    private Shelf things;

    @TempDir
    private Path folder;

    UpgradeTest(Backend backend) {
        this.backend = backend;
    }

    @BeforeEach
    void open() throws IOException {
        settings = backend.fresh(folder);
        if (settings.mongodb().isEmpty()) embedded = Optional.of(EmbeddedMongo.open(settings.folder()));
        String address = settings.mongodb()
                .orElseGet(
                        () -> "mongodb://" + embedded.orElseThrow().address() + "/test?directConnection=true&appName="
                                + embedded.orElseThrow().password());
        client = MongoClients.create(address);
        var database = client.getDatabase(new ConnectionString(address).getDatabase());
        meta = new Shelf(database, "meta");
        things = new Shelf(database, "things");
    }

    @AfterEach
    void close() {
        if (client == null) return;
        client.close();
        embedded.ifPresent(EmbeddedMongo::close);
        Backend.drop(settings);
    }

    private Upgrade.Step step(String name) {
        return new Upgrade.Step(name, () -> done.add(name));
    }

    private void bring(boolean alone, Upgrade.Step... steps) {
        new Upgrade(meta, List.of(steps), alone, InstantSource.system()).bring();
    }

    private int version() {
        return meta.find("schema").map(r -> r.integer("version")).orElse(0);
    }

    @Test
    void everyStepIsDoneOnceAndInItsOrder() {
        bring(false, step("one"), step("two"));
        assertThat(done).containsExactly("one", "two");
        bring(false, step("one"), step("two"));
        assertThat(done).as("nothing is left").hasSize(2);
        bring(false, step("one"), step("two"), step("three"));
        assertThat(done).containsExactly("one", "two", "three");
        assertThat(version()).isEqualTo(3);
    }

    @Test
    void whatAnEarlierVersionWroteIsChangedAndStaysReadable() {
        meta.put(List.of(Row.keyed("schema").put("version", 1)));
        things.put(List.of(Row.keyed("a").put("old", "x"), Row.keyed("b").put("old", "y")));
        Upgrade.Step rename = new Upgrade.Step("rename", () -> {
            for (Row row : things.where(new Document("old", new Document("$exists", true)))) {
                things.put(List.of(Row.keyed(row.id()).put("new", row.text("old"))));
            }
        });
        bring(false, step("one"), rename);
        bring(false, step("one"), rename);
        assertThat(done).isEmpty();
        assertThat(things.all()).extracting(r -> r.text("new")).containsExactly("x", "y");
    }

    @Test
    void theNextStartGoesOnWhereOneBrokeOff() {
        Upgrade.Step breaking = new Upgrade.Step("breaking", () -> {
            things.put(List.of(Row.keyed("half")));
            throw new IllegalStateException("broken off");
        });
        assertThatThrownBy(() -> bring(false, step("one"), breaking)).hasMessage("broken off");
        assertThat(version()).isEqualTo(1);
        bring(false, step("one"), step("two"));
        assertThat(done).containsExactly("one", "two");
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void aKilledOnesTurnRunsOut() {
        Instant killed = Instant.now();
        meta.put(List.of(
                Row.keyed("upgrade").put("until", killed.plusSeconds(30)).put("token", "dead")));
        Instant[] now = {killed};
        InstantSource later = () -> now[0] = now[0].plusSeconds(7);
        new Upgrade(meta, List.of(step("one")), false, later).bring();
        assertThat(done).containsExactly("one");
        assertThat(now[0]).isAfter(killed.plusSeconds(30));
    }

    @Test
    void whoIsAloneWaitsForNobody() {
        meta.put(List.of(Row.keyed("upgrade")
                .put("until", Instant.now().plusSeconds(600))
                .put("token", "dead")));
        Instant began = Instant.now();
        bring(true, step("one"));
        assertThat(done).containsExactly("one");
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void whatANewerVersionWroteIsRefused() {
        meta.put(List.of(Row.keyed("schema").put("version", 3)));
        assertThatThrownBy(() -> bring(false, step("one"), step("two")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version of promotrace (schema 3, this one knows 2)");
        assertThat(done).isEmpty();
    }

    @Test
    void ofSeveralThatStartAtOnceOneUpgradesAndTheOthersWait() throws Exception {
        meta.put(List.of(Row.keyed("upgrade").put("until", Instant.EPOCH)));
        ConcurrentLinkedQueue<String> all = new ConcurrentLinkedQueue<>();
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                running.add(workers.submit(() -> {
                    together.await();
                    new Upgrade(
                                    meta,
                                    List.of(
                                            new Upgrade.Step("one", () -> all.add("one")),
                                            new Upgrade.Step("two", () -> all.add("two"))),
                                    false,
                                    InstantSource.system())
                            .bring();
                    assertThat(version()).as("who comes back finds all done").isEqualTo(2);
                    return null;
                }));
            }
            together.countDown();
            for (Future<?> worker : running) worker.get(60, TimeUnit.SECONDS);
        }
        assertThat(all).containsExactly("one", "two");
    }
}
