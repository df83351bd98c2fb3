package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLdTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # what                        | script | documents
            nothing                       | ~~ | []
            one                           | {"a":1} | [{a=1}]
            one behind the other          | {"a":1} {"b":2} | [{a=1}, {b=2}]
            with commas between           | {"a":1},{"b":2}; | [{a=1}, {b=2}]
            lists                         | [{"a":1}][{"b":2}] | [{a=1}, {b=2}]
            a bracket too much            | {"a":1}} {"b":2} | [{a=1}, {b=2}]
            words behind                  | {"a":1} and {"b":2} | [{a=1}]
            a script behind               | {"a":1}; f({"b":2}) | [{a=1}]
            hidden in a comment           | <!-- {"a":1} --> | [{a=1}]
            hidden in a comment of a line | <!--//--><![CDATA[//><!-- {"a":1} //--><!]]> | [{a=1}]
            character data                | //<![CDATA[ {"a":1} //]]> | [{a=1}]
            remarks                       | /* ours */ {"a":1 /* one */} | [{a=1}]
            entities                      | {&quot;a&quot;:1} | [{a=1}]
            a mark of the byte order      | \ufeff{"a":1} | [{a=1}]
            """)
    void documentsAreReadWhateverIsWrappedAroundThem(String what, String script, String documents) {
        assertThat(SampleFacts.ours(JsonLd.documents(script))).asString().isEqualTo(documents);
    }

    @Test
    void manyBracketsEndQuietly() {
        assertThat(JsonLd.documents("[]".repeat(50_000))).hasSize(50_000);
        assertThat(JsonLd.documents("}".repeat(50_000))).isEmpty();
    }
}
