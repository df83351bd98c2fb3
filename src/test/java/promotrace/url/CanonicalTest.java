package promotrace.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTest {
    private final Canonical canonical = new Canonical(new Tracking(
            new Tracking.Marks(Set.of("fbclid", "mode=amp"), List.of("utm_"), Optional.empty()),
            Map.of(
                    "shop.example",
                    new Tracking.Marks(Set.of("ref"), List.of("pd_"), Optional.of(Pattern.compile("/ref=[^/]*")))),
            Set.of("www", "m", "amp")));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            https://www.shop.example/bag/?utm_source=x&b=2&a=1&FBCLID=y#top | shop.example/bag?a=1&b=2
            http://shop.example/bag?b=2&a=1                                 | shop.example/bag?a=1&b=2
            https://shop.example/                                           | shop.example
            https://m.shop.example/bag?ref=1                                | shop.example/bag
            https://amp.m.shop.example/bag?pd_x=1&pd=2                      | shop.example/bag?pd=2
            https://m.example/bag                                           | m.example/bag
            https://my.shop.example/bag                                     | my.shop.example/bag
            https://shop.example/dp/1/ref=sr_1?a=1                          | shop.example/dp/1?a=1
            https://shop.example/dp/1/%72ef=sr_1                            | shop.example/dp/1
            https://other.example/dp/1/ref=sr_1                             | other.example/dp/1/ref=sr_1
            https://shop.example/bag?a=1&b=&mode=%61mp                      | shop.example/bag?a=1
            https://shop.example/bag?mode=dark                              | shop.example/bag?mode=dark
            https://shop.example/show?22312345678901                        | shop.example/show?22312345678901
            https://shop.example/bag#!/                                     | shop.example/bag
            https://other.example/bag?ref=1                                 | other.example/bag?ref=1
            https://shop.example/%62ag?q=a+b&r=%c3%a9                       | shop.example/bag?q=a%20b&r=%C3%A9
            https://agent.example/#/item?id=1                               | agent.example/#/item?id=1
            https://shop.example/a%2Fb                                      | shop.example/a%2Fb
            https://shop.example/bag?reference=1                            | shop.example/bag?reference=1
            https://www.co.uk/                                              | www.co.uk
            http://www.www.shop.example/bag                                 | shop.example/bag
            """)
    void addressesOfOnePlaceHaveOneKey(String written, String key) {
        WebUrl url = WebUrl.of(written);
        assertThat(canonical.key(url)).isEqualTo(key);
        WebUrl once = canonical.of(url);
        assertThat(canonical.of(once)).as("cleaning twice is cleaning once").isEqualTo(once);
    }

    @Test
    void withoutTrackingNothingElseChanges() {
        assertThat(canonical.withoutTracking(WebUrl.of("https://www.shop.example/b?z=1&utm_id=2&A=3#x")))
                .isEqualTo(WebUrl.of("https://www.shop.example/b?z=1&A=3#x"));
    }
}
