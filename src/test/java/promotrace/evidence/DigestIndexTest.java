package promotrace.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.url.WebUrl;

class DigestIndexTest {
    @TempDir
    Path folder;

    private static Sha256 digest(int n) {
        return Sha256.of(("body " + n).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static WebUrl url(int n) {
        return WebUrl.of("https://a.example/" + n);
    }

    @Test
    void everyRowIsFoundInMemoryAndInTheFile() throws IOException {
        DigestIndex index = new DigestIndex();
        for (int i = 0; i < 3000; i++) {
            index.add(DigestIndex.Entry.answer(digest(i % 2500), url(i), Instant.ofEpochMilli(i))
                    .at(i * 100L));
        }
        Path file = folder.resolve("x.idx");
        index.write(file);
        for (int i = 0; i < 2500; i++) {
            assertThat(index.find(digest(i), Optional.empty()).orElseThrow().offset())
                    .as("the last one")
                    .isEqualTo((i < 500 ? i + 2500 : i) * 100L);
            assertThat(DigestIndex.find(file, digest(i), Optional.empty()))
                    .hasValue(index.find(digest(i), Optional.empty()).orElseThrow());
            assertThat(index.find(digest(i), Optional.of(url(i))).orElseThrow().at())
                    .isEqualTo(Instant.ofEpochMilli(i));
        }
        for (int i = 2500; i < 3000; i++) {
            assertThat(index.find(digest(i - 2500), Optional.of(url(i)))
                            .orElseThrow()
                            .offset())
                    .isEqualTo(i * 100L);
            assertThat(DigestIndex.find(file, digest(i - 2500), Optional.of(url(i)))
                            .orElseThrow()
                            .offset())
                    .isEqualTo(i * 100L);
            assertThat(index.find(digest(i), Optional.empty())).isEmpty();
            assertThat(DigestIndex.find(file, digest(i), Optional.empty())).isEmpty();
            assertThat(index.find(digest(i - 2500), Optional.of(url(i + 1)))).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoIndexHoldsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("x.idx"), "this is no index at all");
        assertThat(DigestIndex.find(file, digest(1), Optional.empty())).isEmpty();
    }
}
