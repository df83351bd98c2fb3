package promotrace.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodingTest {
    private static final byte[] PAGE = "<html>Größe 40 价格</html>".getBytes(StandardCharsets.UTF_8);
    private static final Coding.Limits LIMITS = new Coding.Limits(4 << 20, 100);

    private static byte[] deflate(byte[] plain, boolean bare) {
        Deflater deflater = new Deflater(9, bare);
        deflater.setInput(plain);
        deflater.finish();
        byte[] out = new byte[plain.length + 64];
        int n = deflater.deflate(out);
        deflater.end();
        return java.util.Arrays.copyOf(out, n);
    }

    private static String undone(List<String> codings, byte[] wire) {
        return switch (Coding.undo(codings, wire, LIMITS)) {
            case Coding.Undone.Body body -> new String(body.bytes(), StandardCharsets.UTF_8);
            case Coding.Undone.TooLarge tooLarge -> "too large";
            case Coding.Undone.Broken broken -> "broken";
        };
    }

    @Test
    void gzipAndBothKindsOfDeflateAreUndone() {
        String page = new String(PAGE, StandardCharsets.UTF_8);
        assertThat(undone(List.of("gzip"), Exchanges.gzip(PAGE))).isEqualTo(page);
        assertThat(undone(List.of("x-gzip"), Exchanges.gzip(PAGE))).isEqualTo(page);
        assertThat(undone(List.of("deflate"), deflate(PAGE, false))).isEqualTo(page);
        assertThat(undone(List.of("deflate"), deflate(PAGE, true))).isEqualTo(page);
        assertThat(undone(List.of("gzip", "gzip"), Exchanges.gzip(Exchanges.gzip(PAGE))))
                .isEqualTo(page);
        assertThat(undone(List.of(), PAGE)).isEqualTo(page);
    }

    @Test
    void textUnderAFalseNameIsTakenAsItIs() {
        assertThat(undone(List.of("gzip"), PAGE)).contains("Größe");
        assertThat(undone(List.of("br"), PAGE)).contains("Größe");
        assertThat(undone(List.of("deflate"), "{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void randomBytesAndTornStreamsAreBroken() {
        byte[] garbage = new byte[4000];
        new Random(7).nextBytes(garbage);
        assertThat(undone(List.of("gzip"), garbage)).isEqualTo("broken");
        assertThat(undone(List.of("br"), garbage)).isEqualTo("broken");
        byte[] torn = Exchanges.gzip(new byte[100_000]);
        assertThat(undone(List.of("gzip"), java.util.Arrays.copyOf(torn, torn.length / 2)))
                .isEqualTo("broken");
    }

    @Test
    void aBombIsTooLarge() {
        assertThat(undone(List.of("gzip"), Exchanges.gzip(new byte[3 << 20])))
                .as("ratio")
                .isEqualTo("too large");
        assertThat(undone(List.of("gzip"), Exchanges.gzip(new byte[8 << 20])))
                .as("size")
                .isEqualTo("too large");
        byte[] million = new byte[1_000_000];
        assertThat(undone(List.of("gzip"), Exchanges.gzip(million)))
                .as("small enough not to matter")
                .hasSize(1_000_000);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            # case,                 body,                             joined
            two chunks,             4~Wiki~5~pedia~0~~,               Wikipedia
            extension,              4;a=b~Wiki~0~~,                   Wiki
            capital digits,         A~0123456789~0~~,                 0123456789
            ends early,             4~Wiki~9~pe,                      Wikipe
            no last chunk,          4~Wiki~,                          Wiki
            joined already,         <html>,                           -
            a number but no chunk,  zz~Wiki,                          -
            """)
    void chunksAreJoinedWhereThereAreAny(String name, String body, String joined) {
        byte[] bytes = body.replace("~", "\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(Coding.joinChunks(bytes)
                        .map(b -> new String(b, StandardCharsets.UTF_8))
                        .orElse(null))
                .isEqualTo(joined);
    }

    @Test
    void chunksMayHoldAnyBytes() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("4\r\n".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(new byte[] {'\r', '\n', 0, '\n'});
        body.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Coding.joinChunks(body.toByteArray())).hasValue(new byte[] {'\r', '\n', 0, '\n'});
    }
}
