package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingHoursTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    /// `at` and `opens` as the clocks of Amsterdam show them; 2026-06-29 is a Monday.
    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(nullValues = "-", textBlock = """
            # windows,                                at,               opens
            -,                                        2026-06-28T03:00, 2026-06-28T03:00
            MON-FRI 06:00-22:00,                      2026-06-29T05:59, 2026-06-29T06:00
            MON-FRI 06:00-22:00,                      2026-06-29T06:00, 2026-06-29T06:00
            MON-FRI 06:00-22:00,                      2026-06-29T21:59, 2026-06-29T21:59
            MON-FRI 06:00-22:00,                      2026-06-29T22:00, 2026-06-30T06:00
            MON-FRI 06:00-22:00,                      2026-07-03T22:00, 2026-07-06T06:00
            MON-FRI 06:00-22:00,                      2026-06-28T12:00, 2026-06-29T06:00
            06:00-22:00,                              2026-06-28T23:00, 2026-06-29T06:00
            MON 06:00-07:00,                          2026-06-29T07:00, 2026-07-06T06:00
            FRI-MON 10:00-11:00,                      2026-06-30T00:00, 2026-07-03T10:00
            FRI-MON 10:00-11:00,                      2026-06-28T10:30, 2026-06-28T10:30
            'TUE,THU-FRI 10:00-11:00',                2026-06-29T10:30, 2026-06-30T10:00
            'TUE,THU-FRI 10:00-11:00',                2026-07-01T10:30, 2026-07-02T10:00
            FRI 22:00-06:00,                          2026-07-03T21:00, 2026-07-03T22:00
            FRI 22:00-06:00,                          2026-07-03T23:30, 2026-07-03T23:30
            FRI 22:00-06:00,                          2026-07-04T05:59, 2026-07-04T05:59
            FRI 22:00-06:00,                          2026-07-04T06:00, 2026-07-10T22:00
            FRI 22:00-06:00,                          2026-07-03T05:00, 2026-07-03T22:00
            22:00-06:00,                              2026-07-03T05:00, 2026-07-03T05:00
            22:00-06:00,                              2026-07-03T12:00, 2026-07-03T22:00
            SUN 00:00-24:00,                          2026-06-28T23:59, 2026-06-28T23:59
            SUN 00:00-24:00,                          2026-06-29T00:00, 2026-07-05T00:00
            SAT 18:00-24:00; SUN 00:00-09:00,         2026-06-28T08:00, 2026-06-28T08:00
            SAT 18:00-24:00; SUN 00:00-09:00,         2026-06-28T09:00, 2026-07-04T18:00
            02:30-04:00,                              2026-03-29T00:00, 2026-03-29T03:00
            """)
    void theFirstMomentInAWindow(String windows, LocalDateTime at, LocalDateTime opens) {
        WorkingHours hours = hours(windows);
        Instant moment = at.atZone(AMSTERDAM).toInstant();
        assertThat(LocalDateTime.ofInstant(hours.from(moment), AMSTERDAM)).isEqualTo(opens);
        assertThat(hours.open(moment)).isEqualTo(at.equals(opens));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MON",
                "MON-FRI",
                "MON 6:00-22:00",
                "MO 06:00-22:00",
                "mon 06:00-22:00",
                "MON-TUE-WED 06:00-22:00",
                "MON 06:00-06:00",
                "MON 06:00-25:00",
                "MON 24:00-06:00",
                "MON 06:00",
                "MON 06:60-07:00",
                "MON06:00-07:00",
                "06:00-22:00 MON"
            })
    void whatIsNoWindowIsRefused(String written) {
        assertThat(WorkingHours.Window.parse(written)).isEmpty();
    }

    /// Minute by minute over the weeks in which clocks change.
    @ParameterizedTest
    @CsvSource({"2026-03-26", "2026-10-22", "2026-06-29"})
    void betweenAMomentAndTheOneThatOpensNoneIsOpen(String week) {
        Random random = new Random(3);
        Instant start = Instant.parse(week + "T00:00:00Z");
        for (String windows : List.of(
                "02:30-04:00",
                "01:00-02:30",
                "SUN 02:15-02:45",
                "SAT-SUN 23:00-02:30",
                "MON 08:00-12:00; 22:00-01:00")) {
            WorkingHours hours = hours(windows);
            for (int i = 0; i < 40; i++) {
                Instant at = start.plus(Duration.ofMinutes(random.nextInt(5 * 24 * 60)));
                Instant opens = hours.from(at);
                assertThat(hours.open(opens)).as("%s at %s", windows, at).isTrue();
                for (Instant t = at; t.isBefore(opens); t = t.plusSeconds(60)) {
                    assertThat(hours.open(t)).as("%s at %s", windows, t).isFalse();
                }
            }
        }
    }

    @Test
    void whatIsOpenNowOpensNow() {
        Instant at = Instant.parse("2026-06-30T12:34:56.789Z");
        assertThat(hours("00:00-24:00").from(at)).isEqualTo(at);
    }

    private static WorkingHours hours(String windows) {
        Stream<String> written = windows == null ? Stream.empty() : Stream.of(windows.split("; "));
        return new WorkingHours(
                written.map(w -> WorkingHours.Window.parse(w).orElseThrow()).toList(), AMSTERDAM);
    }
}
