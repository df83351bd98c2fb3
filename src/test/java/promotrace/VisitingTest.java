package promotrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.collect.Crawlers;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.fetch.Ask;
import promotrace.fetch.Door;
import promotrace.fetch.Fetched;
import promotrace.frontier.Lease;
import promotrace.frontier.Visit;
import promotrace.resolve.Answer;
import promotrace.resolve.Catalogue;
import promotrace.resolve.Next;
import promotrace.resolve.Resolver;
import promotrace.store.Store;
import promotrace.store.StoreSettings;
import promotrace.storefront.Storefronts;
import promotrace.url.WebUrl;

/// What a host wants outlives the process that was told, and nobody asks longer than the host is its own.
class VisitingTest {
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    @TempDir
    private Path folder;

    private final MovedClock clock = new MovedClock();
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.of(Optional.empty(), folder));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aHostThatWantsToBeLeftAloneIsLetGoAndTheNextProcessKnows() throws Exception {
        TestDoor door = new TestDoor(Duration.ZERO, url -> {
            Capture busy = Capture.of(url, START, "GET", 429, List.of(new Header("Retry-After", "300")), new byte[0]);
            return new Fetched.Refused(url, Fetched.Reason.BLOCKED, Optional.of(busy));
        });
        door.rest = Duration.ofSeconds(300);
        add(3);
        run(door);
        assertThat(door.asked).hasSize(1);
        assertThat(store.answers().all().values())
                .as("until it says more")
                .extracting(Answer::next)
                .containsExactly(new Next.Blocked("lets no program in", OptionalInt.of(429)));
        store.close();
        open();
        assertThat(store.visits().nextDue(clock.now)).contains(START.plusSeconds(300));
        assertThat(store.visits().lease("other", 9, 50, START.plusSeconds(299))).isEmpty();
        List<Visit> left = store.visits()
                .lease("other", 9, 50, START.plusSeconds(400))
                .getFirst()
                .visits();
        assertThat(left).extracting(Visit::attempts).containsExactlyInAnyOrder(0, 0, 1);
    }

    @Test
    void nothingIsBegunThatMayOutlastTheLease() throws Exception {
        TestDoor door = new TestDoor(Duration.ofSeconds(25), url -> new Fetched.Gone(url, Optional.empty()));
        add(7);
        run(door);
        assertThat(door.asked).hasSize(7);
        assertThat(store.visits().open()).isZero();
        Duration lease = Lease.Terms.USUAL.time();
        Instant leased = START;
        for (Instant began : door.began) {
            if (Duration.between(leased, began.plusSeconds(30)).compareTo(lease) > 0) leased = began;
            assertThat(Duration.between(leased, began)).isLessThanOrEqualTo(lease.minusSeconds(30));
        }
    }

    @Test
    void aProcessThatIsKilledHasAFewSecondsOfAHostsVisitsToMakeAgain() throws Exception {
        List<Long> openThen = new ArrayList<>();
        TestDoor door = new TestDoor(Duration.ofSeconds(2), url -> {
            openThen.add(store.visits().open());
            return new Fetched.Gone(url, Optional.empty());
        });
        add(8);
        run(door);
        assertThat(openThen).containsExactly(8L, 8L, 8L, 5L, 5L, 5L, 2L, 2L);
        assertThat(store.visits().open()).isZero();
    }

    @Test
    void whatIsBrokenEndsTheRunAndIsTold() {
        TestDoor broken = new TestDoor(Duration.ZERO, url -> {
            throw new NoClassDefFoundError("half an installation");
        });
        add(2);
        assertThatThrownBy(() -> run(broken)).isInstanceOf(NoClassDefFoundError.class);
        assertThat(broken.asked).hasSize(1);
    }

    private void add(int visits) {
        store.visits()
                .add(IntStream.range(0, visits)
                        .mapToObj(i -> Visit.hop(WebUrl.of("https://shop.example/" + i), 0, START))
                        .toList());
    }

    private void run(Door door) throws InterruptedException {
        ConfigFolder config = new ConfigFolder(Path.of(""));
        Catalogue catalogue = Catalogue.load(config);
        Depicting depicting = new Depicting(PictureRules.NONE, clock);
        Reader reader = new Reader(
                Crawlers.load(config, PseudonymKey.of(folder)),
                new Resolver(catalogue),
                Storefronts.load(config, catalogue),
                depicting,
                true,
                clock,
                clock::instant);
        Keeper keeper = new Keeper(store, door, depicting, clock::instant);
        Visiting visiting =
                new Visiting("worker", door, reader, keeper, store.visits(), clock, 1, new DiskFloor(folder, 0));
        visiting.untilNothingIsDue(Map.of(), new Tally((step, done, of, words) -> {}, 0));
    }

    /// Time passes only while somebody is asked.
    private static final class MovedClock extends Clock {
        private volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private interface World {
        Fetched answer(WebUrl url);
    }

    /// `rest` holds from the first request on.
    private final class TestDoor implements Door {
        private final Duration takes;
        private final World world;
        private final List<WebUrl> asked = new CopyOnWriteArrayList<>();
        private final List<Instant> began = new ArrayList<>();
        private Duration rest = Duration.ZERO;

        TestDoor(Duration takes, World world) {
            this.takes = takes;
            this.world = world;
        }

        @Override
        public Fetched ask(Ask ask) {
            asked.add(ask.url());
            began.add(clock.now);
            clock.now = clock.now.plus(takes);
            return world.answer(ask.url());
        }

        @Override
        public Duration rest(String server) {
            return asked.isEmpty() ? Duration.ZERO : rest;
        }

        @Override
        public void close() {}
    }
}
