package promotrace.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

final class ContactsTest {
    private final Contacts contacts = new Contacts(new IdentityRules(
            "test",
            8,
            List.of(),
            List.of(
                    new IdentityRules.Service("WeChat", List.of("wechat", "微信")),
                    new IdentityRules.Service("LINE", List.of("line id", "line"))),
            List.of(
                    new IdentityRules.Address("wa.me", "phone", "path"),
                    new IdentityRules.Address("whatsapp.com", "phone", "parameter phone"),
                    new IdentityRules.Address("line.me", "LINE", "last"))));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        a mail address            | write to Hello@Orchard.example please    | mail hello@orchard.example
        a phone, spaced           | +49 171 / 234 56 78                      | phone +491712345678
        a handle after its name   | WeChat: lan_jie88                        | WeChat lan_jie88
        in Chinese                | 加微信：lanjie_hw                         | WeChat lanjie_hw
        a sentence's full stop    | LINE ID: navi.shop77.                    | LINE navi.shop77
        a number without plus     | order 4917123456789 today                | -
        a price                   | only +50 points                          | -
        the word line alone       | next line of work                        | -
        a social handle           | follow @jessfinds                        | -
        """)
    void inText(String name, String text, String expected) {
        assertThat(contacts.in(text).stream()
                        .map(i -> i.kind() + " " + i.value())
                        .collect(Collectors.joining(",")))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
        https://wa.me/4917123456789,                       phone +4917123456789
        https://api.whatsapp.com/send?phone=4917123456789, phone +4917123456789
        https://line.me/ti/p/~navi77,                      LINE navi77
        https://notwa.me/4917123456789,                    -
        https://wa.me/,                                    -
        https://example.com/4917123456789,                 -
        """)
    void inAddress(String url, String expected) {
        assertThat(contacts.in(WebUrl.of(url)).stream()
                        .map(i -> i.kind() + " " + i.value())
                        .collect(Collectors.joining(",")))
                .isEqualTo(expected == null ? "" : expected);
    }
}
