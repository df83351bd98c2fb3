package promotrace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.assess.Subject;
import promotrace.resolve.Answer;
import promotrace.resolve.Asked;
import promotrace.resolve.Earlier;
import promotrace.store.Store;
import promotrace.store.StoreSettings;
import promotrace.storefront.Listing;
import promotrace.url.WebUrl;

/// A blog's post whose link goes through a shortener that sends people elsewhere after some days. Time passes only by the
/// world's clock that each run is told.
class RevisitingTest {
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path folder;

    private BagsBlog blog;

    @BeforeEach
    void serve() throws IOException {
        blog = new BagsBlog(folder);
    }

    @AfterEach
    void end() {
        blog.close();
    }

    @Test
    void whatALinkLeadsToIsAskedAgainEverLessOften() throws Exception {
        blog.run(START);
        assertThat(blog.asked("/s/bag")).isEqualTo(1);
        blog.run(START);
        blog.run(START.plus(DAY).minusSeconds(1));
        assertThat(blog.asked("/s/bag")).isEqualTo(1);
        blog.run(START.plus(DAY));
        blog.run(START.plus(DAY));
        assertThat(blog.asked("/s/bag")).isEqualTo(2);
        assertThat(blog.asked("/shop/dress")).isEqualTo(2);
        blog.run(START.plus(DAY.multipliedBy(3)));
        assertThat(blog.asked("/s/bag")).isEqualTo(2);
        blog.run(START.plus(DAY.multipliedBy(4)));
        blog.run(START.plus(DAY.multipliedBy(12)));
        assertThat(blog.asked("/s/bag")).isEqualTo(3);
        blog.run(START.plus(DAY.multipliedBy(13)));
        assertThat(blog.asked("/s/bag")).isEqualTo(4);
    }

    @Test
    void aLinkThatLeadsElsewhereKeepsBothWithTheirTimes() throws Exception {
        blog.run(START);
        blog.run(START.plus(DAY));
        blog.leads("/s/bag", "/shop/tea");
        Instant changed = START.plus(DAY.multipliedBy(4));
        blog.run(changed);
        List<Subject> subjects = blog.subjects();
        assertThat(subjects)
                .extracting(s -> s.listing().map(Listing::title), Subject::until)
                .containsExactlyInAnyOrder(
                        tuple(Optional.of("Green tea"), Optional.empty()),
                        tuple(Optional.of("Summer dress"), Optional.of(START.plus(DAY))));
        Subject today =
                subjects.stream().filter(s -> s.until().isEmpty()).findFirst().orElseThrow();
        assertThat(today.earlier())
                .extracting(e -> e.chain().destination(), Earlier::until)
                .containsExactly(tuple(Optional.of(blog.at("/shop/dress")), START.plus(DAY)));
        blog.run(changed.plus(DAY)); // what changed is asked soon again
        assertThat(blog.asked("/s/bag")).isEqualTo(4);
        assertThat(blog.subjects()).hasSize(2);
        String json = Files.readString(folder.resolve("report.json"));
        assertThat(json).contains("\"earlier\"", "\"until\"").contains("/shop/dress");
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("Until 2 May 2026 it led to")
                .contains("The link was last seen to lead this way on 2 May 2026");
    }

