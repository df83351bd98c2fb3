package promotrace.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StandingTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        nobody                              |                                    | OPEN      |
        one person                          | ann+                               | ONE_SEAT  | ann
        one person twice                    | ann+ ann+                          | ONE_SEAT  | ann
        two people                          | ann+ bo+                           | CONFIRMED | ann bo
        dismissed                           | ann-                               | DISMISSED |
        a dismissal empties the seats       | ann+ bo-                           | DISMISSED |
        and takes both seats again          | ann+ bo+ cy- ann+                  | ONE_SEAT  | ann
        deferred                            | ann?                               | DEFERRED  |
        a deferral keeps the first seat     | ann+ bo? cy+                       | CONFIRMED | ann cy
        """)
    void follows(String name, String said, Standing.State state, String seats) {
        Standing standing = Standing.of(decisions(said));
        assertThat(standing.state()).isEqualTo(state);
        assertThat(standing.confirmedBy()).isEqualTo(seats == null ? List.of() : List.of(seats.split(" ")));
    }

    @Test
    void aDecisionWithoutGroundIsNone() {
        assertThatThrownBy(() -> new Decision("1", "telegram:a", Act.CONFIRM, " ", "ann", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Decision> decisions(String said) {
        List<Decision> out = new ArrayList<>();
        if (said == null) return out;
        for (String one : said.split(" ")) {
            Act act = one.endsWith("+") ? Act.CONFIRM : one.endsWith("-") ? Act.DISMISS : Act.DEFER;
            String by = one.substring(0, one.length() - 1);
            out.add(new Decision("d" + out.size(), "telegram:a", act, "seen", by, Instant.EPOCH));
        }
        return out;
    }
}
