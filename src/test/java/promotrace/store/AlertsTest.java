package promotrace.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import promotrace.deliver.Alert;

/// A trouble is told once while it lasts, whoever asks and however often the house is opened.
@ExtendWith(ServerStays.class)
@ParameterizedClass(name = "{0}")
@EnumSource(Backend.class)
class AlertsTest {
    private static final Instant NOW = Samples.DAY;

    private final Backend backend;
    private StoreSettings settings;
    private Store store;

    @TempDir
    private Path folder;

    AlertsTest(Backend backend) {
        this.backend = backend;
    }

    @BeforeEach
    void open() {
        settings = backend.fresh(folder);
        store = Store.open(settings);
    }

    @AfterEach
    void close() {
        if (store == null) return;
        store.close();
        Backend.drop(settings);
    }

    private boolean raise(int seconds) {
        Alert low = new Alert("disk-low", "low since " + seconds, false, NOW.plusSeconds(seconds));
        return store.alerts().raise("disk-low x", low, OptionalLong.of(5));
    }

    private boolean clear(int seconds) {
        return store.alerts().clear("disk-low x", new Alert("disk-low", "well", true, NOW.plusSeconds(seconds)));
    }

    private List<String> delivered(int seconds) {
        List<String> texts = new ArrayList<>();
        for (Optional<Alerts.Pending> p = store.alerts().take(NOW.plusSeconds(seconds)); p.isPresent(); ) {
            texts.add(p.get().alert().text());
            store.alerts().sent(p.get(), List.of("mail"), Optional.empty());
            p = store.alerts().take(NOW.plusSeconds(seconds));
        }
        return texts;
    }

    @Test
    void whatLastsIsToldOnceAlsoAfterReopening() {
        assertThat(clear(0)).as("there was none").isFalse();
        assertThat(raise(1)).isTrue();
        assertThat(raise(2)).isFalse();
        assertThat(delivered(3)).containsExactly("low since 1");
        store.close();
        store = Store.open(settings);
        assertThat(raise(4)).isFalse();
        assertThat(delivered(5)).isEmpty();
        assertThat(store.alerts().open())
                .containsExactly(
                        new Alerts.Trouble("disk-low x", "low since 1", NOW.plusSeconds(1), OptionalLong.of(5)));
    }

    @Test
    void whatIsOverIsToldOnceAndMayComeAgain() {
        raise(1);
        assertThat(clear(2)).isTrue();
        assertThat(clear(3)).isFalse();
        assertThat(delivered(4))
                .as("who never heard of it hears that it is over")
                .containsExactly("well");
        assertThat(store.alerts().open()).isEmpty();
        assertThat(raise(5)).isTrue();
        assertThat(delivered(6)).containsExactly("low since 5");
    }

    @Test
    void whatIsInSomebodysHandsIsTakenByOthersOnlyWhenThatTakesTooLong() {
        raise(0);
        assertThat(store.alerts().take(NOW)).isPresent();
        assertThat(store.alerts().take(NOW.plusSeconds(299))).isEmpty();
        assertThat(store.alerts().take(NOW.plusSeconds(301))).isPresent();
    }

    @Test
    void whatWentOverOneChannelWaitsForTheOther() {
        raise(0);
        Alerts.Pending first = store.alerts().take(NOW).orElseThrow();
        store.alerts().sent(first, List.of("mail"), Optional.of(NOW.plusSeconds(60)));
        assertThat(store.alerts().take(NOW.plusSeconds(59))).isEmpty();
        assertThat(store.alerts().waiting()).isTrue();
        Alerts.Pending second = store.alerts().take(NOW.plusSeconds(60)).orElseThrow();
        assertThat(second.sent()).containsExactly("mail");
        assertThat(second.attempts()).isEqualTo(1);
        store.alerts().sent(second, List.of("mail", "webhook"), Optional.empty());
        assertThat(store.alerts().waiting()).isFalse();
    }

    @Test
    void onlyWhatIsOverAndToldIsForgotten() {
        raise(1);
        assertThat(store.alerts().forget(NOW.plusSeconds(9))).isZero();
        clear(2);
        assertThat(store.alerts().forget(NOW.plusSeconds(9))).as("not told yet").isZero();
        delivered(3);
        assertThat(store.alerts().forget(NOW.plusSeconds(1)))
                .as("not old enough")
                .isZero();
        assertThat(store.alerts().forget(NOW.plusSeconds(9))).isEqualTo(1);
    }

    @Test
    void ofSeveralWorkersOneTells() throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        int told = 0;
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int seconds = i;
                all.add(workers.submit(() -> {
                    together.await();
                    return raise(seconds);
                }));
            }
            together.countDown();
            for (Future<Boolean> one : all) if (one.get()) told++;
        }
        assertThat(told).isEqualTo(1);
        assertThat(delivered(9)).hasSize(1);
    }
}
