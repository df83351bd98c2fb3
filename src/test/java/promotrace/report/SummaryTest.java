package promotrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SummaryTest {
    private static String print(CaseFile file, Screen screen) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Summary.print(file, new PrintStream(out, true, screen.charset()), screen);
        return out.toString(screen.charset());
    }

    private static String withoutColour(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    @Test
    void aPipeGetsTheWordsWithoutColourOrDefanging() throws IOException {
        String text = print(SampleCase.caseFile(), Screen.of(false, Map.of(), StandardCharsets.UTF_8, 100));
        assertThat(text).doesNotContain("\u001b").doesNotContain("hxxp");
        Golden.check("summary.txt", text);
    }

    @Test
    void aTerminalThatCarriesNoUnicodeGetsAscii() throws IOException {
        String text =
                print(SampleCase.caseFile(), Screen.of(true, Map.of("NO_COLOR", "1"), StandardCharsets.US_ASCII, 100));
        assertThat(text).matches("[\\x20-\\x7e\\n]*");
        Golden.check("summary-ascii.txt", text);
    }

    @ParameterizedTest(name = "{0} columns: lines of {1}")
    @CsvSource(textBlock = """
        # terminal, longest line
        20,  60
        60,  60
        80,  80
        100, 100
        140, 100
        """)
    void noLineIsLongerThanTheScreen(int terminal, int longest) throws Exception {
        String text = print(CasebookCase.read(), Screen.of(true, Map.of(), StandardCharsets.UTF_8, terminal));
        assertThat(text).contains("\u001b[");
        assertThat(withoutColour(text).lines().filter(l -> Columns.width(l) > longest))
                .isEmpty();
        assertThat(withoutColour(text)).contains("What was seen", "Commission", "basis: ");
    }

    @Test
    void whatSpeaksAgainstStandsUnderThoseWhoAreOnlyWatched() {
        String text = print(SampleCase.caseFile(), Screen.of(false, Map.of(), StandardCharsets.UTF_8, 100));
        assertThat(text).containsPattern("\n  watch .*\n {18}against: \\S");
        assertThat(text).doesNotContainPattern("\n  flagged .*\n {18}against: ");
    }

    @Test
    void strangersCannotMoveTheCursorOrTurnTheLine() {
        String text =
                print(SampleCase.caseFile(), Screen.of(true, Map.of("TERM", "dumb"), StandardCharsets.UTF_8, 100));
        assertThat(text).doesNotContain("\u001b").doesNotContain("\u202e");
    }

    @ParameterizedTest(name = "terminal {0}, NO_COLOR={1}, TERM={2}")
    @CsvSource(nullValues = "-", textBlock = """
        # terminal, NO_COLOR, TERM, coloured
        true,  -, xterm, true
        true,  1, xterm, false
        true,  -, dumb,  false
        false, -, xterm, false
        """)
    void colour(boolean terminal, String noColor, String term, boolean coloured) {
        Map<String, String> environment =
                noColor == null ? Map.of("TERM", term) : Map.of("TERM", term, "NO_COLOR", noColor);
        assertThat(Screen.of(terminal, environment, Charset.forName("UTF-8"), 100)
                        .colour())
                .isEqualTo(coloured);
    }

    @ParameterizedTest(name = "{0} is {1} wide")
    @CsvSource(textBlock = """
        plain,      5
        不要问,      6
        1:1 של,     6
        e\u0301te,  3
        👜,          2
        👨‍👩‍👧,          2
        ❤️,          2
        ﾊﾝｶｸ,       4
        '',         0
        """)
    void width(String text, int columns) {
        assertThat(Columns.width(text)).isEqualTo(columns);
    }

    @ParameterizedTest(name = "{0} in {1} columns")
    @CsvSource(textBlock = """
        不要问客服, 10, 不要问客服
        不要问客服, 9,  不要问客…
        不要问客服, 8,  不要问…
        plain,     5,  plain
        plain,     4,  pla…
        """)
    void cut(String text, int columns, String expected) {
        assertThat(Columns.cut(text, columns, "…")).isEqualTo(expected);
    }
}
