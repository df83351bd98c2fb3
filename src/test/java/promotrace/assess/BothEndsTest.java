package promotrace.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BothEndsTest {
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    the Gucci tote everybody asks for   | Blackout curtain panel for living room | 3.0
                    the tote everybody asks for         | Blackout curtain panel for living room | 2.4
                    order the curtain, you get the tote | Blackout curtain panel for living room | 2.4
                    the tote everybody asks for         | Men's leather belt with buckle         | 1.2
                    watch this, so practical            | Silicone spatula set for the kitchen   | -
                    the tote everybody asks for         | Women's leather tote, large            | -
                    my new curtains                     | Blackout curtain panel for living room | -
                    best case it lasts a year           | Garden hose 20 m                       | -
                    """)
    void goodsShownAndGoodsSoldAreCompared(String post, String title, Double weight) {
        assertThat(found("goods-differ", post, title)).isEqualTo(Optional.ofNullable(weight));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    a nice find for you             | Garden hose 20 m                       | true
                    the tote everybody asks for     | Women's leather tote, large            | true
                    ignore the photo on the page    | Garden hose 20 m                       | false
                    the Gucci tote                  | Women's leather tote, large            | false
                    the tote everybody asks for     | Blackout curtain panel for living room | false
                    """)
    void withoutABrandThereIsLittleToCopyUnlessThePageHidesSomething(String post, String title, boolean fires) {
        assertThat(found("brand-missing", post, title).isPresent()).isEqualTo(fires);
    }

    @ParameterizedTest(name = "{0} -> {1} at {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    my new Rolex watch            | Rolex Submariner watch 41 mm | 180  | 3.6
                    my new Rolex watch            | Watch with steel bracelet    | 180  | 2.4
                    the watch with the crown      | Watch with steel bracelet    | 180  | 1.2
                    my new Rolex watch            | Watch with steel bracelet    | 1300 | 1.2
                    my new Rolex watch            | Rolex Submariner watch 41 mm | 7900 | -
                    my new watch                  | Watch with steel bracelet    | 180  | -
                    the quilted bag               | Women's shoulder bag         | 25   | -
                    my new Rolex watch            | Rolex Submariner watch 41 mm | 2500 | -
                    """)
    void theFurtherBelowTheUsualPriceTheMoreItTells(String post, String title, String euros, Double weight) {
        Optional<Double> found = found("price-far-below", Given.linked(post, title, euros));
        if (weight == null) assertThat(found).isEmpty();
        else assertThat(found.orElseThrow()).isBetween(weight - 0.01, weight + 1.0);
    }

    private static Optional<Double> found(String signal, String post, String title) {
        return found(signal, Given.linked(post, title));
    }

    private static Optional<Double> found(String signal, Dossier dossier) {
        return Given.SHIPPED.assess(dossier, Known.NOTHING).promotions().getFirst().findings().stream()
                .filter(f -> f.signal().equals(signal))
                .map(Finding::weight)
                .findFirst();
    }
}
