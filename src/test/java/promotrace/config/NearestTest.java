package promotrace.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        # written,     meant
        publisher,     publisher
        publsher,      publisher
        pubilsher,     publisher
        Publisher,     publisher
        sub_id,        subId
        sub-ID,        subId
        hots,          host
        hosts,         host
        merchnat,      merchant
        price,         -
        description,   -
        '',            -
        """)
    void onlyWordsThatDifferByATypingMistakeAreProposed(String written, String meant) {
        assertThat(Nearest.of(written, List.of("publisher", "subId", "host", "merchant")))
                .isEqualTo(Optional.ofNullable(meant));
    }
}
