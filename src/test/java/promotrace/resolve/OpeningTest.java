package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

class OpeningTest {
    private static final WebUrl OUTER = WebUrl.of("https://outer.example/out");
    private static final Opening PLAIN = new Opening(false, false, List.of(), false);
    private static final Opening SCHEMELESS = new Opening(false, true, List.of(), false);
    private static final Opening HERE = new Opening(true, false, List.of(), false);

    private static String open(Opening opening, String value) {
        return opening.open(value, OUTER).map(WebUrl::toString).orElse("-");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            https://shop.example/bag | https://shop.example/bag | https://shop.example/bag | https://shop.example/bag
            shop.example/bag         | -                        | https://shop.example/bag | -
            shop.example%2Fbag       | -                        | https://shop.example/bag | -
            /bag                     | -                        | -                        | https://outer.example/bag
            bag                      | -                        | -                        | -
            bag.                     | -                        | -                        | -
            javascript:alert(1)      | -                        | -                        | -
            """)
    void aRuleSaysWhatItsValueMayBe(String value, String plain, String schemeless, String here) {
        assertThat(open(PLAIN, value)).isEqualTo(plain);
        assertThat(open(SCHEMELESS, value)).isEqualTo(schemeless);
        assertThat(open(HERE, value)).isEqualTo(here);
    }

    @Test
    void theFirstKeyOfASealedObjectThatNamesAnAddressDoes() {
        Opening json = new Opening(false, false, List.of("$fallback_url", "$desktop_url"), false);
        String text = "{\"$desktop_url\": \"https://shop.example/bag\", \"$fallback_url\": \"app://x\"}";
        String sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        assertThat(json.open(sealed, OUTER)).isEqualTo(Optional.of(WebUrl.of("https://shop.example/bag")));
        assertThat(json.open(sealed + "?channel=copy", OUTER)).isPresent();
        assertThat(json.open("aGVsbG8gd29ybGQ", OUTER)).isEmpty();
        assertThat(json.open("https://shop.example/bag", OUTER)).isEmpty();
        assertThat(json.open("", OUTER)).isEmpty();
    }
}
