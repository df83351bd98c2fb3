package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

class ChangeTest {
    private static final Sha256 OLD = Sha256.of(new byte[] {1});
    private static final Sha256 NEW = Sha256.of(new byte[] {2});
    private static final Instant THEN = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");

    /// `title|seller|price|sold|variants|pictures|available`; a dash is what the page does not say.
    private static Listing listing(String written, Sha256 capture, Instant seen) {
        String[] parts = written.split("\\|", -1);
        return new Listing(
                "m:1",
                WebUrl.of("https://m.example/1"),
                "m",
                said(parts[1]).map(id -> new Seller("m:" + id, id, Optional.empty(), List.of())),
                parts[0],
                "",
                List.of(),
                said(parts[2]).map(ChangeTest::money),
                said(parts[3]).map(n -> OptionalLong.of(Long.parseLong(n))).orElse(OptionalLong.empty()),
                words(parts[4]),
                words(parts[5]).stream().map(p -> WebUrl.of("https://" + p)).toList(),
                Optional.empty(),
                Optional.empty(),
                parts[6].equals("yes"),
                capture,
                seen);
    }

    private static Optional<String> said(String part) {
        return part.equals("-") ? Optional.empty() : Optional.of(part);
    }

    private static List<String> words(String part) {
        return said(part).map(p -> Stream.of(p.split(" ")).toList()).orElse(List.of());
    }

    private static Money money(String written) {
        String[] ends = written.split("-");
        Optional<BigDecimal> high = ends.length > 1 ? Optional.of(new BigDecimal(ends[1])) : Optional.empty();
        return new Money(new BigDecimal(ends[0]), high, "USD");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', nullValues = "none", textBlock = """
            nothing;              A|s|10|5|red S|a.ex/1.jpg|yes;  A|s|10|5|red S|a.ex/1.jpg|yes;   none
            title;                A|s|10|5|-|-|yes;               B|s|10|5|-|-|yes;                title A > B
            price and sold;       A|s|10|5|-|-|yes;               A|s|12.5|9|-|-|yes;              price 10 USD > 12.5 USD, sold 5 > 9
            same price;           A|s|10|5|-|-|yes;               A|s|10.00|5|-|-|yes;             none
            a range;              A|s|10|5|-|-|yes;               A|s|10-14|5|-|-|yes;             price 10 USD > 10-14 USD
            another seller;       A|s|10|5|-|-|yes;               A|t|10|5|-|-|yes;                seller m:s > m:t
            no price now;         A|s|10|5|-|-|yes;               A|s|-|5|-|-|yes;                 none
            a price now;          A|s|-|5|-|-|yes;                A|s|10|5|-|-|yes;                none
            order of variants;    A|s|10|5|red S|-|yes;           A|s|10|5|S red|-|yes;            none
            other variants;       A|s|10|5|red S|-|yes;           A|s|10|5|red M|-|yes;            variants red, S > red, M
            other size;           A|s|10|5|-|a.ex/1.jpg?w=9|yes;  A|s|10|5|-|b.ex/1.jpg?w=400|yes; none
            other picture;        A|s|10|5|-|a.ex/1.jpg|yes;      A|s|10|5|-|a.ex/2.jpg|yes;       pictures https://a.ex/1.jpg > https://a.ex/2.jpg
            out of stock;         A|s|10|5|-|-|yes;               A|s|10|5|-|-|no;                 available yes > no
            """)
    void whatBothSightsSayAndOneSaysOtherwise(String name, String before, String after, String changes) {
        List<Change> found = Change.between(listing(before, OLD, THEN), listing(after, NEW, NOW));
        assertThat(found.stream()
                        .map(c -> c.what().word() + " " + c.before() + " > " + c.after())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(changes == null ? "" : changes);
    }

    @Test
    void thePageThatIsReadOtherwiseByALaterVersionHasNotChanged() {
        assertThat(Change.between(listing("A|s|10|5|-|-|yes", OLD, THEN), listing("B|s|12|6|-|-|yes", OLD, NOW)))
                .isEmpty();
    }

    @Test
    void aChangeNamesBothPagesAndWhenItWasSeen() {
        Change change = Change.between(listing("A|-|-|-|-|-|yes", OLD, THEN), listing("B|-|-|-|-|-|yes", NEW, NOW))
                .getFirst();
        assertThat(change.captures()).containsExactly(OLD, NEW);
        assertThat(change.at()).isEqualTo(NOW);
    }
}
