package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

class MetaRefreshTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', quoteCharacter = '~', textBlock = """
            0;url=https://shop.example/a             | https://shop.example/a
            0; URL='https://shop.example/a'          | https://shop.example/a
            2;Url = "https://shop.example/a" x       | https://shop.example/a
            0,url=https://shop.example/a             | https://shop.example/a
            1 https://shop.example/a                 | https://shop.example/a
            0;https://shop.example/a                 | https://shop.example/a
            ; url=https://shop.example/a             | https://shop.example/a
            0.5; url=https://shop.example/a          | https://shop.example/a
            0; url='https://shop.example/a           | https://shop.example/a
            0;url=/a                                 | https://go.example/a
            30                                       | -
            0                                        | -
            900;url=https://shop.example/a           | -
            0;url=https://go.example/r/1             | -
            5;url=#top                               | -
            0;url=javascript:alert(1)                | -
            url=https://shop.example/a               | -
            """)
    void aRefreshIsReadAsBrowsersReadIt(String content, String to) {
        WebUrl page = WebUrl.of("https://go.example/r/1");
        assertThat(MetaRefresh.read(content, page, page).map(WebUrl::toString).orElse(null))
                .isEqualTo(to);
    }
}
