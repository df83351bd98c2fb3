package promotrace.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpBlockTest {
    private static HttpBlock parse(String block) {
        return HttpBlock.parse(block.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            # case,              block,                                   status, first field,   body
            usual,               HTTP/1.1 200 OK~A: b~~hello,             200,    A=b,           hello
            no reason,           HTTP/1.1 404~A: b~~,                     404,    A=b,           ''
            http 2,              HTTP/2 301 ~A: b~~x,                     301,    A=b,           x
            no space,            HTTP/1.0 200 OK~A:b~~x,                  200,    A=b,           x
            folded,              HTTP/1.1 200 OK~A: b~  c~~x,             200,    A=b c,         x
            field without name,  HTTP/1.1 200 OK~: b~C: d~~x,             200,    C=d,           x
            junk among fields,   HTTP/1.1 200 OK~junk~C: d~~x,            200,    C=d,           x
            no fields,           HTTP/1.1 200 OK~~x,                      200,    -,             x
            no end of head,      HTTP/1.1 200 OK~A: b,                    200,    A=b,           ''
            """)
    void headsAreReadLeniently(String name, String block, int status, String field, String body) {
        for (String end : new String[] {"\r\n", "\n"}) {
            HttpBlock read = parse(block.replace("~", end));
            assertThat(read.status()).isEqualTo(status);
            assertThat(read.headers().stream()
                            .findFirst()
                            .map(h -> h.name() + "=" + h.value())
                            .orElse(null))
                    .isEqualTo(field);
            assertThat(new String(read.body(), StandardCharsets.UTF_8)).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ''
            hello
            HTTP/1.1
            HTTP/1.1 OK 200
            HTTP/1.1 99999 x
            {"a": 1}
            """, delimiter = '|')
    void whatIsNoAnswerIsNone(String block) {
        assertThat(HttpBlock.parse(block.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void chunksAreJoined() {
        HttpBlock read = parse("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n4\r\nWiki\r\n0\r\n\r\n");
        assertThat(read.body()).asString().isEqualTo("Wiki");
    }

    @Test
    void aBodyThatWasJoinedBeforeStaysWhole() {
        HttpBlock read = parse("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<html>face</html>");
        assertThat(read.body()).asString().isEqualTo("<html>face</html>");
    }

    @Test
    void headerBytesAreUtf8OrElseLatin1() {
        byte[] latin = "HTTP/1.1 302 x\r\nLocation: /größe\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(HttpBlock.parse(latin).orElseThrow().headers().getFirst().value())
                .isEqualTo("/größe");
        assertThat(parse("HTTP/1.1 302 x\r\nLocation: /größe\r\n\r\n")
                        .headers()
                        .getFirst()
                        .value())
                .isEqualTo("/größe");
    }
}
