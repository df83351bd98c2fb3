package promotrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.storefront.Money;

final class PricesTest {
    @ParameterizedTest(name = "{2} {0} to {1}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
        39.9,     -,    USD, USD 39.90
        42,       -,    USD, USD 42.00
        29800.00, -,    JPY, 'JPY 29,800'
        12.5,     18.9, EUR, EUR 12.50 – 18.90
        0.125,    -,    USD, USD 0.125
        1280,     -,    CNY, 'CNY 1,280.00'
        99.5,     -,    ZZZ, ZZZ 99.5
        """)
    void written(BigDecimal low, BigDecimal high, String currency, String expected) {
        assertThat(Prices.of(new Money(low, Optional.ofNullable(high), currency)))
                .isEqualTo(expected);
    }
}
