package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigFolder;
import promotrace.config.CopiedHome;
import promotrace.url.WebUrl;

class PictureRulesTest {
    @TempDir
    private Path home;

    @Test
    void theShippedFileIsRight() {
        ConfigFolder shipped = new ConfigFolder(Path.of(""));
        assertThat(PictureRules.checkAll(shipped)).isEmpty();
        assertThat(PictureRules.read(shipped).sizes()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            # what;              from;            to;             problem
            an odd pattern;      /s-l[0-9]{3;     /s-l[0-9{3;     [sizes[4].pattern] is no regular expression
            an unknown group;    /s-l400.$1;      /s-l400.$7;     [sizes[4].small] names a group that its pattern does not have
            another small form;  MEM/s-l400;      MEM/s-l30;       got https://i.ebayimg.com/images/g/kZoAAOSwcP5cqMEM/s-l400.jpg
            """)
    void mistakesAreNamed(String what, String from, String to, String problem) throws IOException {
        CopiedHome.into(home);
        Path file = home.resolve("config/pictures.yml");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));

        assertThat(PictureRules.checkAll(new ConfigFolder(home)))
                .singleElement()
                .asString()
                .startsWith("config/pictures.yml:")
                .contains(problem);
    }

    @Test
    void aPictureOfAnotherHostIsAskedForAsItIs() {
        PictureRules rules = PictureRules.read(new ConfigFolder(Path.of("")));
        WebUrl elsewhere = WebUrl.of("https://pics.example/s-l1600.jpg");
        assertThat(rules.small(elsewhere)).isEqualTo(elsewhere);
    }
}
