package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            2026-06-01T07:30:00Z            | 2026-06-01T07:30:00Z
            2026-06-01T07:30:00.250Z        | 2026-06-01T07:30:00.250Z
            2026-06-01T07:30:00+03:00       | 2026-06-01T04:30:00Z
            2026-06-01T07:30:00+0000        | 2026-06-01T07:30:00Z
            2026-06-01T07:30:00             | 2026-06-01T07:30:00Z
            2026-06-01 07:30:00             | 2026-06-01T07:30:00Z
            2026-06-01                      | 2026-06-01T00:00:00Z
            20260601                        | 2026-06-01T00:00:00Z
            Mon, 01 Jun 2026 07:30:00 GMT   | 2026-06-01T07:30:00Z
            Mon, 1 Jun 2026 07:30:00 +0200  | 2026-06-01T05:30:00Z
            01 Jun 2026 07:30 +0000         | 2026-06-01T07:30:00Z
            3 Jun 2026 07:30:00 +0000       | 2026-06-03T07:30:00Z
            Mon Jun 01 07:30:00 +0000 2026  | 2026-06-01T07:30:00Z
            Mon Jun 1 07:30:00 +0200 2026   | 2026-06-01T05:30:00Z
            20260601                        | 2026-06-01T00:00:00Z
            1780299000                      | 2026-06-01T07:30:00Z
            1780299000.5                    | 2026-06-01T07:30:00.500Z
            1780299000000                   | 2026-06-01T07:30:00Z
            yesterday                       | -
            07:30                           | -
            2026-13-41                      | -
            20261341                        | -
            12345678                        | -
            2026                            | -
            20261341                        | -
            Mon Jun 01 2026                 | -
            Mon Jux 01 07:30:00 +0000 2026  | -
            12                              | -
            """)
    void time(String text, Instant expected) {
        assertThat(Written.time(text)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            0                     | 0
            42                    | 42
            1.2K                  | 1200
            1,2K                  | 1200
            3.1M views            | 3100000
            18 204 subscribers    | 18204
            1,204 likes           | 1204
            1.204.000             | 1204000
            -2                    | -2
            24 0                  | 24
            12 kg                 | 12
            many                  | -
            K                     | -
            """)
    void count(String text, Long expected) {
        assertThat(Written.count(text)).isEqualTo(expected == null ? OptionalLong.empty() : OptionalLong.of(expected));
    }
}
