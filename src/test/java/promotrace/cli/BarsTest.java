package promotrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.Progress.Step;
import promotrace.report.Columns;

final class BarsTest {
    private static String line(int columns, boolean unicode, long done, long total) {
        BarLine.State state = new BarLine.State(
                done, total, "93 addresses asked once each, and some", Instant.EPOCH, Duration.ofMillis(2440));
        return new BarLine(columns, unicode).of(Step.RESOLVE, state, state.fraction());
    }

    @ParameterizedTest(name = "{0} columns, {1} of {2}")
    @CsvSource(textBlock = """
        59,  149,     221
        60,  0,       1
        79,  149,     221
        79,  1234567, 7654321
        99,  149,     221
        100, 221,     221
        """)
    void noLineIsWiderThanTheTerminal(int columns, long done, long total) {
        assertThat(Columns.width(line(columns, true, done, total))).isEqualTo(columns);
        assertThat(line(columns, false, done, total)).matches("[\\x20-\\x7e]+");
    }

    @Test
    void aLineSaysHowFarWhatAndHowLong() {
        assertThat(line(99, true, 149, 221))
                .isEqualTo("  2 resolve     ████████████████░░░░░░░░    149 of 221   93 addresses asked once each, an…"
                        + "    2.4 s");
        assertThat(new BarLine(99, true).of(Step.NETWORK, BarLine.State.NOT_BEGUN, 0))
                .isEqualTo("  5 network     ░░░░░░░░░░░░░░░░░░░░░░░░");
    }

    @Test
    void stepsAreDrawnAgainInTheirPlace() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Bars bars = new Bars(80, true, new PrintStream(out, true, StandardCharsets.UTF_8))) {
            bars.at(Step.COLLECT, 1, 2, "3 posts");
            bars.at(Step.COLLECT, 2, 2, "7 posts");
            bars.at(Step.RESOLVE, 3, 5, "asked once each");
            bars.at(Step.ASSESS, 2, 2, "both ends compared");
        }
        String text = out.toString(StandardCharsets.UTF_8);
        List<String> drawings = List.of(text.split("\u001b\\[5A"));
        assertThat(drawings).hasSizeGreaterThan(1).allMatch(d -> d.strip().split("\n").length == 5);
        assertThat(drawings.getLast())
                .contains("2 of 2   7 posts")
                .contains("3 of 3   asked once each"); // what was found twice is visited once
    }

    @Test
    void nothingIsDrawnWhereNothingHappened() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Bars(80, true, new PrintStream(out, true, StandardCharsets.UTF_8)).close();
        assertThat(out.size()).isZero();
    }
}
