package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ValueTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            as it is             | a b                  | -            | -     | -        | a b
            its group            | offset=20&x          | offset=(\\d+)| -     | -        | 20
            a number more        | offset=20&x          | offset=(\\d+)| 100   | -        | 120
            a number less        | 7                    | -            | -10   | -        | -3
            no number            | seven                | -            | 1     | -        | -
            the group named so   | a=1&b=1&c=2          | a=(\\d+).*b=\\1.*c=(?<value>\\d+) | - | - | 2
            no match             | x                    | offset=(\\d+)| 1     | -        | -
            a day earlier        | 2026-06-30T12:00:00Z | -            | -P1D  | yyyyMMdd | 20260629
            from a basic date    | 20260301             | -            | -P1D  | yyyyMMdd | 20260228
            a time as ISO 8601   | 1780299000           | -            | PT1H  | -        | 2026-06-01T08:30:00Z
            only written anew    | 2026-06-30T23:30:00-01:00 | -       | -     | yyyy-MM-dd | 2026-07-01
            no time              | yesterday            | -            | -P1D  | yyyyMMdd | -
            """)
    void whatIsLeftOfIt(String name, String text, String match, String plus, String time, String expected) {
        Value value = new Value(
                "x",
                Optional.ofNullable(match).map(Pattern::compile),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(plus),
                Optional.ofNullable(time));
        assertThat(value.matched(text)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            /media/[key=b]/url      | two
            /media/[key=3]/url      | three
            /media/[key=c]/url      | -
            /media/[other=b]/url    | -
            /media/[key=b]/no       | -
            /names/[key=b]          | -
            /by/[key=x]/url         | four
            /media/*/url            | one
            """)
    void partsAreFoundByAField(String path, String expected) {
        JsonTree tree = new JsonTree(new JsonMapper().readTree("""
                {"media": [{"key": "a", "url": "one"}, {"key": "b", "url": "two"}, {"key": 3, "url": "three"}],
                 "names": ["key=b", "b"], "by": {"p": {"key": "x", "url": "four"}}}"""));
        assertThat(tree.text(path)).isEqualTo(Optional.ofNullable(expected));
    }
}
