package promotrace.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

class SavedPageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            <!DOCTYPE html><!-- saved from url=(0025)https://a.example/page?x=1 --><html></html>               | https://a.example/page?x=1
            <html><!-- Page saved with SingleFile url: https://a.example/one saved date: Thu May 30 2024 -->   | https://a.example/one
            <html><head><link rel="canonical" href="https://a.example/c"></head></html>                        | https://a.example/c
            <html><head><meta property="og:url" content="https://a.example/o"></head></html>                   | https://a.example/o
            <!-- saved from url=(0014)about:internet --><html></html>                                          | -
            <html><head><link rel="stylesheet" href="https://a.example/c.css"></head></html>                   | -
            <html><head><link rel="canonical" href="/relative"></head></html>                                  | -
            <html><p>saved from url=(0025)https://a.example/page</p></html>                                    | -
            """)
    void theAddressOfAPage(String page, String expected) {
        assertThat(SavedPage.address(page.getBytes(StandardCharsets.UTF_8)).map(WebUrl::toString))
                .isEqualTo(Optional.ofNullable(expected));
    }
}
