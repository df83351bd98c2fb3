package promotrace.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.evidence.Exchange;
import promotrace.evidence.Header;

class HarEntryTest {
    private static HarEntry.Read read(String method, int status, String content) {
        return HarEntry.read(Lines.JSON.readTree("""
                {"startedDateTime": "2024-05-30T14:00:00.123+02:00",
                 "request": {"method": "%s", "url": "https://a.example/x#top", "postData": {"mimeType": "text/plain", "text": "q"}},
                 "response": {"status": %d, "statusText": "OK",
                   "headers": [{"name": "Content-Encoding", "value": "br"}, {"name": "Set-Cookie", "value": "session=1"},
                     {"name": ":status", "value": "200"}, {"name": "ETag", "value": "e"}],
                   "content": %s}}""".formatted(method, status, content)));
    }

    @Test
    void anAnswerIsWhatWasShownWithItsOwnDate() {
        HarEntry.Read read = read("POST", 200, "{\"mimeType\": \"text/html; charset=ISO-8859-1\", \"text\": \"<p>é\"}");
        assertThat(read).isInstanceOf(HarEntry.Read.Answer.class);
        Exchange e = ((HarEntry.Read.Answer) read).exchange();
        assertThat(e.url()).hasToString("https://a.example/x");
        assertThat(e.at()).isEqualTo(Instant.parse("2024-05-30T12:00:00.123Z"));
        assertThat(e.sent()).hasValueSatisfying(s -> assertThat(s.text()).isEqualTo("q"));
        assertThat(e.response())
                .containsExactly(new Header("ETag", "e"), new Header("Content-Type", "text/html; charset=utf-8"));
        assertThat(new String(e.wire(), StandardCharsets.UTF_8)).isEqualTo("<p>é");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            GET     | 200 | {"text": "YQ==", "encoding": "base64"}  | a
            GET     | 404 | {"text": "not there"}                   | not there
            GET     | 204 | {"size": 0}                             | EMPTY
            GET     | 0   | {"text": "x"}                           | was not answered
            GET     | 200 | {"size": 900}                           | was saved without its body
            OPTIONS | 200 | {"text": "x"}                           | is no answer to GET or POST
            """)
    void someAreLeftOut(String method, int status, String content, String expected) {
        String got = switch (read(method, status, content)) {
            case HarEntry.Read.Answer(Exchange e) -> new String(e.wire(), StandardCharsets.UTF_8);
            case HarEntry.Read.Left(String why) -> why;
        };
        assertThat(got).isEqualTo(expected.equals("EMPTY") ? "" : expected);
    }
}
