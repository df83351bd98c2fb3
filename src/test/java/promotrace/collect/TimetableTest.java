package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.CopiedHome;

class TimetableTest {
    private static final Watched BLOG = new Watched("blog:a", "blog", "a", Optional.empty(), Map.of());

    @TempDir
    private Path home;

    @BeforeEach
    void copy() throws IOException {
        CopiedHome.into(home);
    }

    private Timetable read(String schedule) throws IOException {
        CopiedHome.schedule(home, "blog", schedule);
        return Crawlers.load(new ConfigFolder(home), (platform, name) -> name)
                .of(BLOG)
                .orElseThrow()
                .timetable();
    }

    @Test
    void aBlockIsReadWhole() throws IOException {
        Timetable t = read("fires: 0 */10 * * * ?, shortest: PT1H, longest: P3D,"
                + " within: ['MON-FRI 06:00-22:00', '22:00-01:00'], zone: Europe/Amsterdam");
        assertThat(t.fires()).isEqualTo("0 */10 * * * ?");
        assertThat(t.interval()).isEmpty();
        assertThat(t.shortest()).isEqualTo(Duration.ofHours(1));
        assertThat(t.longest()).isEqualTo(Duration.ofDays(3));
        assertThat(t.hours().windows()).hasSize(2);
        assertThat(t.hours().zone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
    }

    @Test
    void withoutWindowsItIsAlwaysAndWithoutAZoneUtc() throws IOException {
        Timetable t = read("fires: PT15M, shortest: PT1H, longest: PT1H");
        assertThat(t.interval()).contains(Duration.ofMinutes(15));
        assertThat(t.hours().windows()).isEmpty();
        assertThat(t.hours().zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # block                                                                | file, line and key, and what is wrong
            fires: daily, shortest: PT1H, longest: P3D                             | [schedule.fires] must be a duration such as PT15M or a cron expression: daily
            fires: PT0S, shortest: PT1H, longest: P3D                              | [schedule.fires] must be a duration of a second at least, such as PT15M: PT0S
            fires: P1X, shortest: PT1H, longest: P3D                               | [schedule.fires] must be a duration of a second at least, such as PT15M: P1X
            fires: PT2H, shortest: PT1H, longest: P3D                              | [schedule.fires] must not be more than shortest
            fires: PT15M, shortest: 1h, longest: P3D                               | [schedule.shortest] must be a duration such as PT2H or P3D: 1h
            fires: PT15M, shortest: PT1H, longest: P1W                             | [schedule.longest] must be a duration such as PT2H or P3D: P1W
            fires: PT15M, shortest: PT2H, longest: PT1H                            | [schedule.longest] must not be less than shortest: PT1H
            fires: PT15M, shortest: PT1H, longest: P3D, within: [07:00-09:00, X]   | [schedule.within[2]] must be a window such as 'MON-FRI 06:00-22:00': X
            fires: PT15M, shortest: PT1H, longest: P3D, zone: Europe/Amstelveen    | [schedule.zone] is no time zone such as Europe/Amsterdam: Europe/Amstelveen
            fires: PT15M, shortest: PT1H                                           | [schedule] lacks the key 'longest'
            fires: PT15M, shortest: PT1H, longest: P3D, withn: []                  | [schedule.withn] is not a known key; did you mean 'within'?
            """)
    void aMistakeIsNamedWithFileLineAndKey(String block, String mistake) {
        assertThatThrownBy(() -> read(block))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("crawlers/blog.yml:6 " + mistake);
    }

    @ParameterizedTest
    @ValueSource(strings = {"telegram", "mastodon", "bluesky", "reddit", "youtube", "facebook", "blog", "spreadsheet"})
    void everyShippedCrawlerLooksOftenEnoughForItsFloor(String platform) {
        Timetable t = Crawlers.load(new ConfigFolder(Path.of("")), (p, name) -> name)
                .of(new Watched(platform + ":a", platform, "a", Optional.empty(), Map.of()))
                .orElseThrow()
                .timetable();
        assertThat(t.interval().orElseThrow()).isLessThanOrEqualTo(t.shortest().dividedBy(4));
        assertThat(t.longest()).isLessThanOrEqualTo(Duration.ofDays(7));
    }
}
