package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import promotrace.collect.WatchList;
import promotrace.report.JsonReport;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The whole way on the shipped case: what the report says comes from the captures and from nothing else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShippedCaseTest {
    private static final Path DEMO = Path.of("src/demo");
    private static final Path CASE = DEMO.resolve("case.warc.gz");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private JsonNode whole;

    @BeforeAll
    void runOnce() throws Exception {
        whole = run(CASE, folder.resolve("whole"));
    }

    @Test
    void everyAccountEveryCommentAndTheirPromotionsAreReported() throws IOException {
        assertThat(whole.path("accounts"))
                .hasSize(JSON.readTree(DEMO.resolve("watch.json")).size());
        assertThat(values(whole.path("promotions"), "post").distinct()).hasSizeGreaterThan(150);
        assertThat(whole.path("comments")).hasSize(322);
    }

    @Test
    void runningAgainOverTheSameDataChangesNothing() throws Exception {
        assertThat(run(CASE, folder.resolve("whole"))).isEqualTo(whole);
    }

    @Test
    void withoutAShortenersAnswerTheWayEndsThere() throws Exception {
        JsonNode promotion = first(p -> p.path("link").asString("").startsWith("https://bit.ly/")
                && p.path("outcome").asString().equals("resolved")
                && !p.path("listing").isNull());
        String link = promotion.path("link").asString();
        JsonNode same = without(url -> WebUrl.of(url).equals(WebUrl.of(link))).stream()
                .filter(p -> p.path("link").asString("").equals(link))
                .findFirst()
                .orElseThrow();
        assertThat(same.path("outcome").asString()).isEqualTo("error");
        assertThat(same.path("destination").isNull()).isTrue();
        assertThat(same.path("listing").isNull()).isTrue();
        assertThat(same.path("chain")).hasSize(1);
    }

    @Test
    void withoutAListingsPageNothingIsSaidOfIt() throws Exception {
        JsonNode promotion = first(p -> p.path("listing").path("price").isNumber()
                && p.path("listing").path("id").asString("").startsWith("aliexpress:"));
        String destination = promotion.path("destination").asString();
        String item = promotion.path("listing").path("id").asString().replaceFirst("^.*:", "");
        List<JsonNode> same = without(url -> url.contains(item)).stream()
                .filter(p -> p.path("link").equals(promotion.path("link")))
                .toList();
        assertThat(same)
                .isNotEmpty()
                .allSatisfy(p ->
                        assertThat(p.path("listing").path("title").isString()).isFalse());
        assertThat(destination).contains(item);
    }

    @Test
    void withoutAChannelsPagesItsPostsAreNotThere() throws Exception {
        String account = "telegram:lux_zerkalo_room";
        assertThat(values(whole.path("promotions"), "account")).contains(account);
        List<JsonNode> left = without(url -> url.contains("t.me/") && url.contains("lux_zerkalo_room"));
        assertThat(left)
                .noneSatisfy(p -> assertThat(p.path("account").asString()).isEqualTo(account));
    }

    private JsonNode first(Predicate<JsonNode> wanted) {
        for (JsonNode p : whole.path("promotions")) if (wanted.test(p)) return p;
        throw new AssertionError("the shipped case has no such promotion");
    }

    private List<JsonNode> without(Predicate<String> leaveOut) throws Exception {
        Path warc = Files.createTempFile(folder, "without", ".warc.gz");
        assertThat(WarcWithout.copy(CASE, warc, leaveOut)).isPositive();
        List<JsonNode> out = new ArrayList<>();
        run(warc, folder.resolve(warc.getFileName() + ".data"))
                .path("promotions")
                .forEach(out::add);
        return out;
    }

    private static Stream<String> values(JsonNode list, String name) {
        return list.valueStream().map(n -> n.path(name).asString(""));
    }

    /// The report of a run over these captures, but for its time.
    private static JsonNode run(Path warc, Path data) throws Exception {
        Settings settings = Settings.replaying(Path.of("").toAbsolutePath(), data, warc, 16);
        try (Monitor monitor = Monitor.open(settings)) {
            monitor.pipeline().watch(WatchList.read(DEMO.resolve("watch.json")));
            monitor.pipeline().allDue(Instant.now());
            monitor.pipeline().run("test", Progress.SILENT);
            Path file = data.resolve("report.json");
            JsonReport.write(monitor.cases().whole().orElseThrow(), file);
            ObjectNode report = (ObjectNode) JSON.readTree(file);
            report.remove("generatedAt");
            return report;
        }
    }
}
