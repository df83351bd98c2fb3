package promotrace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.report.ChainTree;
import promotrace.url.WebUrl;

/// Links that lead elsewhere for whoever comes from a platform, or on a telephone.
class ComparedLinksTest {
    private static final Optional<WebUrl> POST = Optional.of(WebUrl.of("https://www.instagram.com/p/abc/"));
    private static final String CLICK = "/cread.php?s=1&v=2&r=3";

    @TempDir
    private Path folder;

    private final WireMockServer web = new WireMockServer(options().dynamicPort());

    @BeforeEach
    void serve() {
        web.start();
        web.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        page("/dress");
        page("/bag");
    }

    @AfterEach
    void end() {
        web.stop();
    }

    @Test
    void aServerThatLooksAtTheRefererIsSeenThrough() throws Exception {
        leads(get(urlEqualTo("/a")), "/dress", 5);
        leads(get(urlEqualTo("/a")).withHeader("Referer", containing("instagram.com")), "/bag", 1);
        try (Links links = open(List.of())) {
            Links.Compared both = links.compare(at("/a"), POST, false);
            assertThat(both.differ()).contains(true);
            assertThat(ends(both.plain())).containsExactly("http://shop.example/dress");
            assertThat(ends(both.click())).containsExactly("http://shop.example/bag");
            assertThat(links.compare(at("/a"), Optional.empty(), false).differ())
                    .contains(false);
        }
    }

    @Test
    void aServerThatLooksForATelephoneIsSeenThroughAndStillToldWhoWeAre() throws Exception {
        leads(get(urlEqualTo("/a")), "/dress", 5);
        leads(get(urlEqualTo("/a")).withHeader("User-Agent", containing("Mobile")), "/bag", 1);
        try (Links links = open(List.of())) {
            assertThat(links.compare(at("/a"), Optional.empty(), false).differ())
                    .contains(true);
        }
        web.verify(getRequestedFor(urlEqualTo("/a"))
                .withHeader(
                        "User-Agent", matching("PromoTrace/\\S+ \\(Linux; Android; Mobile; \\+tests@example.org\\)"))
                .withHeader("Sec-CH-UA-Mobile", matching("\\?1")));
    }

    @Test
    void aLinkThatTreatsAllAlikeDoesNotDiffer() throws Exception {
        leads(get(urlEqualTo("/a")), "/dress", 5);
        try (Links links = open(List.of())) {
            Links.Compared both = links.compare(at("/a"), POST, false);
            assertThat(both.differ()).contains(false);
            assertThat(ends(both.click())).containsExactly("http://shop.example/dress");
        }
    }

    @Test
    void aProgrammesClickIsAskedTwiceOnlyOnRequest() throws Exception {
        WebUrl click = WebUrl.of("http://www.awin1.com" + CLICK);
        leads(get(urlEqualTo(CLICK)), "/dress", 5);
        leads(get(urlEqualTo("/dress")).withHeader("Referer", containing("instagram.com")), "/bag", 1);
        try (Links links = open(List.of())) {
            assertThat(links.compare(click, POST, false).differ()).contains(true); // what comes after it is asked twice
            web.verify(1, getRequestedFor(urlEqualTo(CLICK)));
            web.verify(2, getRequestedFor(urlEqualTo("/dress")));
        }
        try (Links links = open(List.of())) {
            links.compare(click, POST, true);
            web.verify(3, getRequestedFor(urlEqualTo(CLICK)));
        }
    }

    @Test
    void whatWasCapturedBothWaysIsToldApartByItsReferer() throws Exception {
        leads(get(urlEqualTo("/a")), "/dress", 5);
        leads(get(urlEqualTo("/a")).withHeader("Referer", containing("instagram.com")), "/bag", 1);
        try (Links links = open(List.of())) {
            links.compare(at("/a"), POST, false);
        }
        int asked = web.getAllServeEvents().size();
        try (Links links = open(captures())) {
            Links.Compared both = links.compare(at("/a"), POST, false);
            assertThat(both.differ()).contains(true);
            assertThat(ends(both.plain())).containsExactly("http://shop.example/dress");
            assertThat(ends(both.click())).containsExactly("http://shop.example/bag");
        }
        assertThat(web.getAllServeEvents()).hasSize(asked);
    }

    @Test
    void capturesOfOneWayAloneSayNothingOfTheOther() throws Exception {
        leads(get(urlEqualTo("/a")), "/dress", 5);
        try (Links links = open(List.of())) {
            links.resolve(at("/a"));
        }
        try (Links links = open(captures())) {
            assertThat(links.compare(at("/a"), POST, false).differ()).isEmpty();
        }
    }

    private static List<String> ends(List<ChainTree.Walk> walks) {
        return walks.stream()
                .map(w -> w.chain().destination().map(Object::toString).orElse("none"))
                .toList();
    }

    private Links open(List<Path> replay) {
        return Links.open(
                new Settings(
                        Path.of("").toAbsolutePath(),
                        folder.resolve("data"),
                        Optional.empty(),
                        replay,
                        Optional.empty(),
                        Optional.of("tests@example.org"),
                        Optional.of("http://localhost:" + web.port()),
                        Optional.empty(),
                        Optional.of(Duration.ofMillis(1)),
                        List.of(),
                        Optional.empty(),
                        1),
                true);
    }

    private List<Path> captures() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/warc"))) {
            return files.filter(f -> f.toString().endsWith(".warc.gz")).toList();
        }
    }

    private static WebUrl at(String path) {
        return WebUrl.of("http://shop.example" + path);
    }

    private void leads(MappingBuilder from, String to, int priority) {
        web.stubFor(from.atPriority(priority)
                .willReturn(aResponse().withStatus(302).withHeader("Location", at(to).toString())));
    }

    private void page(String path) {
        web.stubFor(get(urlEqualTo(path))
                .atPriority(6)
                .willReturn(aResponse().withHeader("Content-Type", "text/html").withBody("<html>" + path + "</html>")));
    }
}
