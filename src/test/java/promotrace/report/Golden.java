package promotrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of `src/test/resources/promotrace/report` that say how an export should look. With
/// `-Dpromotrace.golden=write` they are written anew, to be reviewed as a change.
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/promotrace/report");

    private Golden() {}

    static void check(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("promotrace.golden"))) Files.writeString(file, actual);
        assertThat(actual)
                .as("%s (written anew by -Dpromotrace.golden=write)", name)
                .isEqualTo(Files.readString(file));
    }
}
