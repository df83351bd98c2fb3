package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

class InnerTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            https://shop.example/a?b=1                                | https://shop.example/a?b=1
            https%3A%2F%2Fshop.example%2Fa%3Fb%3D1                    | https://shop.example/a?b=1
            https%253A%252F%252Fshop.example%252Fa                    | https://shop.example/a
            https%25253A%25252F%25252Fshop.example%25252Fa            | https://shop.example/a
            https:/shop.example/a                                     | https://shop.example/a
            [[https://shop.example/a]]                                | https://shop.example/a
            aHR0cHM6Ly9zaG9wLmV4YW1wbGUvYQ==                          | https://shop.example/a
            aHR0cHM6Ly9zaG9wLmV4YW1wbGUvYQ                            | https://shop.example/a
            https://shop.example/?a=1&amp;id=2                        | https://shop.example/?a=1&id=2
            HTTPS://shop.example/a                                    | https://shop.example/a
            shop.example/a                                            | -
            www.shop.example                                          | -
            /a/b                                                      | -
            //shop.example/a                                          | -
            javascript:alert(1)                                       | -
            http://localhost                                          | -
            aGVsbG8gd29ybGQgaGVsbG8=                                  | -
            https                                                     | -
            %                                                         | -
            """)
    void onlyAWholeAddressIsADestination(String value, String to) {
        assertThat(Inner.address(value).map(WebUrl::toString).orElse(null)).isEqualTo(to);
    }
}
