package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

class MailFilterTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            https://urldefense.proofpoint.com/v1/url?u=https%3A%2F%2Fshop.example%2Fbag&k=x     | https://shop.example/bag
            https://urldefense.proofpoint.com/v2/url?u=https-3A__shop.example_a-5Fb-3Fc-3D1&d=x | https://shop.example/a_b?c=1
            https://urldefense.com/v3/__https://shop.example/bag__;!!AbC!x$                     | https://shop.example/bag
            https://urldefense.com/v3/__https://shop.example/a?b=1*top__;Iw!!AbC!x$             | https://shop.example/a?b=1#top
            https://urldefense.com/v3/__https://shop.example/a**Btop__;ISEh!!AbC!x$             | https://shop.example/a!!!top
            https://urldefense.com/v3/__https://shop.example/a*b*c__;Iw!!AbC!x$                 | -
            https://urldefense.com/v3/__https://shop.example/a*b__;I!!AbC!x$                    | -
            https://urldefense.com/v3/https://shop.example/bag                                  | -
            https://urldefense.com/v2/url?d=x                                                   | -
            https://urldefense.proofpoint.com/v2/url?u=bag&d=x                                  | -
            """)
    void anAddressThatAFilterRewroteIsReadOutOfIt(String written, String to) {
        assertThat(MailFilter.open(WebUrl.of(written)).map(WebUrl::toString).orElse(null))
                .isEqualTo(to);
    }
}
