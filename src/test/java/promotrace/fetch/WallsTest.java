package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;

class WallsTest {
    @Test
    void everyEntryHasASourceAndItsExamplesComeOutAsStated() {
        assertThat(Given.walls().walls()).isNotEmpty().allSatisfy(w -> {
            assertThat(w.source()).startsWith("https://");
            assertThat(w.examples()).anyMatch(Walls.Example::is).anyMatch(e -> !e.is());
        });
        assertThat(Given.walls().walls()).extracting(Walls.Wall::id).doesNotHaveDuplicates();
    }

    @Test
    void anExampleThatComesOutOtherwiseIsNamed(@TempDir Path home) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/walls.yml"), """
                walls:
                  - id: wrong
                    kind: CHALLENGE
                    body: ["captcha"]
                    source: https://a.example/
                    examples:
                      - {is: true, status: 200, url: "https://a.example/", body: "hello"}
                  - id: empty
                    kind: SIGN_IN
                    source: https://a.example/
                    examples: []
                """);
        assertThatThrownBy(() -> Walls.read(new ConfigFolder(home)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("[wrong] needs an example that is this wall and one that is not")
                .hasMessageContaining("[wrong] example does not come out as stated")
                .hasMessageContaining("[empty] needs a header, a body, addresses or paths");
    }
}
