package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import promotrace.collect.Quota;
import promotrace.collect.Watched;

class QuotaLinesTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    private static final Quota TIKTOK = new Quota("tiktok", "open.example", 1000);
    private static final Quota PAGES = new Quota("pages", "graph.example", 200);
    private static final Quota PICTURES = new Quota("pictures", "graph.example", 100);

    @Test
    void aLineSaysWhatIsLeftAndUntilWhenTheRestWaits() {
        assertThat(QuotaLines.lines(
                        List.of(TIKTOK, PAGES, PICTURES), Map.of("open.example", 7, "graph.example", 0), NOW))
                .containsExactly(
                        "tiktok: 7 of 1000 requests left today",
                        "pages: 0 of 200 requests left today: the rest waits until 2026-07-01T00:00:00Z",
                        "pictures: 0 of 100 requests left today: the rest waits until 2026-07-01T00:00:00Z");
    }

    @Test
    void nothingIsSaidOfHostsThatNobodyCounts() {
        assertThat(QuotaLines.lines(List.of(TIKTOK), Map.of(), NOW)).isEmpty();
    }

    @Test
    void ofTwoBoundsOnOneHostTheLowerOneCounts() {
        assertThat(QuotaLines.ofHosts(List.of(TIKTOK, PAGES, PICTURES)))
                .isEqualTo(Map.of("open.example", 1000, "graph.example", 100));
    }

    @Test
    void onlyWatchedPlatformsAreSpokenOf() {
        Watched anna = new Watched("pages:anna", "pages", "anna", Optional.empty(), Map.of());
        assertThat(QuotaLines.of(List.of(TIKTOK, PAGES), List.of(anna))).containsExactly(PAGES);
    }
}
