package promotrace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.assess.AccountAssessment;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.collect.Watched;
import promotrace.config.CopiedHome;
import promotrace.report.HtmlReport;
import promotrace.report.JsonReport;
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

    private final WireMockServer web = new WireMockServer(options().dynamicPort());
    private Path home = Path.of("");

    @BeforeEach
    void serve() throws IOException {
        home = folder.resolve("home");
        CopiedHome.into(home);
        web.start();
        web.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        page("/", "<title>Bags</title><article><h2><a href='/bags/1'>1</a></h2></article>");
        post("2026-05-01T09:00:00Z", at("/s/bag"));
        shop("/shop/dress", "Summer dress");
        shop("/shop/tea", "Green tea");
        leads("/s/bag", "/shop/dress");
    }

    @AfterEach
    void end() {
        web.stop();
    }

    @Test
    void whatALinkLeadsToIsAskedAgainEverLessOften() throws Exception {
        run(START);
        assertThat(asked("/s/bag")).isEqualTo(1);
        run(START);
        run(START.plus(DAY).minusSeconds(1));
        assertThat(asked("/s/bag")).isEqualTo(1);
        run(START.plus(DAY));
        run(START.plus(DAY));
        assertThat(asked("/s/bag")).isEqualTo(2);
        assertThat(asked("/shop/dress")).isEqualTo(2);
        run(START.plus(DAY.multipliedBy(3)));
        assertThat(asked("/s/bag")).isEqualTo(2);
        run(START.plus(DAY.multipliedBy(4)));
        run(START.plus(DAY.multipliedBy(12)));
        assertThat(asked("/s/bag")).isEqualTo(3);
        run(START.plus(DAY.multipliedBy(13)));
        assertThat(asked("/s/bag")).isEqualTo(4);
    }

    @Test
    void aLinkThatLeadsElsewhereKeepsBothWithTheirTimes() throws Exception {
        run(START);
        run(START.plus(DAY));
        leads("/s/bag", "/shop/tea");
        Instant changed = START.plus(DAY.multipliedBy(4));
        run(changed);
        List<Subject> subjects = subjects();
        assertThat(subjects)
                .extracting(s -> s.listing().map(Listing::title), Subject::until)
                .containsExactlyInAnyOrder(
                        tuple(Optional.of("Green tea"), Optional.empty()),
                        tuple(Optional.of("Summer dress"), Optional.of(START.plus(DAY))));
        Subject today =
                subjects.stream().filter(s -> s.until().isEmpty()).findFirst().orElseThrow();
        assertThat(today.earlier())
                .extracting(e -> e.chain().destination(), Earlier::until)
                .containsExactly(tuple(Optional.of(at("/shop/dress")), START.plus(DAY)));
        run(changed.plus(DAY)); // what changed is asked soon again
        assertThat(asked("/s/bag")).isEqualTo(4);
        assertThat(subjects()).hasSize(2);
        String json = Files.readString(folder.resolve("report.json"));
        assertThat(json).contains("\"earlier\"", "\"until\"").contains("/shop/dress");
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("Until 2 May 2026 it led to")
                .contains("The link was last seen to lead this way on 2 May 2026");
    }

    @Test
    void whatAShopNoLongerSellsIsKnownAsItWasSeenLast() throws Exception {
        run(START);
        web.stubFor(get(urlEqualTo("/shop/dress")).willReturn(aResponse().withStatus(404)));
        run(START.plus(DAY));
        assertThat(subjects())
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
        post("2026-05-01T09:00:00Z", WebUrl.of("http://www.awin1.com/cread.php?s=1&v=2&r=3"));
        web.stubFor(get(urlEqualTo("/cread.php?s=1&v=2&r=3"))
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", at("/shop/dress").toString())));
        run(START);
        run(START.plus(DAY));
        run(START.plus(DAY.multipliedBy(40)));
        assertThat(asked("/cread.php?s=1&v=2&r=3")).isEqualTo(1);
        assertThat(asked("/shop/dress")).isGreaterThan(1);
    }

    @Test
    void deadLinksWaitTheLongest() throws Exception {
        web.stubFor(get(urlEqualTo("/s/bag")).willReturn(aResponse().withStatus(404)));
        run(START);
        run(START.plus(DAY.multipliedBy(29)));
        assertThat(asked("/s/bag")).isEqualTo(1);
        run(START.plus(DAY.multipliedBy(30)));
        assertThat(asked("/s/bag")).isEqualTo(2);
    }

    @Test
    void linksOfOldPostsAreLeftAlone() throws Exception {
        run(START);
        run(START.plus(DAY.multipliedBy(200)));
        assertThat(asked("/s/bag")).isEqualTo(1);
    }

    @Test
    void anEmptyListAsksNothingAgain() throws Exception {
        String file = Files.readString(home.resolve("config/revisits.yml"));
        Files.writeString(home.resolve("config/revisits.yml"), file.replaceFirst("gaps: \\[.*\\]", "gaps: []"));
        run(START);
        run(START.plus(DAY.multipliedBy(4)));
        assertThat(asked("/s/bag")).isEqualTo(1);
    }

    @Test
    void whatIsDueIsSaid() throws Exception {
        run(START);
        try (Monitor.Desk desk = Monitor.desk(home, data(), Optional.empty())) {
            Instant next = START.plus(DAY);
            assertThat(Monitor.revisits(home, desk, START)).isEqualTo(new Revisiting.Standing(0, 2, Optional.of(next)));
            assertThat(Monitor.revisits(home, desk, next)).isEqualTo(new Revisiting.Standing(2, 0, Optional.empty()));
        }
    }

    @Test
    void ofTwoWorkersOneTakesWhatIsDueAlsoAfterItWasMade() throws Exception {
        run(START);
        Instant later = START.plus(DAY);
        try (Monitor.Desk desk = Monitor.desk(home, data(), Optional.empty())) {
            Store store = desk.store();
            Asked asked = Asked.plain(at("/s/bag"));
            Instant before = later.minus(DAY);
            assertThat(store.answers().take(List.of(asked), before, before, later))
                    .containsExactly(asked);
            assertThat(store.answers().take(List.of(asked), before, before, later))
                    .isEmpty();
            Answer same = store.answers().find(List.of(at("/s/bag"))).get(at("/s/bag"));
            store.answers().put(List.of(new Answer(at("/s/bag"), same.next(), later, later, Optional.empty())));
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
        run(START);
        Instant machine = Instant.parse("2030-01-01T00:00:00Z");
        try (Monitor monitor = Monitor.open(settings(START.plusSeconds(60)))) {
            assertThat(monitor.pipeline().linksDue(machine)).isZero();
        }
        try (Monitor monitor = Monitor.open(settings(START.plus(DAY)))) {
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
        run(START);
        Path captures;
        try (Stream<Path> files = Files.list(data().resolve("warc"))) {
            captures = files.filter(f -> f.toString().endsWith(".warc.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        Settings live = settings(START.plus(DAY.multipliedBy(20)));
        Settings replayed = new Settings(
                home,
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
                watch(monitor);
                monitor.pipeline().allDue(Instant.now());
                assertThat(monitor.pipeline().linksDue(Instant.now())).isZero();
                monitor.pipeline().run("replayed", Progress.SILENT);
            }
        }
        try (Store store = Store.open(StoreSettings.of(Optional.empty(), folder.resolve("replayed")))) {
            assertThat(store.answers().history(at("/s/bag"))).hasSize(1);
        }
    }

    private void run(Instant now) throws Exception {
        try (Monitor monitor = Monitor.open(settings(now))) {
            watch(monitor);
            monitor.pipeline().allDue(Instant.now());
            monitor.pipeline().run("tried out", Progress.SILENT);
            JsonReport.write(monitor.cases().whole().orElseThrow(), folder.resolve("report.json"));
            HtmlReport.write(monitor.cases().whole().orElseThrow(), folder.resolve("report.html"));
        }
    }

    private void watch(Monitor monitor) {
        monitor.pipeline().watch(List.of(new Watched("blog:bags", "blog", "bags", Optional.of(at("/")), Map.of())));
    }

    private Settings settings(Instant now) {
        return new Settings(
                home,
                data(),
                Optional.empty(),
                List.of(),
                Optional.of(now),
                Optional.of("tests@example.org"),
                Optional.of("http://localhost:" + web.port()),
                Optional.empty(),
                Optional.of(Duration.ofMillis(1)),
                List.of(),
                Optional.empty(),
                4);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private List<Subject> subjects() {
        try (Store store = Store.open(StoreSettings.of(Optional.empty(), data()))) {
            List<Subject> out = new ArrayList<>();
            AccountAssessment account = store.assessments().find("blog:bags").orElseThrow();
            account.promotions().stream()
                    .map(PromotionAssessment::subject)
                    .filter(s -> s.chain().isPresent())
                    .forEach(out::add);
            return out;
        }
    }

    private int asked(String path) {
        return web.findAll(getRequestedFor(urlEqualTo(path))).size();
    }

    private WebUrl at(String path) {
        return WebUrl.of("http://bags.example" + path);
    }

    private void post(String at, WebUrl link) {
        page("/bags/1", """
                <article><h1>The bag</h1><time class="entry-date" datetime="%s"></time>
                <div class="entry-content"><p>Gucci bag replica, 1:1 quality, best batch: <a href="%s">here</a></p></div></article>
                """.formatted(at, link));
    }

    private void leads(String from, String to) {
        web.stubFor(get(urlEqualTo(from))
                .willReturn(aResponse().withStatus(302).withHeader("Location", at(to).toString())));
    }

    private void shop(String path, String title) {
        page(path, """
                <title>%s</title><script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product",
                "name": "%s", "offers": {"@type": "Offer", "price": "12.00", "priceCurrency": "EUR",
                "availability": "https://schema.org/InStock"}}</script><h1>%s</h1>
                """.formatted(title, title, title));
    }

    private void page(String path, String body) {
        web.stubFor(get(urlEqualTo(path))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html lang=en>" + body + "</html>")));
    }
}
