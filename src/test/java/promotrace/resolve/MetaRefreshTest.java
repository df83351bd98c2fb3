package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

class MetaRefreshTest {
    private static final WebUrl PAGE = WebUrl.of("https://go.example/r/1");

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock = """
            0;url=https://shop.example/a|https://shop.example/a
            0; URL='https://shop.example/a'|https://shop.example/a
            2;Url = "https://shop.example/a" x|https://shop.example/a
            0,url=https://shop.example/a|https://shop.example/a
            0 url=https://shop.example/a|https://shop.example/a
             0 ; uRL = https://shop.example/a |https://shop.example/a
            1 https://shop.example/a|https://shop.example/a
            0;https://shop.example/a|https://shop.example/a
            0,'https://shop.example/a'|https://shop.example/a
            0;"https://shop.example/a" x|https://shop.example/a
            0.5; url=https://shop.example/a|https://shop.example/a
            .5; url=https://shop.example/a|https://shop.example/a
            1.2.3;url=https://shop.example/a|https://shop.example/a
            .;url=https://shop.example/a|https://shop.example/a
            60;url=https://shop.example/a|https://shop.example/a
            00;url=https://shop.example/a|https://shop.example/a
            0; url='https://shop.example/a|https://shop.example/a
            0; url="https://shop.example/a'b"|https://shop.example/a'b
            0;url=//shop.example/a|https://shop.example/a
            0;url=/a|https://go.example/a
            0;url=?b=2|https://go.example/r/1?b=2
            0;urls/a|https://go.example/r/urls/a
            0;url https://shop.example/a|https://go.example/r/url%20https://shop.example/a
            0;url=HTTPS://SHOP.example/a|https://shop.example/a
            0;ur|https://go.example/r/ur
            0;;url=https://shop.example/a|https://go.example/r/;url=https://shop.example/a
            30|-
            0|-
            0;|-
            0;url=|-
            0;url=''|-
            61;url=https://shop.example/a|-
            9999999999;url=https://shop.example/a|-
            0;url=https://go.example/r/1|-
            5;url=#top|-
            0;url=javascript:alert(1)|-
            0;url=data:text/html,x|-
            0;url=mailto:a@shop.example|-
            url=https://shop.example/a|-
            ; url=https://shop.example/a|-
            , https://shop.example/a|-
            -1;url=https://shop.example/a|-
            +1;url=https://shop.example/a|-
            1s;url=https://shop.example/a|-
            https://shop.example/a|-
            ~~|-
            """)
    void aRefreshIsReadAsBrowsersReadIt(String content, String to) {
        assertThat(read(content)
                        .flatMap(r -> r.leaves(PAGE))
                        .map(WebUrl::toString)
                        .orElse(null))
                .isEqualTo(to);
    }

    /// One that is none lets a later one count.
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            30                            | true
            0;                            | true
            300;url=https://shop.example/ | true
            0;url=                        | true
            .                             | true
            x                             | false
            ;0                            | false
            0;url=javascript:alert(1)     | false
            0x;url=https://shop.example/  | false
            """)
    void whatIsARefreshCountsAlsoWhereItLeadsNowhere(String content, boolean counts) {
        assertThat(read(content).isPresent()).isEqualTo(counts);
    }

    private static Optional<MetaRefresh> read(String content) {
        return MetaRefresh.parse(content, PAGE::resolve);
    }
}
