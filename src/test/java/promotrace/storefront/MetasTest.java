package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

class MetasTest {
    private static Markup page(String html) {
        return new Markup(WebUrl.of("https://shop.example/oak"), html);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # what                   | page | pictures
            none                     | <meta property="og:title" content="Oak"> | []
            its size and words       | <meta property="og:image" content="a"><meta property="og:image:width" content="100"><meta property="og:image:alt" content="Oak"> | [a]
            several                  | <meta property="og:image" content="a"><meta property="og:image" content="b"> | [a, b]
            by the longer name       | <meta property="og:image:url" content="a"> | [a]
            safe addresses           | <meta property="og:image" content="a"><meta property="og:image:secure_url" content="sa"><meta property="og:image" content="b"><meta property="og:image:secure_url" content="sb"> | [a, b]
            a safe address alone     | <meta property="og:image:secure_url" content="sa"> | [sa]
            """)
    void aPictureCountsOnceHoweverManyAddressesItHas(String what, String html, String pictures) {
        assertThat(Metas.read(page(html)).all(Field.PICTURE)).asString().isEqualTo(pictures);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # what                 | page | titles
            one of two properties  | <meta property="dc:title og:title" content="Oak"> | [Oak]
            in capitals            | <meta property="OG:Title" content="Oak"> | [Oak]
            as a name              | <meta name="og:title" content="Oak"> | [Oak]
            a longer property      | <meta property="og:title:alt" content="Oak"> | []
            words in a name        | <meta name="dc:title og:title" content="Oak"> | []
            in a comment           | <!-- <meta property="og:title" content="Oak"> --> | []
            """)
    void aPropertyMayBeOneOfSeveral(String what, String html, String titles) {
        assertThat(page(html).metas("og:title")).asString().isEqualTo(titles);
    }
}
