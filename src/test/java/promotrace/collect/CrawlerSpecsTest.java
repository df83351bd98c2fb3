package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.config.ConfigFolder;
import promotrace.config.CopiedHome;
import promotrace.config.Problem;

class CrawlerSpecsTest {
    @Test
    void everySpecAndExampleHolds() {
        assertThat(CrawlerSpecs.checkAll(new ConfigFolder(Path.of(".")))).isEmpty();
    }

    @Test
    void aDifferenceIsToldWithItsLine(@TempDir Path home) throws IOException {
        copy(home);
        Path spec = home.resolve("crawlers/telegram.spec.yml");
        Files.writeString(spec, Files.readString(spec).replace("followers: 41800", "followers: 41900"));
        assertThat(CrawlerSpecs.checkAll(new ConfigFolder(home)))
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .startsWith("crawlers/telegram.spec.yml:")
                .contains("profile followers is 41800 where 41900 is expected");
    }

    @Test
    void anAddressThatMeansAnotherAccountIsToldAndSoIsARuleWithoutExample(@TempDir Path home) throws IOException {
        copy(home);
        Path spec = home.resolve("crawlers/reddit.spec.yml");
        Files.writeString(
                spec,
                Files.readString(spec)
                        .replace("/r/bags/comments/1abcde/find/'}", "/user/anna_finds'}")
                        .replace("id: 'reddit:fitfinds_marcel', url: ", "id: 'reddit:marcel', url: "));
        Path sheet = home.resolve("crawlers/spreadsheet.yml");
        Files.writeString(
                sheet,
                Files.readString(sheet)
                        .replace(
                                "accounts:\n",
                                "accounts:\n  - {match: 'sheets\\.example/(?<handle>.+)', url: 'https://sheets.example/{handle}'}\n"));
        assertThat(CrawlerSpecs.checkAll(new ConfigFolder(home)))
                .extracting(p -> p.toString().replaceFirst(":\\d+", ""))
                .containsExactly(
                        "crawlers/reddit.spec.yml [accounts[reddit:marcel].id] is [reddit:fitfinds_marcel] where [reddit:marcel] is expected",
                        "crawlers/reddit.spec.yml [accounts[3].id] is [reddit:anna_finds] where [no account] is expected",
                        "crawlers/spreadsheet.yml [accounts[1]] has no example in the spec");
    }

    @Test
    void aCrawlerWithoutSpecIsAMistake(@TempDir Path home) throws IOException {
        copy(home);
        Files.delete(home.resolve("crawlers/blog.spec.yml"));
        assertThat(CrawlerSpecs.checkAll(new ConfigFolder(home)))
                .extracting(Problem::toString)
                .containsExactly("crawlers/blog.spec.yml is missing");
    }

    static void copy(Path home) throws IOException {
        CopiedHome.into(home);
    }
}
