package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassageTest {
    private static String text(String html) {
        return Passage.of(html, Value.As.HTML, Optional.empty()).text();
    }

    @Test
    void linesStandAsAReaderSeesThem() {
        assertThat(text("<p>one\n two</p><p>three<br>four<br/><br/>five</p>"))
                .isEqualTo("one two\n\nthree\nfour\n\nfive");
        assertThat(text("<ul><li>a</li><li>b</li></ul>c")).isEqualTo("a\nb\n\nc");
        assertThat(text("<table><tr><td>Tote</td><td>$47</td></tr></table>")).isEqualTo("Tote\n$47");
        assertThat(text("<pre>a\n  b</pre>")).isEqualTo("a\n  b");
        assertThat(text("x<script>var y</script><style>p{}</style> z")).isEqualTo("x z");
    }

    @Test
    void anchorsMarkTheirStretchOfTheText() {
        Passage p = Passage.of("<p>see <a href='/go/1'>this <b>bag</b></a>!</p>", Value.As.HTML, Optional.empty());
        Passage.Anchor a = p.anchors().getFirst();
        assertThat(p.text().substring(a.start(), a.end())).isEqualTo("this bag");
        assertThat(a.address()).isEqualTo("/go/1");
    }

    @Test
    void escapedOnceMoreOrNotMeansTheSame() {
        String escaped = "&lt;p&gt;a &lt;a href=\"https://x.example/?a=1&amp;amp;b=2\"&gt;b&lt;/a&gt;&lt;/p&gt;";
        String plain = "<p>a <a href=\"https://x.example/?a=1&amp;b=2\">b</a></p>";
        assertThat(Passage.of(escaped, Value.As.ESCAPED_HTML, Optional.empty()))
                .isEqualTo(Passage.of(plain, Value.As.ESCAPED_HTML, Optional.empty()));
    }

    @Test
    void markdownLinksHideBehindTheirWords() {
        Passage p = Passage.of(
                "w2c [Panda](https://a.example/x_(1)) and [not] (this)", Value.As.MARKDOWN, Optional.empty());
        assertThat(p.text()).isEqualTo("w2c Panda and [not] (this)");
        assertThat(p.anchors()).extracting(Passage.Anchor::address).containsExactly("https://a.example/x_(1)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            url('https\\3a //a.example/?b\\3d 1\\26 c\\3d 2') | url('https://a.example/?b=1&c=2')
            \\1f45c bag \\000041bag                            | 👜bag Abag
            \\'plain\\'                                          | 'plain'
            \\110000 none                                        | none
            url(https://a.example/b)                              | url(https://a.example/b)
            """)
    void aStyleSheetsWordsAreUnescaped(String raw, String text) {
        assertThat(Passage.of(raw, Value.As.CSS, Optional.empty()).text()).isEqualTo(text);
    }

    @Test
    void aTitleStandsBeforeTheTextUnlessTheTextBeginsWithIt() {
        Passage text = Passage.of("Big haul today, links below", Value.As.PLAIN, Optional.empty());
        assertThat(text.under("Big haul…").text()).isEqualTo(text.text());
        assertThat(text.under("Haul 12").text()).isEqualTo("Haul 12\n\nBig haul today, links below");
        assertThat(Passage.EMPTY.under("Haul 12").text()).isEqualTo("Haul 12");
    }
}
