package promotrace.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.collect.Timetable;
import promotrace.collect.WorkingHours;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.CopiedHome;

final class ScheduleTest {
    private static Timetable fires(String fires) {
        return new Timetable(
                fires,
                Duration.ofHours(1),
                Duration.ofDays(3),
                Duration.ofDays(30),
                new WorkingHours(List.of(), ZoneId.of("Asia/Tokyo")));
    }

    @Test
    void anIntervalFiresAgainAndAgain() throws InterruptedException {
        BlockingQueue<String> fired = new LinkedBlockingQueue<>();
        try (Schedule schedule = Schedule.start(Map.of("telegram", fires("PT1S"), "blog", fires("PT6H")), fired::add)) {
            assertThat(schedule).isNotNull();
            assertThat(fired.poll(20, TimeUnit.SECONDS)).isEqualTo("telegram");
            assertThat(fired.poll(20, TimeUnit.SECONDS)).isEqualTo("telegram");
        }
    }

    @Test
    void aCronExpressionFires() throws InterruptedException {
        BlockingQueue<String> fired = new LinkedBlockingQueue<>();
        try (Schedule schedule = Schedule.start(Map.of("mastodon", fires("* * * * * ?")), fired::add)) {
            assertThat(schedule).isNotNull();
            assertThat(fired.poll(20, TimeUnit.SECONDS)).isEqualTo("mastodon");
        }
    }

    @Test
    void aFiringThatFailsDoesNotEndTheSchedule() throws InterruptedException {
        BlockingQueue<String> fired = new LinkedBlockingQueue<>();
        try (Schedule schedule = Schedule.start(Map.of("telegram", fires("PT1S")), platform -> {
            fired.add(platform);
            throw new IllegalStateException("first time");
        })) {
            assertThat(schedule).isNotNull();
            assertThat(fired.poll(20, TimeUnit.SECONDS)).isEqualTo("telegram");
            assertThat(fired.poll(20, TimeUnit.SECONDS)).isEqualTo("telegram");
        }
    }

    @Test
    void aCronExpressionThatIsNoneIsNamedWithItsFile() {
        assertThatThrownBy(() -> Schedule.start(Map.of("telegram", fires("0 0 25 * * ?")), p -> {}))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("crawlers/telegram.yml [schedule.fires] is no cron expression")
                .hasMessageContaining("0 0 25 * * ?");
    }

    @Test
    void theCheckNamesItWithItsLine(@TempDir Path home) throws IOException {
        CopiedHome.into(home);
        assertThat(Schedule.checkAll(new ConfigFolder(home))).isEmpty();
        CopiedHome.schedule(home, "blog", "fires: 0 0 4 * * *, shortest: PT6H, longest: P7D");
        assertThat(Schedule.checkAll(new ConfigFolder(home)))
                .singleElement()
                .asString()
                .startsWith("crawlers/blog.yml:6 [schedule.fires] is no cron expression of Quartz");
    }
}
