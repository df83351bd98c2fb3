package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

class FlightTest {
    private static final String PUSH = "self.__next_f.push";

    private static Markup page(String... scripts) {
        StringBuilder html = new StringBuilder("<html><body>");
        for (String s : scripts) html.append("<script>").append(s).append("</script>");
        return new Markup(WebUrl.of("https://shop.example/"), html.toString());
    }

    /// What a script writes that hands these rows over.
    private static String push(String rows) {
        String quoted = rows.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return PUSH + "([1,\"" + quoted + "\"])";
    }

    private static Optional<String> at(String path, String... scripts) {
        return page(scripts)
                .pushed(PUSH)
                .flatMap(v -> v.at(path).stream().findFirst())
                .flatMap(Value::words);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            # what                  | rows                                    | path        | value
            a row                   | a:{"name":"Board"}                      | 0.name      | Board
            a row of parts          | a:["$","$L1",null,{"name":"Board"}]     | 0.0.name    | Board
            rows without JSON       | 1:"$Sreact"#2:I[1,[],""]#3:{"n":"B"}    | 0.n         | B
            hints and errors        | 1:HL["/a.css"]#2:E{"digest":"1"}#3:[{"n":"B"}] | 0.0.n | B
            a text in its place     | 2f:T5,a:{"b3:{"n":"$2f"}                | 0.n         | a:{"b
            counted in bytes        | 1:T3,äb2:{"n":"$1"}                     | 0.n         | äb
            a text that is cut off  | 1:Tffffffff,ab                          | 0           | -
            a row that is no text   | 1:{"n":"$5"}                            | 0.n         | -
            nothing                 | 1:{"n":"$undefined"}                    | 0.n         | -
            a component             | 1:{"n":"$L2f"}                          | 0.n         | -
            a real dollar           | 1:{"n":"$$5 off"}                       | 0.n         | $5 off
            a price                 | 1:{"n":"$5.00"}                         | 0.n         | $5.00
            no rows                 | hello                                   | 0           | -
            """)
    void rowsAreReadAsTheyAreWritten(String name, String rows, String path, String value) {
        assertThat(at(path, push(rows.replace('#', '\n') + "\n"))).isEqualTo(Optional.ofNullable(value));
    }

    @Test
    void rowsMayBePartedBetweenCalls() {
        assertThat(at("0.name", "(" + PUSH + "||[]).push([0])", push("a:{\"na"), push("me\":\"Board\"}\n")))
                .contains("Board");
    }

    @Test
    void pageThatCallsNothingHasNone() {
        assertThat(page("var a = 1", PUSH, PUSH + "(x)").pushed(PUSH)).isEmpty();
    }

    @Test
    void timeIsLinearInTheText() {
        String many = (PUSH + "(['").repeat(40_000);
        Assertions.assertThatNoException().isThrownBy(() -> page(many).pushed(PUSH));
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> List.of(page(many).pushed(PUSH), page(push(many)).pushed(PUSH)));
    }
}
