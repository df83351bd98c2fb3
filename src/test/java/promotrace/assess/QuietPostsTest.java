package promotrace.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.evidence.Quote;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

class QuietPostsTest {
    private static Quote quote(String text) {
        return new Quote(Quote.Place.POST, text, WebUrl.of("https://a.example/"), Sha256.of(new byte[0]));
    }

    private static QuietPosts posts() {
        Map<String, Map<String, Quote>> found = new LinkedHashMap<>();
        found.put("1", Map.of("warns", quote("one")));
        found.put("2", Map.of("teaches", quote("two"), "grade", quote("not asked for")));
        found.put("3", Map.of("grade", quote("not asked for")));
        found.put("4", Map.of("warns", quote("four")));
        found.put("5", Map.of("warns", quote("five")));
        return new QuietPosts(found);
    }

    @ParameterizedTest(name = "but {0}")
    @CsvSource(textBlock = """
            # but, posts, words
            1,     3,     two four five
            2,     3,     one four five
            3,     4,     one two four
            none,  4,     one two four
            """)
    void otherPostsAreCountedAndTheFirstThreeQuoted(String butNot, int count, String words) {
        QuietPosts.Said said = posts().others(List.of("warns", "teaches"), butNot);
        assertThat(said.posts()).isEqualTo(count);
        assertThat(said.words()).extracting(Quote::text).containsExactly(words.split(" "));
    }

    @Test
    void signalsThatNobodyFoundAreNowhere() {
        assertThat(posts().others(List.of("news"), "1").posts()).isZero();
        assertThat(QuietPosts.NONE.others(List.of("warns"), "1").words()).isEmpty();
    }
}
