package promotrace.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleTest {
    @Test
    void anIntervalFiresAgainAndAgain() throws InterruptedException {
        BlockingQueue<String> fired = new LinkedBlockingQueue<>();
        try (Schedule schedule = Schedule.start(Map.of("telegram", "PT1S", "blog", "PT6H"), fired::add)) {
            assertThat(schedule).isNotNull();
            assertThat(fired.poll(20, TimeUnit.SECONDS)).isEqualTo("telegram");
            assertThat(fired.poll(20, TimeUnit.SECONDS)).isEqualTo("telegram");
        }
    }

    @Test
    void aCronExpressionFires() throws InterruptedException {
        BlockingQueue<String> fired = new LinkedBlockingQueue<>();
        try (Schedule schedule = Schedule.start(Map.of("mastodon", "* * * * * ?"), fired::add)) {
            assertThat(schedule).isNotNull();
            assertThat(fired.poll(20, TimeUnit.SECONDS)).isEqualTo("mastodon");
        }
    }

    @Test
    void aFiringThatFailsDoesNotEndTheSchedule() throws InterruptedException {
        BlockingQueue<String> fired = new LinkedBlockingQueue<>();
        try (Schedule schedule = Schedule.start(Map.of("telegram", "PT1S"), platform -> {
            fired.add(platform);
            throw new IllegalStateException("first time");
        })) {
            assertThat(schedule).isNotNull();
            assertThat(fired.poll(20, TimeUnit.SECONDS)).isEqualTo("telegram");
            assertThat(fired.poll(20, TimeUnit.SECONDS)).isEqualTo("telegram");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"every day", "PT0S", "P1X", "* * *"})
    void whatIsNoScheduleIsNamed(String when) {
        assertThatThrownBy(() -> Schedule.start(Map.of("telegram", when), p -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("telegram")
                .hasMessageContaining(when);
    }
}
