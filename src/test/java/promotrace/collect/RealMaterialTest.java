package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Archive;
import promotrace.fetch.ReplayDoor;

/// Saved pages of the real web, where they are there: they are not ours to ship.
class RealMaterialTest {
    private static final Path DATA = Path.of(
                    Optional.ofNullable(System.getenv("PROMOTRACE_SHARED")).orElse("../shared"))
            .resolve("data");

    private static Map<String, Replayed> found() throws IOException, InterruptedException {
        assumeTrue(Files.exists(DATA.resolve("real.warc.gz")), "real material is not there: " + DATA);
        Crawlers crawlers = Crawlers.load(
                new ConfigFolder(Path.of(".")),
                new KeyedPseudonyms("a key that is long enough".getBytes(StandardCharsets.UTF_8)));
        Map<String, Replayed> found = new TreeMap<>();
        try (Archive archive = Archive.open(List.of(DATA.resolve("real.warc.gz")));
                ReplayDoor door = Replayed.door(archive)) {
            for (Watched watched : CasebookTest.watchList(DATA.resolve("real-watch.json"))) {
                Crawler crawler = crawlers.of(watched).orElseThrow();
                found.put(watched.id(), Replayed.of(door, crawler, watched));
            }
        }
        return found;
    }

    @Test
    void aRealChannelAndSheetAndListingAreReadWhole() throws IOException, InterruptedException {
        Map<String, Replayed> found = found();
        if (System.getenv("PROMOTRACE_SHOW") != null) found.forEach(RealMaterialTest::show);
        Replayed channel = found.get("telegram:tchantest");
        assertThat(channel.posts()).hasSize(17);
        List<PostedLink> sheet = found.get("spreadsheet:cnfans-finds").posts().stream()
                .flatMap(p -> p.links().stream())
                .toList();
        assertThat(sheet.stream().filter(l -> l.url().on("cnfans.com"))).hasSize(2049);
        assertThat(sheet).hasSize(2052);
        assertThat(found.get("reddit:spez").posts().stream().map(Post::id).distinct())
                .hasSize(100);
    }

    private static void show(String id, Replayed found) {
        System.out.println(id + " " + found.posts().size() + " " + found.problems() + " " + found.profiles());
        found.posts().stream().limit(25).forEach(p -> System.out.println("  " + p));
    }
}
