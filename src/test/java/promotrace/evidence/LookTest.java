package promotrace.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.url.WebUrl;

class LookTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-01T10:00:00Z"));
    private static final WebUrl PAGE = WebUrl.of("https://t.me/s/x");
    private static final String LONG = "the same words again and again ".repeat(100);

    @TempDir
    private Path folder;

    private Look look;

    @BeforeEach
    void look() {
        look = new Look(folder);
    }

    private static Kept keep(Vault vault, String url, String at, String body) {
        Exchange exchange = Exchanges.of(url, at, 200, body);
        Kept kept = vault.keep(exchange, exchange.capture(Coding.Limits.USUAL).sha256());
        vault.flush();
        return kept;
    }

    @Test
    void whatIsKeptIsFoundWhileItsFileIsWrittenAndAfterwards() {
        Kept first;
        Kept second;
        try (Vault vault = Vault.open(folder, "w", CLOCK, 1 << 20)) {
            first = keep(vault, PAGE.toString(), "2026-06-01T10:00:00Z", LONG);
            keep(vault, "https://t.me/s/y", "2026-06-01T11:00:00Z", "another page");
            second = keep(vault, PAGE.toString(), "2026-06-02T10:00:00Z", "a shorter page");
            keep(vault, PAGE.toString(), "2026-06-01T12:00:00Z", LONG); // a revisit
            found(first, second);
        }
        found(first, second);
    }

    private void found(Kept first, Kept second) {
        assertThat(look.find(Sha256.of(LONG.getBytes(StandardCharsets.UTF_8)))).hasValueSatisfying(s -> {
            assertThat(s.kept()).isEqualTo(first);
            assertThat(s.capture().body()).asString().isEqualTo(LONG);
        });
        assertThat(look.newest(PAGE)).map(Look.Seen::kept).hasValue(second);
        assertThat(look.newest(WebUrl.of("https://t.me/s/z"))).isEmpty();
        assertThat(look.find(Sha256.of(new byte[] {7}))).isEmpty();
    }

    @Test
    void theNewestOfSeveralFilesCounts() {
        try (Vault vault = Vault.open(folder, "w", CLOCK, 10)) {
            keep(vault, PAGE.toString(), "2026-06-03T10:00:00Z", "three");
            keep(vault, PAGE.toString(), "2026-06-01T10:00:00Z", "one");
            keep(vault, PAGE.toString(), "2026-06-02T10:00:00Z", "two");
            assertThat(vault.files()).hasSize(2);
            assertThat(look.newest(PAGE).map(s -> new String(s.capture().body(), StandardCharsets.UTF_8)))
                    .hasValue("three");
        }
    }

    @Test
    void aRecordThatIsJustBeingWrittenIsPassedOver() throws IOException {
        byte[] bytes;
        try (Vault vault = Vault.open(folder.resolve("whole"), "w", CLOCK, 1 << 20)) {
            keep(vault, PAGE.toString(), "2026-06-01T10:00:00Z", "first");
            Kept last = keep(vault, PAGE.toString(), "2026-06-02T10:00:00Z", "torn");
            bytes = Files.readAllBytes(folder.resolve("whole").resolve(last.file() + Vault.OPEN));
        }
        Path torn = folder.resolve("promotrace-other.warc.gz" + Vault.OPEN);
        Files.write(torn, Arrays.copyOf(bytes, bytes.length - 300));
        assertThat(look.newest(PAGE)).isPresent();
        Files.write(torn, Arrays.copyOf(bytes, 5));
        assertThat(look.newest(PAGE)).isEmpty();
    }

    @Test
    void noFolderHoldsNothing() {
        assertThat(new Look(folder.resolve("nowhere")).newest(PAGE)).isEmpty();
    }
}
