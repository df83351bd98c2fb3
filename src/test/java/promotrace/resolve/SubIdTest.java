package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubIdTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            fbgroup             ; fbgroup
            2372971|BFLITE      ; 2372971 BFLITE
            a|b~c               ; a b c
            site:blog~post:12   ; site=blog post=12
            12:30               ; 12:30
            a:                  ; a:
            https://x.example/a ; https://x.example/a
            a||b|               ; a b
            '|'                 ; ''
            """)
    void aSubIdIsTakenApartWhereItWasJoined(String raw, String parts) {
        assertThat(SubId.of(raw).stream()
                        .map(p -> p.name().map(n -> n + "=").orElse("") + p.value())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(parts);
    }
}
