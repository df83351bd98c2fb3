package promotrace.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

class RetryTest {
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final RandomGenerator NOTHING_OFF = () -> 0L;
    private static final Retry RETRY = new Retry(Duration.ofSeconds(5), Duration.ofMinutes(10), 5);

    @ParameterizedTest(name = "after {0} attempts and Retry-After {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            # attempts before, server asks for, wait
            0,                 -,               PT5S
            1,                 -,               PT40S
            2,                 -,               PT5M20S
            3,                 -,               PT10M
            5,                 -,               PT10M
            500,               -,               PT10M
            0,                 PT1S,            PT5S
            0,                 PT30S,           PT30S
            0,                 P1D,             PT10M
            """)
    void theWaitGrowsAndTheServersOwnWishCounts(int before, Duration asked, Duration wait) {
        Visit visit = visit(before);
        Visit again = RETRY.again(visit, "too busy", Optional.ofNullable(asked), NOW, NOTHING_OFF);
        assertThat(Duration.between(NOW, again.due())).isEqualTo(wait);
        assertThat(again.attempts()).isEqualTo(before + 1);
        assertThat(again.problem()).contains("too busy");
        assertThat(again.id()).isEqualTo(visit.id());
    }

    @Test
    void upToOneHalfIsTakenOffByChance() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 1_000; i++) {
            assertThat(RETRY.after(2, random)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
        }
    }

    @ParameterizedTest(name = "{0} attempts: spent {1}")
    @CsvSource({"0, false", "1, false", "4, false", "5, true", "6, true"})
    void aVisitIsSpentAfterItsLastAttempt(int attempts, boolean spent) {
        assertThat(RETRY.spent(visit(attempts))).isEqualTo(spent);
    }

    @ParameterizedTest(name = "one request may take {0}: a lease lasts {1}")
    @CsvSource({"PT5S, PT60S", "PT30S, PT60S", "PT31S, PT62S", "PT5M, PT10M"})
    void aLeaseLastsTwiceAWholeRequest(Duration request, Duration lease) {
        assertThat(Lease.Terms.of(request)).isEqualTo(new Lease.Terms(50, lease, 10_000));
    }

    @Test
    void theSameWorkHasTheSameIdAndOtherWorkAnother() {
        WebUrl url = WebUrl.of("https://a.example/x?y=1");
        assertThat(Visit.hop(url, 3, NOW).id())
                .isEqualTo(Visit.hop(url, 0, NOW.plusSeconds(9)).id());
        assertThat(Visit.collect("x:a", "posts", url, NOW).id())
                .isNotEqualTo(Visit.collect("x:b", "posts", url, NOW).id())
                .isNotEqualTo(Visit.hop(url, 0, NOW).id());
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Retry(Duration.ZERO, Duration.ofHours(1), 5))
                .hasMessageContaining("not a wait");
        assertThatThrownBy(() -> new Retry(Duration.ofHours(2), Duration.ofHours(1), 5))
                .hasMessageContaining("not a wait");
        assertThatThrownBy(() -> new Lease.Terms(0, Duration.ofSeconds(1), 1)).hasMessageContaining("at least one");
    }

    private static Visit visit(int attempts) {
        Visit visit = Visit.hop(WebUrl.of("https://a.example/x"), 0, NOW);
        for (int i = 0; i < attempts; i++) visit = visit.failed("no answer", NOW);
        return visit;
    }
}
