package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            # expression;                what the text must begin with
            ^/cread\\.php;                /cread.php
            ^/click-(?<publisher>\\d+);   /click-
            ^/(?:cread|sread)\\.php;      /
            ^/abc?d;                      /ab
            ^/ab+c;                       /ab
            ^/ab*;                        /a
            ^/ab{2};                      /a
            ^/a|^/b;                      ~~
            ^/a(?:x)|/b;                  ~~
            ^/[|]a|b;                     ~~
            ^/a[|]b;                      /a
            ^/a\\|b;                      /a|b
            /cread;                       ~~
            (?i)^/a;                      ~~
            ^\\d+;                        ~~
            """)
    void aTextIsComparedWithWhatMustBeginItFirst(String expression, String start) {
        assertThat(Shape.start(expression)).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ^/a|^/b;                     /b/1;        true
            ^/ab?c;                      /ac;         true
            ^/click-(?<publisher>\\d+);  /click-77-1; true
            ^/click-(?<publisher>\\d+);  /x/click-77; false
            /page/buy;                   /en/page/buy; true
            /page/buy;                   /en/page/bu;  false
            ^/page/buy;                  /page/buyer;  true
            ^/page/buy;                  /en/page/buy; false
            ^/a\\.php;                   /a.php?;      true
            ^/a\\.php;                   /axphp;       false
            ^/a.php;                     /axphp;       true
            ^/page/buy$;                 /page/buyer;  false
            """)
    void itFindsWhatTheExpressionFinds(String expression, String text, boolean found) {
        Values values = new Values();
        assertThat(new Shape(expression).match(text, values)).isEqualTo(found);
        if (expression.contains("publisher") && found)
            assertThat(values.get(Values.Kind.PUBLISHER)).contains("77");
    }
}
