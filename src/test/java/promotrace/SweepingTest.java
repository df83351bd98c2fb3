package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.assess.AccountAssessment;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Verdict;
import promotrace.collect.WatchList;
import promotrace.evidence.Coding;
import promotrace.evidence.Exchange;
import promotrace.evidence.Exchanges;
import promotrace.evidence.Kept;
import promotrace.evidence.Sha256;
import promotrace.evidence.Vault;
import promotrace.fetch.Memory;
import promotrace.frontier.Visit;
import promotrace.resolve.Answer;
import promotrace.resolve.Next;
import promotrace.store.Store;
import promotrace.store.StoreSettings;
import promotrace.url.WebUrl;

/// What is old goes, what a judgement rests on stays, and the judgement stays the same.
class SweepingTest {
    private static final Path DEMO = Path.of("src/demo").toAbsolutePath();
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
    private static final Optional<Duration> DAY = Optional.of(Duration.ofDays(1));
    private static final Retention EVERYTHING =
            new Retention(new Retention.Captured(DAY, DAY, DAY), DAY, DAY, DAY, DAY, DAY);
    private static final Retention NOTHING = new Retention(
            new Retention.Captured(Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @TempDir
    private Path data;

    private Store open() {
        return Store.open(StoreSettings.of(Optional.empty(), data));
    }

    private static Retention captured(int pages, int links, int pictures) {
        return new Retention(
                new Retention.Captured(
                        Optional.of(Duration.ofDays(pages)),
                        Optional.of(Duration.ofDays(links)),
                        Optional.of(Duration.ofDays(pictures))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private List<SweptLine> sweep(Retention retention, boolean dry) {
        try (Store store = open()) {
            return new Sweeping(store, data, retention, NOW, dry).run().orElseThrow();
        }
    }

    private static long gone(List<SweptLine> lines, String what) {
        return lines.stream()
                .filter(l -> l.what().equals(what))
                .mapToLong(SweptLine::gone)
                .sum();
    }

    // ---- captures

    private void keep(Vault vault, String path, int daysOld, String type) {
        Instant at = NOW.minus(Duration.ofDays(daysOld));
        Exchange e = Exchanges.of(
                "https://a.example/" + path, at.toString(), 200, path + " " + daysOld, "Content-Type: " + type);
        Sha256 digest = e.capture(Coding.Limits.USUAL).sha256();
        Kept kept = vault.keep(e, digest);
        try (Store store = open()) {
            store.validators()
                    .put(List.of(new Memory.LastAnswer(
                            path + daysOld, at, at, Optional.of("\"1\""), Optional.empty(), kept, digest)));
            if (!path.equals("link")) return;
            WebUrl url = WebUrl.of("https://a.example/link");
            store.answers().put(List.of(new Answer(url, new Next.End(200), at, at, Optional.of(digest))));
        }
    }

    private void fill() {
        for (int days : new int[] {16, 40, 80, 160}) {
            try (Vault vault = Vault.open(data.resolve("warc"), "w")) {
                keep(vault, "page", days, "text/html");
                keep(vault, "link", days, "text/html");
                keep(vault, "picture", days, "Image/JPEG");
            }
        }
    }

    private boolean isKept(String path, int days) {
        try (Vault vault = Vault.open(data.resolve("warc"), "r")) {
            byte[] body = (path + " " + days).getBytes(StandardCharsets.UTF_8);
            return vault.find(Sha256.of(body)).flatMap(vault::read).isPresent();
        }
    }

    private String kept() {
        StringBuilder out = new StringBuilder();
        for (String path : List.of("page", "link", "picture")) {
            out.append(path);
            for (int days : new int[] {16, 40, 80, 160})
                if (isKept(path, days)) out.append(' ').append(days);
            out.append("; ");
        }
        return out.toString();
    }

    @Test
    void eachKindOfCaptureGoesInItsTime() {
        fill();
        String all = kept();
        assertThat(all).isEqualTo("page 16 40 80 160; link 16 40 80 160; picture 16 40 80 160; ");
        assertThat(gone(sweep(NOTHING, false), "captures")).isZero();
        assertThat(gone(sweep(captured(30, 100, 60), true), "captures")).isEqualTo(6);
        assertThat(kept()).isEqualTo(all);
        assertThat(gone(sweep(captured(30, 100, 60), false), "captures")).isEqualTo(6);
        assertThat(kept()).isEqualTo("page 16; link 16 40 80; picture 16 40; ");
        assertThat(gone(sweep(captured(30, 100, 60), false), "captures"))
                .as("twice")
                .isZero();
        try (Store store = open()) {
            assertThat(store.validators().find("page16"))
                    .as("its file was not touched")
                    .isPresent();
            assertThat(store.validators().find("page160")).isEmpty();
        }
    }

    @Test
    void nothingYoungGoesWhateverTheSettingsSay() {
        fill();
        try (Vault vault = Vault.open(data.resolve("warc"), "w")) {
            keep(vault, "page", 14, "text/html");
        }
        sweep(EVERYTHING, false);
        assertThat(kept()).isEqualTo("page; link; picture; ");
        assertThat(isKept("page", 14)).isTrue();
    }

    // ---- what is stored

    private Settings settings() {
        return Settings.replaying(Path.of("").toAbsolutePath(), data, DEMO.resolve("case.warc.gz"), 16);
    }

    /// The flagged promotions with their reasons and quotes, by account.
    private Map<String, List<String>> judged() {
        try (Store store = open()) {
            return store.assessments().all().stream()
                    .filter(a -> a.verdict() == Verdict.FLAGGED)
                    .collect(Collectors.toMap(a -> a.account().id(), SweepingTest::flagged, (a, b) -> a, TreeMap::new));
        }
    }

    private static List<String> flagged(AccountAssessment account) {
        return account.promotions().stream()
                .filter(p -> p.verdict() == Verdict.FLAGGED)
                .map(p -> p.subject().post().id() + " " + p.findings() + listing(p))
                .sorted()
                .toList();
    }

    private static String listing(PromotionAssessment p) {
        return p.subject().listing().map(l -> " " + l.id()).orElse("");
    }

    @Test
    void afterASweepOfEverythingTheJudgementComputedAnewIsTheSame() throws Exception {
        try (Monitor monitor = Monitor.open(settings())) {
            monitor.pipeline().watch(WatchList.read(DEMO.resolve("watch.json")));
            monitor.pipeline().allDue(Instant.now());
            monitor.pipeline().run("test", Progress.SILENT);
        }
        Map<String, List<String>> before = judged();
        assertThat(before).isNotEmpty();
        Instant later = Instant.parse("2036-01-01T00:00:00Z");
        try (Store store = open()) {
            long posts = store.posts().count();
            long comments = store.comments().count();
            List<SweptLine> said =
                    new Sweeping(store, data, EVERYTHING, later, true).run().orElseThrow();
            assertThat(store.posts().count()).as("nothing is done dry").isEqualTo(posts);
            List<SweptLine> done =
                    new Sweeping(store, data, EVERYTHING, later, false).run().orElseThrow();
            assertThat(done).isEqualTo(said);
            assertThat(gone(done, "posts")).isPositive();
            assertThat(gone(done, "comments")).isPositive();
            assertThat(gone(done, "addresses and what was sold there")).isPositive();
            assertThat(store.posts().count()).isEqualTo(posts - gone(done, "posts"));
            assertThat(store.comments().count()).isEqualTo(comments - gone(done, "comments"));
        }
        try (Monitor monitor = Monitor.open(settings())) {
            monitor.pipeline().run("test", Progress.SILENT);
        }
        assertThat(judged()).isEqualTo(before);
        try (Store store = open()) {
            List<SweptLine> again =
                    new Sweeping(store, data, EVERYTHING, later, false).run().orElseThrow();
            assertThat(gone(again, "posts")).isZero();
        }
    }

    @Test
    void givenUpVisitsGoInTheirTime() {
        WebUrl url = WebUrl.of("https://a.example/x");
        Visit visit = Visit.hop(url, 0, NOW.minus(Duration.ofDays(9)));
        try (Store store = open()) {
            store.visits().add(List.of(visit));
            var lease = store.visits()
                    .lease("w", 1, 9, NOW.minus(Duration.ofDays(9)))
                    .getFirst();
            Visit spent = new Visit(
                    visit.id(),
                    visit.kind(),
                    url,
                    visit.due(),
                    99,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("no"));
            store.visits().complete(lease, List.of(), List.of(spent));
            assertThat(store.visits().failed()).hasSize(1);
        }
        Retention tenDays = new Retention(
                NOTHING.captures(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofDays(10)),
                Optional.empty());
        assertThat(gone(sweep(tenDays, false), "visits given up")).isZero();
        assertThat(gone(sweep(EVERYTHING, true), "visits given up")).isEqualTo(1);
        assertThat(gone(sweep(EVERYTHING, false), "visits given up")).isEqualTo(1);
        assertThat(gone(sweep(EVERYTHING, false), "visits given up")).isZero();
    }

    @Test
    void onceADayIsEnoughForAllWorkers() {
        try (Store store = open()) {
            assertThat(store.runs().takeSweep("x", NOW, Duration.ofDays(1))).isTrue();
            assertThat(store.runs().takeSweep("x", NOW, Duration.ofDays(1))).isFalse();
            assertThat(store.runs().takeSweep("y", NOW, Duration.ofDays(1)))
                    .as("another folder")
                    .isTrue();
            assertThat(store.runs().takeSweep("x", NOW.plus(Duration.ofDays(1)), Duration.ofDays(1)))
                    .isTrue();
        }
    }
}
