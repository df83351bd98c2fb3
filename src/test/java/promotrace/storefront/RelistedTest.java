package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

class RelistedTest {
    private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");

    /// `id seller sku available day | title | pictures`; a dash is what the page does not say.
    private static Listing listing(String written) {
        String[] parts = written.split("/", -1);
        String[] words = parts[0].strip().split(" +");
        return new Listing(
                words[0],
                WebUrl.of("https://m.example/" + words[0].substring(2)),
                "m",
                said(words[1]).map(id -> new Seller("m:" + id, id, Optional.empty(), List.of())),
                parts[1].strip(),
                "",
                List.of(),
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                said(parts[2].strip()).stream()
                        .flatMap(p -> Stream.of(p.split(" ")))
                        .map(p -> WebUrl.of("https://" + p.replace(':', '/')))
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                words[3].equals("yes"),
                Sha256.of(new byte[0]),
                DAY.plusSeconds(86_400 * Long.parseLong(words[4])),
                Optional.empty(),
                said(words[2]),
                Particulars.NONE);
    }

    private static Optional<String> said(String part) {
        return part.equals("-") ? Optional.empty() : Optional.of(part);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', nullValues = "none", textBlock = """
            # case;                           gone;                                        other;                                          bits;  again
            same picture;                     m:1 s - no 1 / Bag / a.ex:1.jpg;             m:2 s - yes 3 / Other thing / b.ex:1.jpg;         none;  m:2 picture
            same title;                       m:1 s - no 1 / Woven tote, large / -;        m:2 s - yes 3 / woven tote large / -;             none;  m:2 title
            same article number;              m:1 s A-7 no 1 / Bag / -;                    m:2 s A-7 yes 3 / Other thing / -;                none;  m:2 sku
            number before picture;            m:1 s A-7 no 1 / Bag / a.ex:1.jpg;           m:2 s A-7 yes 3 / Bag / a.ex:1.jpg;               none;  m:2 sku
            looks the same;                   m:1 s - no 1 / Bag / a.ex:1.jpg;             m:2 s - yes 3 / Other thing / b.ex:2.jpg;         10;    m:2 looks
            file before looks;                m:1 s - no 1 / Bag / a.ex:1.jpg;             m:2 s - yes 3 / Other thing / b.ex:1.jpg;         3;     m:2 picture
            short title;                      m:1 s - no 1 / Tote bag / -;                 m:2 s - yes 3 / Tote bag / -;                     none;  none
            other seller, number and title;   m:1 s A-7 no 1 / Woven tote, large / -;      m:2 t A-7 yes 3 / Woven tote, large / -;          none;  m:2 sku by m:t
            other seller, number and picture; m:1 s A-7 no 1 / Bag / a.ex:1.jpg;           m:2 t A-7 yes 3 / Other thing / b.ex:1.jpg;       none;  m:2 sku by m:t
            other seller, looks;              m:1 s - no 1 / Bag / a.ex:1.jpg;             m:2 t - yes 3 / Other thing / b.ex:2.jpg;         4;     m:2 looks by m:t
            other seller, hardly looks;       m:1 s - no 1 / Bag / a.ex:1.jpg;             m:2 t - yes 3 / Other thing / b.ex:2.jpg;         5;     none
            other seller, number alone;       m:1 s A-7 no 1 / Woven tote, large / -;      m:2 t A-7 yes 3 / Other thing / -;                none;  none
            other seller, title and file;     m:1 s - no 1 / Woven tote, large / a.ex:1.jpg; m:2 t - yes 3 / Woven tote, large / a.ex:1.jpg; none;  none
            seller not said;                  m:1 - A-7 no 1 / Woven tote, large / a.ex:1.jpg; m:2 - A-7 yes 3 / Woven tote, large / a.ex:1.jpg; 0; none
            still there;                      m:1 s - yes 1 / Bag / a.ex:1.jpg;            m:2 s - yes 3 / Bag / a.ex:1.jpg;                 0;     none
            both gone;                        m:1 s - no 1 / Bag / a.ex:1.jpg;             m:2 s - no 3 / Bag / a.ex:1.jpg;                  0;     none
            seen before it;                   m:1 s - no 3 / Bag / a.ex:1.jpg;             m:2 s - yes 1 / Bag / a.ex:1.jpg;                 0;     none
            itself;                           m:1 s - no 1 / Bag / a.ex:1.jpg;             m:1 s - yes 3 / Bag / a.ex:1.jpg;                 0;     none
            nothing shared;                   m:1 s A-7 no 1 / Woven tote, large / a.ex:1.jpg; m:2 s A-8 yes 3 / Woven tote, small / a.ex:2.jpg; none; none
            """)
    void whatIsOfferedAgainUnderAnotherId(
            String name, String gone, String other, @Nullable Integer bits, @Nullable String again) {
        List<Sha256> captures = List.of(Sha256.of(new byte[] {1}), Sha256.of(new byte[] {2}));
        Listing offered = listing(other);
        Map<String, Relisted.Copy> copies =
                bits == null ? Map.of() : Map.of(offered.id(), new Relisted.Copy(bits, captures));

        List<Relisted> found = Relisted.of(listing(gone), List.of(offered), copies);

        assertThat(found.stream()
                        .map(r -> r.id() + " " + r.why().word()
                                + r.seller().map(s -> " by " + s).orElse(""))
                        .toList())
                .isEqualTo(again == null ? List.of() : List.of(again));
        for (Relisted r : found) {
            assertThat(r.pictures()).isEqualTo(r.why() == Relisted.Why.LOOKS ? captures : List.of());
        }
    }

    @Test
    void theSameSellersOwnComesFirst() {
        Listing gone = listing("m:1 s A-7 no 1 / Woven tote, large / -");
        List<Listing> others =
                List.of(listing("m:2 t A-7 yes 3 / Woven tote, large / -"), listing("m:3 s A-7 yes 3 / Bag / -"));

        assertThat(Relisted.of(gone, others, Map.of())).extracting(Relisted::id).containsExactly("m:3", "m:2");
    }
}
