package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            # text                                      | path | words
            {"a":1.50}                                  | a    | 1.50
            {"a":"x\\u00e9\\n"}                         | a    | xé
            {a:'x'}                                     | a    | x
            {'a':`x`,}                                  | a    | x
            {"a":"one","a":"two"}                       | a    | one
            {b:undefined,c:!0,d:void 0,a:1}             | a    | 1
            {b:function(x){return {q:"}"}},a:1}         | a    | 1
            {b:new Date(2026,1,"}"),a:1}                | a    | 1
            {/* one */ a: 1 // two ~                    | a    | 1
            {b:2 /* two */,a:1 /* one */}               | a    | 1
            {b:[1,2,],a:[3,4]}                          | a.1  | 4
            {b:{"c":[{"d":5}]}}                         | b.c.*.d | 5
            {"a":"TV 32" black","b":1}                  | a    | TV 32" black
            {"a":"cut off                               | a    | -
            {"b":"x","a":12                             | a    | -
            {"b":{"a":"x"                               | b.a  | x
            {"b":{"a":"x","c                            | b.a  | x
            {"a" "x"}                                   | a    | -
            {"b":"x" "a":"y"}                           | a    | y
            [1,2                                        | 0    | 1
            null                                        | -    | -
            nonsense                                    | -    | -
            """)
    void isReadAndMended(String text, String path, String words) {
        String read = Literal.of(text)
                .flatMap(v -> v.at(path == null ? "" : path).stream().findFirst())
                .flatMap(Value::words)
                .orElse(null);

        assertThat(read).isEqualTo(words);
    }

    @Test
    void lineEndsInsideStringsAndMissingCommasAreMended() {
        Value value = Literal.of("{\"a\": \"one\ntwo\"\n\"b\": 3}").orElseThrow();

        assertThat(value).isEqualTo(new Value.Node(Map.of("a", new Value.Text("one\ntwo"), "b", new Value.Bare("3"))));
    }

    @Test
    void whatStandsBesideAValueIsPassed() {
        assertThat(Literal.of("{b:x||{},a:1}").flatMap(v -> v.at("a").getFirst().words()))
                .contains("1");
    }

    @Test
    void endlessNestingEndsQuietly() {
        assertThat(Literal.of("[".repeat(100_000))).isPresent();
        assertThat(Literal.of("{a:".repeat(100_000))).isPresent();
        assertThat(Literal.of("[{\"a\":".repeat(100_000) + "1")).isPresent();
    }

    @Test
    void aListOfPlainWordsStaysInOrder() {
        assertThat(Literal.of("[1,'b',true]").orElseThrow())
                .isEqualTo(new Value.Many(List.of(new Value.Bare("1"), new Value.Text("b"), new Value.Bare("true"))));
    }
}
