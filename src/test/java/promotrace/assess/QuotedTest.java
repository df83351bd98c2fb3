package promotrace.assess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '^', delimiter = '|', textBlock = """
                    they call it "mirror quality" bags     | mirror quality
                    the word 'replica' is banned           | replica
                    was heißt „1:1 Kopie“ denn             | 1:1 kopie
                    le mot « réplique » ou «copie»         | copie
                    don't say it's a replica, it's good    |
                    "a very long saying of somebody about" |
                    12" tall and 14" wide                  |
                    the boys' boots and girls' boots       |
                    """)
    void shortWordsBetweenMarks(String raw, String found) {
        Folded folded = Folded.of(raw);
        assertThat(Quoted.find(folded).stream().map(h -> folded.text().substring(h.start(), h.end())))
                .containsExactlyElementsOf(found == null ? java.util.List.of() : java.util.List.of(found));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '^', delimiter = '|', textBlock = """
                    they call it "mirror quality" there  | false
                    sellers write 'replica bag' for it   | false
                    bags in mirror quality, "as always"  | true
                    my 'new' replica bag                 | true
                    """)
    void whoQuotesAWordDoesNotUseIt(String raw, boolean says) {
        assertThat(Given.text(raw).says("copy-strong")).isEqualTo(says);
    }
}
