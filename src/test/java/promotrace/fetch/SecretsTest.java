package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
    @TempDir
    Path folder;

    private Path file(String content, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void theEnvironmentComesBeforeTheFile() throws IOException {
        Path file = file("# mine\nPROMOTRACE_A=file\nPROMOTRACE_B = two \nnonsense\n", "rw-------");
        Secrets secrets = Secrets.of(
                Map.of("PROMOTRACE_A", "environment", "PATH", "/bin", "PROMOTRACE_C", " "), Optional.of(file));
        assertThat(secrets.find("PROMOTRACE_A")).hasValue("environment");
        assertThat(secrets.find("PROMOTRACE_B")).hasValue("two");
        assertThat(secrets.find("PROMOTRACE_C")).isEmpty();
        assertThat(secrets.find("PATH")).isEmpty();
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        Path file = file("PROMOTRACE_A=1\n", "rw-r-----");
        assertThatThrownBy(() -> Secrets.of(Map.of(), Optional.of(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @CsvSource({
        "PROMOTRACE_YOUTUBE_KEY, 1234567, true",
        "PROMOTRACE_YOUTUBE_KEY, 12345678, false",
        "PROMOTRACE_FACEBOOK_TOKEN, t, true",
        "PROMOTRACE_CONTACT, a@b.c, false",
        "YOUTUBE_KEY, 1, false",
    })
    void aKeyOfAFewLettersIsRefused(String name, String value, boolean refused) {
        if (refused) {
            assertThatThrownBy(() -> Secrets.of(Map.of(name, value), Optional.empty()))
                    .hasMessageContaining(name)
                    .hasMessageContaining("too short");
        } else {
            assertThat(Secrets.of(Map.of(name, value), Optional.empty())).isNotNull();
        }
    }
}
