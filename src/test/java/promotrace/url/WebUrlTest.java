package promotrace.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            # written                                  | kept
            https://Shop.Example/A?b=C#d               | https://shop.example/A?b=C#d
            HTTP://shop.example:80                     | http://shop.example/
            https://shop.example:443/x                 | https://shop.example/x
            https://shop.example:0008080/x             | https://shop.example:8080/x
            https://me:secret@shop.example/x           | https://shop.example/x
            https://shop.example./x                    | https://shop.example/x
            https://shop.example/a b?c=d e             | https://shop.example/a%20b?c=d%20e
            https://shop.example/é                     | https://shop.example/%C3%A9
            https://shop.example\\é/x                  | https://shop.example/%C3%A9/x
            https://straße.example/                    | https://xn--strae-oqa.example/
            https://shop.example/a/../b/./c            | https://shop.example/b/c
            https://shop.example/a/%2e%2E/b            | https://shop.example/b
            https://shop.example/..hidden              | https://shop.example/..hidden
            https://shop.example?x=1                   | https://shop.example/?x=1
            http://[2001:db8::1]:8080/x                | http://[2001:db8::1]:8080/x
            shop.example/x                             | -
            ftp://shop.example/x                       | -
            javascript:alert(1)                        | -
            https://                                   | -
            https://sh op.example/                     | -
            https://shop.example:99999/                | -
            https://.example/                          | -
            """)
    void aStrangersTextIsReadAsBrowsersDo(String written, String kept) {
        assertThat(WebUrl.parse(written).map(WebUrl::toString).orElse(null)).isEqualTo(kept);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            # reference                    | what it points at from https://shop.example/a/b?c=d
            e                              | https://shop.example/a/e
            /e?f                           | https://shop.example/e?f
            ../e                           | https://shop.example/e
            ?f                             | https://shop.example/a/b?f
            #g                             | https://shop.example/a/b?c=d#g
            //other.example/x              | https://other.example/x
            https:other                    | https://shop.example/a/other
            http:/other.example/x          | http://other.example/x
            \\\\other.example\\x           | https://other.example/x
            mailto:a@b.example             | -
            javascript:void(0)             | -
            """)
    void aReferencePointsWhereBrowsersGo(String reference, String to) {
        WebUrl page = WebUrl.of("https://shop.example/a/b?c=d");
        assertThat(page.resolve(reference).map(WebUrl::toString).orElse(null)).isEqualTo(to);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            www.shop.example.co.uk,     example.co.uk
            go.shop.example,            shop.example
            shop.example,               shop.example
            name.myshopify.com,         name.myshopify.com
            a.name.github.io,           name.github.io
            localhost,                  localhost
            192.0.2.7,                  192.0.2.7
            """)
    void aSiteIsWhatOnePersonRegistered(String host, String site) {
        assertThat(WebUrl.of("https://" + host + "/").site()).isEqualTo(site);
    }

    @Test
    void aHostIsOnADomainOnlyAtADot() {
        assertThat(WebUrl.of("https://m.shop.example/").on("shop.example")).isTrue();
        assertThat(WebUrl.of("https://myshop.example/").on("shop.example")).isFalse();
        assertThat(WebUrl.of("https://shop.example.evil.test/").on("shop.example"))
                .isFalse();
    }

    @Test
    void aDefangedAddressCannotBeClicked() {
        assertThat(WebUrl.of("https://bit.ly/x.y").defanged()).isEqualTo("hxxps://bit[.]ly/x.y");
    }

    /// What needs no care is read in one go; a space before it has it read the careful way.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/",
                "http://a.example/p",
                "https://a.example/p?q",
                "https://a.example/p?",
                "https://a.example/p#",
                "https://a.example/p?#",
                "https://a.example/p?a=1&b=2#f",
                "https://a.example/p#f?x",
                "https://a.example/p?q?r#f#g",
                "https://a.example/p?x=\\\\y",
                "https://a.example/a\\\\b",
                "https://a.example/a/../b",
                "https://a.example/a/.b",
                "https://a.example/a/%2e%2E/b",
                "https://a.example/?u=/../x",
                "https://a.example?q",
                "https://a.example",
                "https://a..example/",
                "https://.example/",
                "https://example./",
                "https://example../",
                "https://a.example..\\\\b",
                "https://A.example/",
                "https://u:p@a.example/",
                "https://a.example:8443/p",
                "https://a.example:443/p",
                "https://[::1]/p",
                "https://münchen.example/",
                "https://a.example/ü?ü#ü",
                "https://a.example/a b",
                "HTTPS://a.example/"
            })
    void readingInOneGoGivesTheSame(String text) {
        Optional<WebUrl> quick = WebUrl.parse(text);
        Optional<WebUrl> careful = WebUrl.parse(" " + text);
        assertThat(quick).isEqualTo(careful);
        if (quick.isEmpty()) return;
        WebUrl a = quick.get();
        WebUrl b = careful.orElseThrow();
        assertThat(List.of(a.scheme(), a.host(), a.port(), a.path(), a.query(), a.fragment(), a.server()))
                .isEqualTo(List.of(b.scheme(), b.host(), b.port(), b.path(), b.query(), b.fragment(), b.server()));
        assertThat(a.withoutFragment()).isEqualTo(b.withoutFragment());
    }
}
