package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.collect.Drift;
import promotrace.collect.Watched;
import promotrace.collect.Yield;
import promotrace.deliver.Alert;
import promotrace.deliver.Channel;
import promotrace.deliver.DeliveryException;
import promotrace.evidence.Sha256;
import promotrace.frontier.Visit;
import promotrace.store.Alerts;
import promotrace.store.Store;
import promotrace.store.StoreSettings;
import promotrace.url.WebUrl;

class TellingTest {
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Store store;
    private Instant now = NOW;
    private final TestChannel mail = new TestChannel("mail");
    private final TestChannel webhook = new TestChannel("webhook");

    private static final class TestChannel implements Channel {
        private final String name;
        private final List<String> got = new ArrayList<>();
        private boolean works = true;

        TestChannel(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void send(Alert alert) throws DeliveryException {
            if (!works) throw new DeliveryException("nobody is there");
            got.add(alert.subject() + (alert.over() ? " over" : ""));
        }
    }

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.of(Optional.empty(), folder));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Telling telling() {
        return new Telling(store.alerts(), List.of(mail, webhook), "x", () -> now);
    }

    @Test
    void aSiteThatChangedIsToldOnceWithBothPagesUntilItsPagesGiveAgain() {
        List<Yield.Standing> fallen = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            Yield good = new Yield(
                    "p:" + i, "list", 20, WebUrl.of("https://p.example/" + i), Sha256.of(new byte[] {1}), NOW);
            fallen.add(new Yield.Standing(good, good)
                    .with(new Yield("p:" + i, "list", 0, good.address(), Sha256.of(new byte[] {2}), NOW)));
        }
        Drift drift = new Drift("p", "list", fallen, 3);
        telling().drifting(Set.of("p", "q"), List.of(drift));
        telling().drifting(Set.of("p", "q"), List.of(drift));
        assertThat(mail.got).containsExactly("crawler-drift");
        assertThat(store.alerts().open())
                .singleElement()
                .extracting(Alerts.Trouble::text)
                .asString()
                .contains(
                        "60 items of 3 accounts and give 0 now",
                        Sha256.of(new byte[] {1}).hex(),
                        Sha256.of(new byte[] {2}).hex());
        telling().drifting(Set.of("p", "q"), List.of());
        assertThat(mail.got).containsExactly("crawler-drift", "crawler-drift over");
    }

    @Test
    void aFaultIsToldOnceUntilARunIsDone() {
        telling().runWell();
        telling().runFailed("a");
        telling().runFailed("b");
        assertThat(mail.got).containsExactly("run-failed");
        telling().runWell();
        telling().runWell();
        telling().runFailed("c");
        assertThat(mail.got).containsExactly("run-failed", "run-failed over", "run-failed");
        assertThat(webhook.got).isEqualTo(mail.got);
    }

    @Test
    void whatCouldNotBeDeliveredIsTriedLaterOverThatChannelAlone() {
        webhook.works = false;
        telling().runFailed("a");
        assertThat(mail.got).hasSize(1);
        assertThat(webhook.got).isEmpty();
        webhook.works = true;
        assertThat(telling().deliver()).as("not yet").isFalse();
        now = NOW.plusSeconds(61);
        assertThat(telling().deliver()).isTrue();
        assertThat(mail.got).hasSize(1);
        assertThat(webhook.got).containsExactly("run-failed");
    }

    @Test
    void aDatabaseThatIsAwayIsToldAfterAWhileAndOnce() {
        Telling telling = telling();
        telling.databaseAway(NOW);
        now = NOW.plusSeconds(14 * 60);
        telling.databaseAway(NOW);
        telling.databaseBack();
        assertThat(mail.got).as("nobody's business").isEmpty();
        now = NOW.plusSeconds(15 * 60);
        webhook.works = false;
        telling.databaseAway(NOW);
        webhook.works = true;
        telling.databaseAway(NOW);
        telling.databaseAway(NOW);
        assertThat(mail.got).containsExactly("database-away");
        assertThat(webhook.got).containsExactly("database-away");
        telling.databaseBack();
        telling.databaseBack();
        assertThat(mail.got).containsExactly("database-away", "database-away over");
    }

    @Test
    void aDiskIsWellOnlyWithSpace() {
        DiskFloor little = new DiskFloor(folder, 1);
        DiskFloor much = new DiskFloor(folder, Long.MAX_VALUE);
        DiskException low = much.low().orElseThrow();
        telling().diskLow(low, much);
        telling().diskWell(much);
        assertThat(mail.got).containsExactly("disk-low");
        telling().diskWell(little);
        assertThat(mail.got).containsExactly("disk-low", "disk-low over");
        assertThat(little.low()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # case,                  watched, given up, told
            all,                     3,       3,        true
            half,                    8,       4,        true
            fewer than half,         9,       4,        false
            few accounts,            2,       2,        false
            nobody,                  9,       0,        false
            """)
    void aPlatform(String name, int watched, int givenUp, boolean told) {
        telling().platforms(watched("p", watched), givenUp("p", givenUp), Set.of());
        assertThat(mail.got).hasSize(told ? 1 : 0);
    }

    @Test
    void aPlatformIsWellOnlyWhenSomebodyWasRead() {
        List<Watched> all = watched("p", 4);
        telling().platforms(all, givenUp("p", 4), Set.of());
        telling().platforms(all, givenUp("p", 4), Set.of());
        telling().platforms(all, List.of(), Set.of());
        telling().platforms(all, List.of(), Set.of("q:1"));
        assertThat(mail.got).containsExactly("platform-unread");
        telling().platforms(all, List.of(), Set.of("p:1"));
        assertThat(mail.got).containsExactly("platform-unread", "platform-unread over");
    }

    private static List<Watched> watched(String platform, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> new Watched(platform + ":" + i, platform, "" + i, Optional.empty(), Map.of()))
                .toList();
    }

    private static List<Visit> givenUp(String platform, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> Visit.collect(platform + ":" + i, "s", WebUrl.of("https://p.example/" + i), NOW))
                .toList();
    }
}
