package promotrace.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
                    a quilted bag with a chain,             Chanel
                    the monogram tote,                      Louis Vuitton
                    a quilted bag by Gucci,                 Gucci
                    a quilted bag with the monogram,        Louis Vuitton
                    a quilted blanket for the bed,          -
                    a tote without monogram,                -
                    a monogram on the towel,                -
                    a plain tote,                           -
                    the one with the padlock and a bag,     Hermès
                    a gate with a padlock,                  -
                    sneakers with the N,                    New Balance
                    the letter N on the door,               -
                    """)
    void aDescriptionThatOthersShareMeansItsBrandOnlyWhereNothingElseDoes(String text, String brand) {
        assertThat(Given.SHIPPED.brandsIn(text)).isEqualTo(brand == null ? Set.of() : Set.of(brand));
    }
}
