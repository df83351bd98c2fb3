package promotrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HarmlessTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        see https://bit.ly/x.y now      | see hxxps://bit[.]ly/x.y now
        HTTP://WWW.Shop.example:8080/a  | hxxp://WWW[.]Shop[.]example:8080/a
        tinyurl.com/jess-jetset please  | tinyurl[.]com/jess-jetset please
        (www.aliexpress.com/item/1)     | (www[.]aliexpress[.]com/item/1)
        магазин.рф/вещь                 | магазин[.]рф/вещь
        [a](https://a.example/x)、[b](https://b.example) | [a](hxxps://a[.]example/x)、[b](hxxps://b[.]example)
        https://href.li/?https://c.example/d | hxxps://href[.]li/?hxxps://c[.]example/d
        costs 1.5/2.5 of it, e.g. this  | costs 1.5/2.5 of it, e.g. this
        mail me@shop.example/           | mail me@shop.example/
        no dot/slash here               | no dot/slash here
        size 39.5 only. And/or more     | size 39.5 only. And/or more
        """)
    void proseDefangsAddressesAndNothingElse(String text, String expected) {
        assertThat(Harmless.prose(text)).isEqualTo(expected);
    }

    @Test
    void marksOfDirectionAndControlsGoJoinersStay() {
        String text = "a\u202Eb\u2066c\u200Fd\u001b[31m\u0007 \u200D\uFE0F\u200B\n";
        assertThat(Harmless.text(text)).isEqualTo("abcd[31m \u200D\uFE0F\u200B\n");
        assertThat(Harmless.turns(text)).isEqualTo(3);
        assertThat(Harmless.text(Harmless.text(text))).isEqualTo(Harmless.text(text));
    }

    @Test
    void aLineIsOne() {
        assertThat(Harmless.line(" a\r\n\tb\u2028c ")).isEqualTo("a b c");
    }
}
