package promotrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import promotrace.Agenda;
import promotrace.collect.Timetable;
import promotrace.collect.Watched;
import promotrace.collect.WorkingHours;
import promotrace.frontier.Rhythm;
import promotrace.frontier.Rhythm.Ground;
import promotrace.report.Screen;

class AgendaTableTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    private static final Timetable TIMETABLE = new Timetable(
            "PT15M",
            Duration.ofHours(1),
            Duration.ofDays(3),
            Duration.ofDays(30),
            new WorkingHours(List.of(), ZoneId.of("UTC")));
    private static final Screen PIPE = Screen.of(false, Map.of(), StandardCharsets.UTF_8, 100);

    private static Agenda.Entry entry(String id, String begun, String read, Duration every, Ground ground) {
        return moved(id, begun, read, every, ground, Duration.ZERO);
    }

    private static Agenda.Entry moved(
            String id, String begun, String read, Duration every, Ground ground, Duration later) {
        Instant since = Instant.parse("2026-06-" + begun + ":00Z");
        return new Agenda.Entry(
                watched(id),
                Optional.of(TIMETABLE),
                Optional.of(since),
                read.isEmpty() ? Optional.empty() : Optional.of(Instant.parse("2026-06-" + read + ":07Z")),
                Optional.of(since.plus(every).plus(later)),
                Optional.of(new Rhythm(every, ground)));
    }

    private static Watched watched(String id) {
        String[] parts = id.split(":");
        return new Watched(id, parts[0], parts[1], Optional.empty(), Map.of());
    }

    private static Agenda.Entry never(String id, Optional<Timetable> timetable) {
        return new Agenda.Entry(
                watched(id), timetable, Optional.empty(), Optional.empty(), timetable.map(t -> NOW), Optional.empty());
    }

    @Test
    void everyAccountWithItsVisitsAndWhy() {
        List<Agenda.Entry> entries = List.of(
                never("pinwall:nobody", Optional.empty()),
                entry("telegram:three", "30T11:30", "30T11:30", Duration.ofHours(4), new Ground.Posts(3)),
                entry("telegram:shop", "30T11:45", "30T11:45", Duration.ofHours(1), new Ground.Posts(31.4)),
                entry("blog:weekly", "29T00:00", "29T00:00", Duration.ofDays(3), new Ground.Posts(1 / 7.0)),
                entry("blog:rare", "29T00:00", "29T00:00", Duration.ofDays(3), new Ground.Posts(2 / 28.0)),
                entry("blog:one", "30T00:00", "30T00:00", Duration.ofHours(12), new Ground.Posts(1)),
                entry("blog:often", "30T09:00", "30T09:00", Duration.ofMinutes(507), new Ground.Posts(1.42)),
                entry(
                        "mastodon:silent",
                        "30T00:00",
                        "30T00:00",
                        Duration.ofHours(36),
                        new Ground.Silence(Duration.ofDays(12))),
                entry("reddit:empty", "30T03:00", "30T03:01", Duration.ofDays(1), new Ground.NothingKnown()),
                entry("reddit:away", "30T10:00", "", Duration.ofDays(1), new Ground.NothingKnown()),
                entry("reddit:again", "30T10:00", "27T10:00", Duration.ofHours(3), new Ground.Posts(4)),
                entry("youtube:late", "30T02:00", "30T02:00", Duration.ofHours(9), new Ground.Posts(4 / 3.0)),
                moved(
                        "youtube:office",
                        "30T09:00",
                        "30T09:00",
                        Duration.ofHours(12),
                        new Ground.Posts(1),
                        Duration.ofHours(9)),
                never("高仿:包包", Optional.of(TIMETABLE)));
        assertThat(String.join("\n", AgendaTable.lines(entries, NOW, PIPE)) + "\n")
                .isEqualTo("""
                account          last visit (UTC)  next visit (UTC)  why
                youtube:late     2026-06-30 02:00  now               about 1.3 posts a day: every 9 h
                blog:one         2026-06-30 00:00  now               about 1 post a day: every 12 h
                高仿:包包        -                 now               not visited yet
                telegram:shop    2026-06-30 11:45  2026-06-30 12:45  about 31 posts a day: every 1 h (shortest)
                reddit:again     2026-06-27 10:00  2026-06-30 13:00  due since 2026-06-30 10:00 and not answered yet; about 4 posts a day: every 3 h
                telegram:three   2026-06-30 11:30  2026-06-30 15:30  about 3 posts a day: every 4 h
                blog:often       2026-06-30 09:00  2026-06-30 17:27  about 1.4 posts a day: every 8.5 h
                reddit:empty     2026-06-30 03:01  2026-07-01 03:00  no post known: every 24 h
                youtube:office   2026-06-30 09:00  2026-07-01 06:00  about 1 post a day: every 12 h, in working hours
                reddit:away      -                 2026-07-01 10:00  due since 2026-06-30 10:00 and not answered yet; no post known: every 24 h
                mastodon:silent  2026-06-30 00:00  2026-07-01 12:00  silent for 12 d: every 36 h
                blog:rare        2026-06-29 00:00  2026-07-02 00:00  about 2 posts in 4 weeks: every 3 d (longest)
                blog:weekly      2026-06-29 00:00  2026-07-02 00:00  about 1 post a week: every 3 d (longest)
                pinwall:nobody   -                 -                 no crawler serves the platform 'pinwall'
                """);
    }

    @Test
    void nobodyWatchedIsAHeadAlone() {
        assertThat(AgendaTable.lines(List.of(), NOW, PIPE)).hasSize(1);
    }
}
