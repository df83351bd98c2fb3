package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.frontier.Lease;
import promotrace.url.WebUrl;

class RenderRulesTest {
    private static final RenderRules RULES = RenderRules.read(new ConfigFolder(Path.of("")));

    @ParameterizedTest(name = "{1} of {2}")
    @CsvSource(textBlock = """
            # page,                  kind,       address,                                  may
            https://www.shop.example/, script,     https://www.shop.example/a.js,            true
            https://www.shop.example/, fetch,      http://api.shop.example:8080/posts,       true
            https://www.shop.example/, document,   https://shop.example/frame,               true
            https://www.shop.example/, script,     https://cdn.jsdelivr.net/npm/vue,         true
            https://www.reddit.com/u/a, script,    https://www.redditstatic.com/a.js,        true
            https://www.shop.example/, image,      https://www.shop.example/a.png,           false
            https://www.shop.example/, font,       https://www.shop.example/a.woff,          false
            https://www.shop.example/, script,     https://www.google-analytics.com/ga.js,   false
            https://www.shop.example/, fetch,      https://cdn.jsdelivr.net/npm/vue,         false
            https://www.shop.example/, script,     https://www.redditstatic.com/a.js,        false
            https://www.shop.example/, script,     https://evilshop.example/a.js,            false
            https://www.shop.example/, document,   https://other.example/,                   false
            """)
    void aPageGetsWhatItNeedsToBeRead(String page, String kind, String address, boolean may) {
        assertThat(RULES.lets(
                        WebUrl.of(page),
                        WebUrl.of(address),
                        RenderRules.Kind.of(kind).orElseThrow()))
                .isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        "script, true",
        "xhr, true",
        "media, false",
        "ping, false",
        "eventsource, false",
        "websocket, false",
        "other, false"
    })
    void whatHasNoKindIsNeverAskedFor(String name, boolean is) {
        assertThat(RenderRules.Kind.of(name).isPresent()).isEqualTo(is);
    }

    @Test
    void aPageIsReadBeforeItsHostsLeaseMayRunOut() {
        Duration oneVisit = Lease.Terms.USUAL.time().dividedBy(2);
        assertThat(RULES.limits().whole().plusSeconds(2)).isLessThanOrEqualTo(oneVisit);
    }

    @Test
    void anExampleThatDoesNotComeOutIsNamed(@TempDir Path home) throws IOException {
        String text = Files.readString(Path.of("config/rendering.yml"))
                .replace("script https://unpkg.com/react", "image https://unpkg.com/react");
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/rendering.yml"), text);
        assertThatThrownBy(() -> RenderRules.read(new ConfigFolder(home)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("example of unpkg.com does not come out as stated: https://shop.example/ image");
    }
}
