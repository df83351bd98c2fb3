package promotrace.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

class ArchiveTest {
    private static final String OK = "HTTP/1.1 200 OK\nContent-Type: text/html";
    private static final byte[] BODY = "<p>hello</p>".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path file(String name, byte[]... records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] r : records) out.writeBytes(name.endsWith(".gz") ? Exchanges.gzip(r) : r);
        return Files.write(folder.resolve(name), out.toByteArray());
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            # in the file                           | asked for                                  | found
            https://a.example/                      | https://a.example                          | true
            https://a.example/p?x=1&y=2             | https://a.example/p?y=2&x=1                | true
            http://a.example/p                      | https://a.example/p                        | true
            https://A.example:443/p                 | https://a.example/p                        | true
            https://a.example/p#top                 | https://a.example/p#reviews                | true
            <https://a.example/p>                   | https://a.example/p                        | true
            https://a.example/gr%C3%B6%C3%9Fe       | https://a.example/größe                    | true
            https://a.example/größe                 | https://a.example/gr%c3%b6%c3%9fe          | true
            https://a.example/a%7Eb                 | https://a.example/a~b                      | true
            https://bücher.example/p                | https://xn--bcher-kva.example/p            | true
            https://a.example/p?q=a%20b             | https://a.example/p?q=a+b                  | true
            https://a.example/p?x=1&x=2             | https://a.example/p?x=2&x=1                | false
            https://a.example/p                     | https://a.example/P                        | false
            https://a.example/p                     | https://a.example/p?x=1                    | false
            https://a.example:8443/p                | https://a.example/p                        | false
            https://a.example/p?a=1%26b=2           | https://a.example/p?a=1&b=2                | false
            dns:a.example                           | https://a.example/                         | false
            """)
    void addressesAreFoundAsAServerWouldTakeThem(String target, String asked, boolean found) throws IOException {
        Path warc = file("x.warc.gz", Exchanges.record(target, "2026-06-01T10:00:00Z", OK, BODY));
        try (Archive archive = Archive.open(List.of(warc))) {
            List<Archive.Entry> entries = archive.list(WebUrl.of(asked));
            assertThat(!entries.isEmpty()).isEqualTo(found);
            if (found)
                assertThat(archive.read(entries.getFirst()).orElseThrow().body())
                        .isEqualTo(BODY);
        }
    }

    @Test
    void plainFilesAndSeveralFilesAreRead() throws IOException {
        Path later = file(
                "a.warc",
                Exchanges.record("https://a.example/", "2026-06-08T10:00:00Z", OK, BODY),
                Exchanges.record("https://b.example/", "2026-06-08T10:00:00Z", OK, BODY));
        Path earlier = file("b.warc.gz", Exchanges.record("https://a.example/", "2026-06-01T10:00:00Z", OK, BODY));
        try (Archive archive = Archive.open(List.of(later, earlier))) {
            assertThat(archive.list(WebUrl.of("https://a.example/")))
                    .extracting(e -> e.at().toString())
                    .containsExactly("2026-06-01T10:00:00Z", "2026-06-08T10:00:00Z");
            assertThat(archive.all()).allMatch(e -> archive.read(e).isPresent());
            assertThat(archive.newest()).hasSize(2);
        }
    }

    @Test
    void contentCodingsOfOtherArchiversAreUndone() throws IOException {
        byte[] zipped = Exchanges.gzip(BODY);
        Path warc = file(
                "x.warc.gz",
                Exchanges.record(
                        "https://a.example/1", "2026-06-01T10:00:00Z", OK + "\nContent-Encoding: gzip", zipped),
                Exchanges.record("https://a.example/2", "2026-06-01T10:00:00Z", OK + "\nContent-Encoding: gzip", BODY),
                Exchanges.record(
                        "https://a.example/3", "2026-06-01T10:00:00Z", OK + "\nContent-Encoding: br", new byte[] {
                            1, 2, 3
                        }));
        try (Archive archive = Archive.open(List.of(warc))) {
            for (String n : List.of("1", "2")) {
                Capture c = archive.read(archive.list(WebUrl.of("https://a.example/" + n))
                                .getFirst())
                        .orElseThrow();
                assertThat(c.sha256()).isEqualTo(Sha256.of(BODY));
                assertThat(Flaw.of(c)).isEmpty();
            }
            Capture broken = archive.read(
                            archive.list(WebUrl.of("https://a.example/3")).getFirst())
                    .orElseThrow();
            assertThat(Flaw.of(broken)).hasValue(Flaw.BROKEN_CODING);
        }
    }

    @Test
    void theDigestIsOverTheBytesAsRead() throws IOException {
        Path warc = file("x.warc.gz", Exchanges.record("https://a.example/", "2026-06-01T10:00:00Z", OK, BODY));
        try (Archive archive = Archive.open(List.of(warc))) {
            assertThat(archive.find(Sha256.of(BODY))).map(Archive.Entry::url).hasValue(WebUrl.of("https://a.example/"));
            assertThat(archive.find(Sha256.of(new byte[] {7}))).isEmpty();
        }
    }

    @Test
    void whatCantBeReadIsNamedInOneSentence() throws IOException {
        byte[] record = Exchanges.record("https://a.example/", "2026-06-01T10:00:00Z", OK, BODY);
        byte[] two = Files.readAllBytes(file("two.warc.gz", record, record));
        byte[] whole = Exchanges.gzip(Files.readAllBytes(file("two.warc", record, record)));
        byte[] dented = two.clone();
        Arrays.fill(dented, two.length / 2 + 30, two.length / 2 + 60, (byte) 0);
        table("is empty", new byte[0]);
        table("is not a WARC file", "hello, this is a letter".getBytes(StandardCharsets.UTF_8));
        table("is not a WARC file", Exchanges.gzip("hello, this is a letter".getBytes(StandardCharsets.UTF_8)));
        table(
                "ends in the middle of the record that begins at byte " + two.length / 2,
                Arrays.copyOf(two, two.length - 9));
        table("can't be read behind byte " + two.length / 2, dented);
        table("is compressed as a whole", whole);
        assertThatThrownBy(() -> Archive.open(List.of(folder.resolve("nowhere.warc.gz"))))
                .isInstanceOf(WarcException.class)
                .hasMessage(folder.resolve("nowhere.warc.gz") + ": there is no such file");
        assertThatThrownBy(() -> Archive.open(List.of(folder))).hasMessage(folder + ": is a folder, not a WARC file");
    }

    private void table(String problem, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("broken.warc.gz"), content);
        assertThatThrownBy(() -> Archive.open(List.of(file)))
                .isInstanceOf(WarcException.class)
                .hasMessageStartingWith(file + ": " + problem)
                .hasMessageNotContaining("\n");
    }

    /// A request record, as archivers write them before or behind the answer; `concurrent` is the other record's id or
    /// empty.
    private static byte[] request(String id, String concurrent, String http) {
        byte[] block = http.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        String head = "WARC/1.0\r\nWARC-Type: request\r\nWARC-Record-ID: " + id
                + "\r\nWARC-Date: 2026-06-01T10:00:00Z\r\nWARC-Target-URI: https://a.example/\r\n"
                + (concurrent.isEmpty() ? "" : "WARC-Concurrent-To: " + concurrent + "\r\n")
                + "Content-Type: application/http; msgtype=request\r\nContent-Length: " + block.length + "\r\n\r\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(block);
        out.writeBytes("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static byte[] answer(String id, String concurrent) {
        String plain = new String(
                Exchanges.record("https://a.example/", "2026-06-01T10:00:00Z", OK, BODY), StandardCharsets.UTF_8);
        String named = plain.replaceFirst("<urn:[^>]+>", id);
        return (concurrent.isEmpty()
                        ? named
                        : named.replaceFirst("WARC-Date", "WARC-Concurrent-To: " + concurrent + "\r\nWARC-Date"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static final String ASKED = "<urn:uuid:11111111-1111-1111-1111-111111111111>";
    private static final String ANSWERED = "<urn:uuid:22222222-2222-2222-2222-222222222222>";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # in the file                     | named by  | method | found for GET | for the POST
            request before answer             | request   | POST   | 0             | 1
            request before answer             | answer    | POST   | 0             | 1
            answer before request             | request   | POST   | 0             | 1
            answer before request             | answer    | POST   | 0             | 1
            answer before request             | nobody    | POST   | 1             | 0
            request before answer             | nobody    | POST   | 1             | 0
            request before answer             | request   | GET    | 1             | 0
            answer before request             | request   | GET    | 1             | 0
            request before answer             | answer    | PUT    | 0             | 0
            answer before request             | request   | HEAD   | 0             | 0
            """)
    void anAnswerIsFoundByTheMethodThatAsked(String order, String named, String method, int get, int post)
            throws IOException {
        byte[] asks = request(
                ASKED,
                named.equals("request") ? ANSWERED : "",
                method + " / HTTP/1.1\nContent-Type: application/json\n\n{\"q\":1}");
        byte[] answers = answer(ANSWERED, named.equals("answer") ? ASKED : "");
        boolean before = order.startsWith("request");
        WebUrl url = WebUrl.of("https://a.example/");
        Path warc = file("x.warc.gz", before ? asks : answers, before ? answers : asks);
        try (Archive archive = Archive.open(List.of(warc))) {
            assertThat(archive.list(url)).hasSize(get);
            List<Archive.Entry> posted = archive.list(url, Optional.of(new Sent("application/json", "{\"q\":1}")));
            assertThat(posted).hasSize(post);
            assertThat(archive.list(url, Optional.of(new Sent("application/json", "{\"q\":2}"))))
                    .isEmpty();
            for (Archive.Entry e : posted) {
                assertThat(archive.read(e).orElseThrow().method()).isEqualTo("POST");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            a=1&b=2,      b=2&a=1,      true
            a=1&b=x+y,    b=x%20y&a=1,  true
            a=1&b=2,      a=1&b=3,      false
            a=1&a=2,      a=2&a=1,      false
            a=1,          a=1&b=,       false
            """)
    void formsAreFoundInAnyOrderOfTheirParameters(String captured, String asked, boolean found) throws IOException {
        String type = "application/x-www-form-urlencoded";
        byte[] asks = request(ASKED, ANSWERED, "POST / HTTP/1.1\nContent-Type: " + type + "\n\n" + captured);
        try (Archive archive = Archive.open(List.of(file("x.warc.gz", answer(ANSWERED, ""), asks)))) {
            assertThat(archive.list(WebUrl.of("https://a.example/"), Optional.of(new Sent(type, asked))))
                    .hasSize(found ? 1 : 0);
        }
    }
}
