package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Archive;
import promotrace.url.WebUrl;

/// Pages of links as watched accounts: those of the shipped case, each with all of its links and none of the service's.
class LinkPagesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://linktr.ee/lenaoutfits,      lenaoutfits@linktr.ee,     3",
        "https://linktr.ee/fitfinds88,       fitfinds88@linktr.ee,      3",
        "https://linktr.ee/cazaofertas,      cazaofertas@linktr.ee,     4",
        "https://linktr.ee/carolachollos,    carolachollos@linktr.ee,   3",
        "https://beacons.ai/jessfindsdaily,  jessfindsdaily@beacons.ai, 4",
        "https://beacons.ai/wetlaceups,      wetlaceups@beacons.ai,     3",
        "https://stan.store/miamirror,       miamirror@stan.store,      3"
    })
    void everyLinkIsAPost(String address, String handle, int links) throws Exception {
        Crawlers crawlers = Crawlers.load(new ConfigFolder(Path.of(".")), (platform, name) -> name);
        Crawler crawler = crawlers.all().stream()
                .filter(c -> c.platform().equals("linkinbio"))
                .findFirst()
                .orElseThrow();
        Watched watched = crawler.account(WebUrl.of(address), false).orElseThrow();
        assertThat(watched.handle()).isEqualTo(handle);
        try (Archive archive = Archive.open(List.of(Path.of("src/demo/case.warc.gz")))) {
            Replayed read = Replayed.of(Replayed.door(archive), crawler, watched);
            assertThat(read.problems()).isEmpty();
            assertThat(read.profiles()).hasSize(1);
            assertThat(read.posts()).hasSize(links).allSatisfy(p -> {
                assertThat(p.text()).isNotBlank();
                assertThat(p.links()).extracting(PostedLink::where).containsExactly(PostedLink.Where.BUTTON);
            });
        }
    }
}
