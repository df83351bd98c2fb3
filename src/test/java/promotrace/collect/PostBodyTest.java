package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.evidence.Sent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PostBodyTest {
    private static final Map<String, String> KNOWN = Map.of(
            "handle", "an\"na", "cursor", "200", "big", "7350000000000000101", "more", "true", "words", "1 or 2");

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', quoteCharacter = '`', textBlock = """
            words are put in and escaped     | {"who":"{handle}!"}               | -                   | {"who":"an\\"na!"}
            numbers, yes and no stay         | {"n":100,"on":false,"x":null}     | -                   | {"n":100,"on":false,"x":null}
            a bare name is a number          | {"c":"{#cursor}","b":["{#big}"]}  | -                   | {"c":200,"b":[7350000000000000101]}
            or true                          | {"m":"{#more}"}                   | -                   | {"m":true}
            a quoted one is words            | {"c":"{cursor}"}                  | -                   | {"c":"200"}
            fields are set in one's own body | {"c":"{#cursor}","s":"x"}         | {"q":{"a":1},"c":0} | {"q":{"a":1},"c":200,"s":"x"}
            one's own body is no JSON        | {"c":"{#cursor}"}                 | c=1                 | {"c":200}
            an unknown name                  | {"c":{"d":["{nobody}"]}}          | {"q":1}             | -
            an unknown bare name             | {"c":"{#nobody}"}                 | -                   | -
            a bare name of words             | {"c":"{#words}"}                  | -                   | -
            a bare name of a name            | {"c":"{#handle}"}                 | -                   | -
            """)
    void json(String name, String rule, String own, String expected) {
        CrawlerFile.Posting posting =
                new CrawlerFile.Posting(Optional.of((ObjectNode) new JsonMapper().readTree(rule)), Map.of());
        Optional<Sent> before = Optional.ofNullable(own).map(text -> new Sent("application/json", text));
        assertThat(PostBody.of(posting, before, KNOWN).map(Sent::text)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            words are put in and escaped     | who | {handle} & co | -          | who=an%22na+%26+co
            a field is set in one's own form | c   | {cursor}      | a=b+c&c=1  | a=b+c&c=200
            an unknown name                  | c   | {nobody}      | a=b        | -
            """)
    void form(String name, String field, String template, String own, String expected) {
        CrawlerFile.Posting posting = new CrawlerFile.Posting(Optional.empty(), Map.of(field, template));
        Optional<Sent> before =
                Optional.ofNullable(own).map(text -> new Sent("application/x-www-form-urlencoded", text));
        assertThat(PostBody.of(posting, before, KNOWN).map(Sent::text)).isEqualTo(Optional.ofNullable(expected));
    }
}
