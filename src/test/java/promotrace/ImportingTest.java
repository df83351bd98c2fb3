package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.assess.AccountAssessment;
import promotrace.assess.Verdict;
import promotrace.collect.Comment;
import promotrace.collect.Post;
import promotrace.collect.Watched;
import promotrace.evidence.Look;
import promotrace.evidence.Sha256;
import promotrace.report.CaseFile;
import promotrace.report.JsonReport;
import promotrace.store.Store;
import promotrace.store.StoreSettings;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportingTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path CASE = Path.of("src/demo/case.warc.gz");
    private static final Path FILES = Path.of("crawlers/imports/files");

    /// A post of the demonstration's case, as somebody wrote it down who saw it elsewhere.
    private static final String TABLE = """
            account,url,date,text
            kt.elsewhere,https://www.tiktok.com/@kt.elsewhere/video/7300000000000000001,2026-06-20,"3301K białe z zieloną piętą, adidas, pudełko zastępcze. Pościel w aukcji https://tinyurl.com/kt3301"
            """;

    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Imported bring(Path file) {
        return bring(file, new ArrayList<>());
    }

    private Imported bring(Path file, List<String> left) {
        try (Importing importing = Monitor.importing(HOME, data(), Optional.empty())) {
            return importing.bring(importing.look(file), Optional.empty(), left::add);
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Store store() {
        return Store.open(StoreSettings.of(Optional.empty(), data()));
    }

    private Monitor monitor() {
        return Monitor.open(settings());
    }

    private List<WebUrl> firstRequests() {
        return Monitor.firstRequests(settings(), List.of());
    }

    private Settings settings() {
        return Settings.replaying(HOME, data(), CASE, 4);
    }

    /// Everything that is stored of what was imported, and what lies in the vault.
    private String everything() throws IOException {
        StringBuilder out = new StringBuilder();
        try (Store store = store()) {
            out.append(store.watches().all()).append(store.accounts().all());
            for (Watched w : store.watches().all()) {
                List<Post> posts = store.posts().ofAccount(w.id());
                Map<String, List<Comment>> comments =
                        store.comments().ofPosts(posts.stream().map(Post::id).toList());
                out.append(posts).append(comments);
            }
            out.append(store.comments().count())
                    .append(' ')
                    .append(store.visits().open());
        }
        try (Stream<Path> files = Files.list(data().resolve("warc"))) {
            for (Path file : files.sorted().toList())
                out.append(file.getFileName()).append(Files.size(file));
        }
        return out.toString();
    }

    @Test
    void importingTwiceChangesNothing() throws IOException {
        Path table = write("posts.csv", TABLE);
        List<Path> files = List.of(
                table,
                FILES.resolve("zeeschuimer-tiktok.ndjson"),
                FILES.resolve("zeeschuimer-tiktok-comments.ndjson"),
                FILES.resolve("telegram-desktop-account.json"));
        files.forEach(this::bring);
        String once = everything();
        assertThat(once).contains("tiktok:kt.elsewhere", "telegram:1500000002", "is it mirror?");
        files.forEach(this::bring);
        assertThat(everything()).isEqualTo(once);
    }

    @Test
    void aRowIsKeptAsItCameUnderItsPostsAddress() throws IOException {
        bring(FILES.resolve("zeeschuimer-tiktok.ndjson"));
        Post post;
        try (Store store = store()) {
            post = store.posts().ofAccount("tiktok:mira.finds").getFirst();
        }
        Look.Seen seen = Captures.find(data(), List.of(), post.capture().hex()).orElseThrow();
        assertThat(seen.capture().url()).isEqualTo(post.url()).isEqualTo(post.captured());
        assertThat(new String(seen.capture().body(), StandardCharsets.UTF_8))
                .isEqualTo(Files.readAllLines(FILES.resolve("zeeschuimer-tiktok.ndjson"))
                        .getFirst());
    }

    @Test
    void peopleWhoCommentAreNeitherNamedNorAccounts() throws IOException {
        bring(FILES.resolve("telegram-desktop-account.json"));
        try (Store store = store()) {
            assertThat(store.watches().all()).extracting(Watched::id).containsExactly("telegram:1500000002");
            assertThat(store.comments()
                            .ofPosts(List.of("telegram:1500000002/10"))
                            .get("telegram:1500000002/10"))
                    .singleElement()
                    .satisfies(c -> assertThat(c.by()).matches("u[a-z2-7]{16}"));
        }
        assertThat(everything()).doesNotContain("user77", "Some Body", "private");
    }

    @Test
    void theNextRunFollowsTheLinksAndTheReportShowsTheAccount() throws Exception {
        bring(write("posts.csv", TABLE));
        CaseFile file;
        assertThat(firstRequests()).isEmpty();
        try (Monitor monitor = monitor()) {
            monitor.pipeline().allDue(Instant.now());
            monitor.pipeline().run("test", Progress.SILENT);
            file = monitor.cases().whole().orElseThrow();
        }
        assertThat(file.unserved()).isEmpty();
        AccountAssessment account = file.accounts().getFirst();
        assertThat(account.account().id()).isEqualTo("tiktok:kt.elsewhere");
        assertThat(account.promotions()).singleElement().satisfies(p -> {
            assertThat(p.subject().chain())
                    .hasValueSatisfying(
                            c -> assertThat(c.links().getLast().url().host()).isNotEqualTo("tinyurl.com"));
            assertThat(p.subject().listing()).isPresent();
            assertThat(p.verdict()).isEqualTo(Verdict.FLAGGED);
        });
        assertThat(file.edges()).isNotEmpty();
    }

    @Test
    void whoIsWatchedAlreadyStaysWatched() throws IOException {
        Watched watched = new Watched(
                "tiktok:mira.finds",
                "tiktok",
                "Mira.Finds",
                Optional.of(WebUrl.of("https://www.tiktok.com/@mira.finds")),
                Map.of("note", "ours"));
        try (Store store = store()) {
            store.watches().put(List.of(watched));
        }
        bring(FILES.resolve("zeeschuimer-tiktok.ndjson"));
        try (Store store = store()) {
            assertThat(store.watches().all()).containsExactly(watched);
            assertThat(store.posts().ofAccount("tiktok:mira.finds")).hasSize(2);
        }
    }

    @Test
    void whatACrawlerReadStaysAndARowInOtherWordsIsNoEdit() throws IOException {
        Path file = FILES.resolve("zeeschuimer-tiktok.ndjson");
        bring(file);
        try (Store store = store()) {
            Post brought = store.posts().ofAccount("tiktok:mira.finds").getFirst();
            Post read = brought.withLinks(List.of());
            store.posts().put(List.of(read), Instant.parse("2024-06-30T00:00:00Z"));
            assertThat(store.posts().earlierOfAccount("tiktok:mira.finds")).isEmpty();
            assertThat(store.posts().find(read.id())).contains(read);
            store.posts().putBrought(List.of(brought), p -> Instant.parse("2024-07-30T00:00:00Z"));
            assertThat(store.posts().find(read.id())).contains(read);
        }
    }

    @Test
    void whoIsWatchedLaterIsAskedForFromThenOn() throws IOException {
        Path file = write(
                "t.csv", "account,url,date,text\nlux_zerkalo_room,https://t.me/lux_zerkalo_room/1,2024-05-30,x\n");
        bring(file);
        assertThat(firstRequests()).isEmpty();
        try (Monitor monitor = monitor()) {
            assertThat(monitor.pipeline().timetables()).isEmpty();
            monitor.pipeline()
                    .watch(List.of(new Watched(
                            "telegram:lux_zerkalo_room", "telegram", "lux_zerkalo_room", Optional.empty(), Map.of())));
        }
        assertThat(firstRequests()).hasSize(1);
        bring(file);
        assertThat(firstRequests()).hasSize(1);
    }

    @Test
    void aBrokenRowIsToldWithItsLineAndTheRestGoesOn() throws IOException {
        List<String> left = new ArrayList<>();
        Imported imported = bring(FILES.resolve("zeeschuimer-tiktok.ndjson"), left);
        assertThat(left).containsExactly("line 2: no JSON: Unexpected end-of-input within/between Object entries");
        assertThat(imported.posts()).isEqualTo(2);
        assertThat(imported.left()).isEqualTo(Map.of("no JSON", 1L));
    }

    @Test
    void aGzippedFileGivesTheSame() throws IOException {
        Path zipped = folder.resolve("z");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(Files.readAllBytes(FILES.resolve("fourcat-x.csv")));
        }
        assertThat(bring(zipped)).isEqualTo(bring(FILES.resolve("fourcat-x.csv")));
    }

    @Test
    void whoseItIsMayBeSaidByHand() throws IOException {
        try (Importing importing = Monitor.importing(HOME, data(), Optional.empty())) {
            importing.bring(
                    importing.look(FILES.resolve("telegram-desktop.json")),
                    Optional.of(importing.account("telegram", "lux_deals")),
                    l -> {});
        }
        try (Store store = store()) {
            assertThat(store.posts().ofAccount("telegram:lux_deals"))
                    .extracting(p -> p.url().toString())
                    .containsExactly("https://t.me/lux_deals/2");
        }
    }

    @Test
    void anArchivesAnswersAreKeptWithTheirOwnDatesAndOnce() throws IOException {
        Imported first = bring(CASE);
        assertThat(first.name()).isEqualTo("warc");
        assertThat(first.captures()).isGreaterThan(300);
        Imported again = bring(CASE);
        assertThat(again.captures()).isZero();
        assertThat(again.known()).isEqualTo(first.captures() + first.known());
        Path wacz = folder.resolve("case.wacz");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(wacz))) {
            out.putNextEntry(new ZipEntry("archive/data.warc.gz"));
            Files.copy(CASE, out);
            out.closeEntry();
        }
        assertThat(bring(wacz).captures()).isZero();
        Look.Seen seen =
                Captures.find(data(), List.of(), "https://tinyurl.com/kt3301").orElseThrow();
        assertThat(seen.capture().status()).isBetween(300, 399);
        assertThat(seen.capture().at()).isBefore(Instant.parse("2026-07-01T00:00:00Z"));
    }

    @Test
    void aHarFilesAnswersAndASavedPageAreKept() throws IOException {
        Path har = write("a.har", """
                {"log": {"version": "1.2", "creator": {"name": "x"}, "entries": [
                  {"startedDateTime": "2024-05-30T12:00:00Z", "request": {"method": "GET", "url": "https://a.example/har"},
                   "response": {"status": 200, "statusText": "OK", "headers": [], "content": {"mimeType": "text/html", "text": "<p>one"}}},
                  {"startedDateTime": "soon"}]}}
                """);
        Path page = write("page.html", "<!-- saved from url=(0023)https://a.example/saved --><html><p>two</html>");
        List<String> left = new ArrayList<>();
        assertThat(bring(har, left).captures()).isEqualTo(1);
        assertThat(left).containsExactly("line 4: no address or time of a request");
        assertThat(bring(page).captures()).isEqualTo(1);
        assertThat(bring(har).captures() + bring(page).captures()).isZero();
        Look.Seen answer =
                Captures.find(data(), List.of(), "https://a.example/har").orElseThrow();
        assertThat(new String(answer.capture().body(), StandardCharsets.UTF_8)).isEqualTo("<p>one");
        assertThat(answer.capture().at()).isEqualTo(Instant.parse("2024-05-30T12:00:00Z"));
        // what a browser saved is no server's answer
        assertThat(Captures.find(data(), List.of(), "https://a.example/saved")).isEmpty();
        String sha = Sha256.of(Files.readAllBytes(page)).hex();
        assertThat(Captures.find(data(), List.of(), sha)).isPresent();
    }

    @Test
    void aPlatformsPageThatSomebodySavedIsReadByItsCrawler() throws IOException {
        String page = Files.readString(Path.of("crawlers/pages/telegram/channel.html"));
        Imported imported = bring(write("saved.html", "<!-- saved from url=(0021)https://t.me/s/tchan -->" + page));
        assertThat(imported.accounts()).containsExactly("telegram:tchan");
        assertThat(imported.posts()).isPositive();
        try (Store store = store()) {
            assertThat(store.watches().find("telegram:tchan"))
                    .hasValueSatisfying(w -> assertThat(w.isImported()).isTrue());
            Post post = store.posts().ofAccount("telegram:tchan").getFirst();
            assertThat(Captures.find(data(), List.of(), post.capture().hex())).isPresent();
        }
    }

    private Path saved(String address, String page) throws IOException {
        String text = Files.readString(Path.of("crawlers/pages/facebook").resolve(page));
        return write(page, "<!-- saved from url=(0000)" + address + " -->" + text);
    }

    @Test
    void aPageThatNobodyAsksForIsReadWhereSomebodySavedIt() throws IOException {
        Path story = saved("https://m.facebook.com/story.php?story_fbid=1&id=158758857544271", "saved-story.html");
        Imported imported = bring(story);
        // as the page names it, where the address has its number alone
        assertThat(imported.accounts()).containsExactly("facebook:jessfindsdaily");
        assertThat(List.of(imported.posts(), imported.comments())).isEqualTo(List.of(2L, 4L));
        assertThat(imported.left()).isEmpty();
        assertThat(firstRequests()).isEmpty();
        String once = everything();
        assertThat(once).contains("boutique").doesNotContain("100000000000011", "Ana B");
        bring(story);
        assertThat(everything()).isEqualTo(once);
    }

    @Test
    void ofSeveralAccountsThatAPageMayBeOfTheWatchedOneCounts() throws IOException {
        Optional<WebUrl> url = Optional.of(WebUrl.of("https://www.facebook.com/158758857544271"));
        try (Store store = store()) {
            store.watches()
                    .put(List.of(
                            new Watched("facebook:158758857544271", "facebook", "158758857544271", url, Map.of())));
        }
        Imported imported =
                bring(saved("https://m.facebook.com/story.php?story_fbid=1&id=158758857544271", "saved-story.html"));
        assertThat(imported.accounts()).containsExactly("facebook:158758857544271");
    }

    @Test
    void aSavedWallAndAPageWithNothingOfItsAccountAreTold() throws IOException {
        List<String> left = new ArrayList<>();
        bring(
                saved("https://m.facebook.com/login.php?next=https%3A%2F%2Fm.facebook.com%2Fx", "saved-login.html"),
                left);
        bring(saved("https://m.facebook.com/somebody.else/videos/1/", "saved-posts.html"), left);
        assertThat(left)
                .containsExactly(
                        "https://m.facebook.com/login.php?next=https%3A%2F%2Fm.facebook.com%2Fx asks for a log-in",
                        "https://m.facebook.com/somebody.else/videos/1/ shows nothing of its account: facebook:somebody.else");
        try (Store store = store()) {
            assertThat(store.watches().all()).isEmpty();
        }
    }

    @Test
    void whatMerelyLeadsToSuchAPageIsNotTold() throws IOException {
        Path har = write("moved.har", """
                {"log": {"version": "1.2", "creator": {"name": "x"}, "entries": [
                  {"startedDateTime": "2026-06-05T12:00:00Z", "request": {"method": "GET", "url": "https://facebook.com/jessfindsdaily"},
                   "response": {"status": 301, "statusText": "Moved", "headers": [{"name": "Location", "value": "https://m.facebook.com/jessfindsdaily"}], "content": {"text": ""}}}]}}
                """);
        List<String> left = new ArrayList<>();
        assertThat(bring(har, left).captures()).isEqualTo(1);
        assertThat(left).isEmpty();
    }

    @Test
    void aRowIsNoAnswerToAReplay() throws IOException {
        bring(FILES.resolve("zeeschuimer-tiktok.ndjson"));
        assertThat(Captures.find(data(), List.of(), "https://www.tiktok.com/@mira.finds/video/7300000000000000001"))
                .isEmpty();
    }

    @Test
    void theReportOfAnImportedAccountNeedsNoProfile() throws Exception {
        bring(write("posts.csv", TABLE));
        Path report = folder.resolve("r.json");
        try (Monitor monitor = monitor()) {
            monitor.pipeline().run("test", Progress.SILENT);
            JsonReport.write(monitor.cases().whole().orElseThrow(), report);
        }
        JsonNode json = new JsonMapper().readTree(report);
        assertThat(json.path("promotions"))
                .anySatisfy(p -> assertThat(p.path("account").asString()).isEqualTo("tiktok:kt.elsewhere"));
    }
}