    @Test
    void whatAShopNoLongerSellsIsKnownAsItWasSeenLast() throws Exception {
        blog.run(START);
        blog.web.stubFor(get(urlEqualTo("/shop/dress")).willReturn(aResponse().withStatus(404)));
        blog.run(START.plus(DAY));
        assertThat(blog.subjects())
                .filteredOn(s -> s.until().isPresent())
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.until()).contains(START);
                    assertThat(s.listing().orElseThrow().title()).isEqualTo("Summer dress");
                    assertThat(s.listing().orElseThrow().available()).isFalse();
                });
    }

    @Test
    void aProgrammesClickIsNeverAskedAgain() throws Exception {
        blog.post("2026-05-01T09:00:00Z", WebUrl.of("http://www.awin1.com/cread.php?s=1&v=2&r=3"));
        blog.web.stubFor(get(urlEqualTo("/cread.php?s=1&v=2&r=3"))
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", blog.at("/shop/dress").toString())));
        blog.run(START);
        blog.run(START.plus(DAY));
        blog.run(START.plus(DAY.multipliedBy(40)));
        assertThat(blog.asked("/cread.php?s=1&v=2&r=3")).isEqualTo(1);
        assertThat(blog.asked("/shop/dress")).isGreaterThan(1);
    }

    @Test
    void deadLinksWaitTheLongest() throws Exception {
        blog.web.stubFor(get(urlEqualTo("/s/bag")).willReturn(aResponse().withStatus(404)));
        blog.run(START);
        blog.run(START.plus(DAY.multipliedBy(29)));
        assertThat(blog.asked("/s/bag")).isEqualTo(1);
        blog.run(START.plus(DAY.multipliedBy(30)));
        assertThat(blog.asked("/s/bag")).isEqualTo(2);
    }

    @Test
    void linksOfOldPostsAreLeftAlone() throws Exception {
        blog.run(START);
        blog.run(START.plus(DAY.multipliedBy(200)));
        assertThat(blog.asked("/s/bag")).isEqualTo(1);
    }

    @Test
    void anEmptyListAsksNothingAgain() throws Exception {
        String file = Files.readString(blog.home.resolve("config/revisits.yml"));
        Files.writeString(blog.home.resolve("config/revisits.yml"), file.replaceFirst("gaps: \\[.*\\]", "gaps: []"));
        blog.run(START);
        blog.run(START.plus(DAY.multipliedBy(4)));
        assertThat(blog.asked("/s/bag")).isEqualTo(1);
    }

    @Test
    void whatIsDueIsSaid() throws Exception {
        blog.run(START);
        try (Monitor.Desk desk = Monitor.desk(blog.home, blog.data(), Optional.empty())) {
            Instant next = START.plus(DAY);
            assertThat(Monitor.revisits(blog.home, desk, START))
                    .isEqualTo(new Revisiting.Standing(0, 2, Optional.of(next)));
            assertThat(Monitor.revisits(blog.home, desk, next))
                    .isEqualTo(new Revisiting.Standing(2, 0, Optional.empty()));
        }
    }

    @Test
    void ofTwoWorkersOneTakesWhatIsDueAlsoAfterItWasMade() throws Exception {
        blog.run(START);
        Instant later = START.plus(DAY);
        try (Monitor.Desk desk = Monitor.desk(blog.home, blog.data(), Optional.empty())) {
            Store store = desk.store();
            Asked asked = Asked.plain(blog.at("/s/bag"));
            Instant before = later.minus(DAY);
            assertThat(store.answers().take(List.of(asked), before, before, later))
                    .containsExactly(asked);
            assertThat(store.answers().take(List.of(asked), before, before, later))
                    .isEmpty();
            Answer same = store.answers().find(List.of(blog.at("/s/bag"))).get(blog.at("/s/bag"));
            store.answers().put(List.of(new Answer(blog.at("/s/bag"), same.next(), later, later, Optional.empty())));
            assertThat(store.answers().take(List.of(asked), before, before, later))
                    .isEmpty();
            Instant next = later.plus(DAY);
            assertThat(store.answers().take(List.of(asked), later, later, next)).containsExactly(asked);
            assertThat(store.answers().take(List.of(asked), later, next.plus(DAY), next.plus(DAY)))
                    .containsExactly(asked); // who took it was killed
        }
    }

    @Test
    void anUnattendedRunLooksOnceInAWhile() throws Exception {
        blog.run(START);
        Instant machine = Instant.parse("2030-01-01T00:00:00Z");
        try (Monitor monitor = Monitor.open(blog.settings(START.plusSeconds(60)))) {
            assertThat(monitor.pipeline().linksDue(machine)).isZero();
        }
        try (Monitor monitor = Monitor.open(blog.settings(START.plus(DAY)))) {
            assertThat(monitor.pipeline().linksDue(machine.plusSeconds(60))).isZero();
            assertThat(monitor.pipeline().linksDue(machine.plus(Duration.ofHours(6))))
                    .isEqualTo(2);
            assertThat(monitor.pipeline().linksDue(machine.plus(Duration.ofHours(12))))
                    .isZero();
            assertThat(monitor.pipeline().open()).isEqualTo(2);
        }
    }

    @Test
    void whatIsReplayedIsNotAskedAgain() throws Exception {
        blog.run(START);
        Path captures;
        try (Stream<Path> files = Files.list(blog.data().resolve("warc"))) {
            captures = files.filter(f -> f.toString().endsWith(".warc.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        Settings live = blog.settings(START.plus(DAY.multipliedBy(20)));
        Settings replayed = new Settings(
                blog.home,
                folder.resolve("replayed"),
                Optional.empty(),
                List.of(captures),
                live.now(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                4);
        for (int pass = 0; pass < 2; pass++) {
            try (Monitor monitor = Monitor.open(replayed)) {
                blog.watch(monitor);
                monitor.pipeline().allDue(Instant.now());
                assertThat(monitor.pipeline().linksDue(Instant.now())).isZero();
                monitor.pipeline().run("replayed", Progress.SILENT);
            }
        }
        try (Store store = Store.open(StoreSettings.of(Optional.empty(), folder.resolve("replayed")))) {
            assertThat(store.answers().history(blog.at("/s/bag"))).hasSize(1);
        }
    }
}
