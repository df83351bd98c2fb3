package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import promotrace.config.ConfigFolder;

/// What is found stands as examples in `config/text-links.yml`, which `CrawlerSpecsTest` runs.
class TextLinksTest {
    private final TextLinks links = TextLinks.load(new ConfigFolder(Path.of(".")));

    @Test
    void aFindTellsWhereItStandsAndWhatItMeans() {
        String text = "go to tinyurl.com/a or https://b.example/c?d=1.";
        assertThat(links.in(text))
                .hasSize(2)
                .allSatisfy(find ->
                        assertThat(text.substring(find.start(), find.end())).isEqualTo(find.written()));
        assertThat(links.in(text))
                .extracting(find -> find.url().toString())
                .containsExactly("https://tinyurl.com/a", "https://b.example/c?d=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.",
                "a-",
                "https://",
                "bit.ly/",
                ")",
                "é.",
                "1.",
                "х.",
                "a.com/)",
                "https://a.com/) ",
                "a.com "
            })
    void noTextTakesLong(String piece) {
        Instant start = Instant.now();
        links.in(piece.repeat(200_000 / piece.length()));
        links.in("https://a.com/" + piece.repeat(200_000 / piece.length()));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
}
