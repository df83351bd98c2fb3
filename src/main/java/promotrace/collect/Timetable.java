package promotrace.collect;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.collect.CrawlerFile.ScheduleRule;

/// When a platform's accounts are visited, as its crawler's file says.
///
/// `fires` is how often it is looked who is due: an ISO-8601 duration or a Quartz cron expression on the clocks of the
/// hours' zone. Two visits to one account lie at least `shortest` and at most `longest` apart. Outside of `hours`
/// nothing falls due by itself. A visit reads what is new; once every `whole` it reads everything there is.
public record Timetable(String fires, Duration shortest, Duration longest, Duration whole, WorkingHours hours) {
    private static final String USUAL_WHOLE = "P30D";
    private static final ZoneId ZONE = ZoneId.of("UTC");

    /// What is wrong with a key of the block (with its place in a list), in words.
    record Mistake(List<Object> keys, String words) {}

    /// The duration between two firings; empty where `fires` is a cron expression.
    public Optional<Duration> interval() {
        return duration(fires);
    }

    /// Whether that may be a duration; a cron expression begins with seconds.
    static boolean isInterval(String fires) {
        return fires.startsWith("P");
    }

    /// Reads a block in which [#mistakes] finds none.
    static Timetable of(ScheduleRule rule) {
        List<WorkingHours.Window> windows = rule.within().stream()
                .map(w -> WorkingHours.Window.parse(w).orElseThrow())
                .toList();
        ZoneId zone = rule.zone().map(ZoneId::of).orElse(ZONE);
        return new Timetable(
                rule.fires().strip(),
                Duration.parse(rule.shortest()),
                Duration.parse(rule.longest()),
                Duration.parse(rule.whole().orElse(USUAL_WHOLE)),
                new WorkingHours(windows, zone));
    }

    static List<Mistake> mistakes(ScheduleRule rule) {
        List<Mistake> found = new ArrayList<>();
        Optional<Duration> shortest = duration(rule.shortest());
        Optional<Duration> longest = duration(rule.longest());
        if (shortest.isEmpty()) found.add(noDuration("shortest", rule.shortest()));
        if (longest.isEmpty()) found.add(noDuration("longest", rule.longest()));
        if (shortest.isPresent() && longest.isPresent() && longest.get().compareTo(shortest.get()) < 0) {
            found.add(wrong("must not be less than shortest: " + rule.longest(), "longest"));
        }
        String whole = rule.whole().orElse(USUAL_WHOLE);
        if (duration(whole).isEmpty()) found.add(noDuration("whole", whole));
        fires(rule, shortest).ifPresent(words -> found.add(wrong(words, "fires")));
        for (int i = 0; i < rule.within().size(); i++) {
            String window = rule.within().get(i);
            if (WorkingHours.Window.parse(window).isEmpty()) {
                found.add(wrong("must be a window such as 'MON-FRI 06:00-22:00': " + window, "within", i));
            }
        }
        rule.zone()
                .filter(z -> !ZoneId.getAvailableZoneIds().contains(z))
                .ifPresent(z -> found.add(wrong("is no time zone such as Europe/Amsterdam: " + z, "zone")));
        return found;
    }

    private static Optional<String> fires(ScheduleRule rule, Optional<Duration> shortest) {
        String fires = rule.fires().strip();
        if (!isInterval(fires)) {
            int fields = fires.split("\\s+").length;
            return fields == 6 || fields == 7
                    ? Optional.empty()
                    : Optional.of("must be a duration such as PT15M or a cron expression: " + fires);
        }
        Optional<Duration> interval = duration(fires);
        if (interval.isEmpty() || interval.get().compareTo(Duration.ofSeconds(1)) < 0) {
            return Optional.of("must be a duration of a second at least, such as PT15M: " + fires);
        }
        return shortest.filter(s -> interval.get().compareTo(s) > 0)
                .map(s -> "must not be more than shortest: nobody would be visited that often");
    }

    private static Mistake noDuration(String key, String written) {
        return wrong("must be a duration such as PT2H or P3D: " + written, key);
    }

    private static Mistake wrong(String words, Object... keys) {
        return new Mistake(List.of(keys), words);
    }

    private static Optional<Duration> duration(String written) {
        try {
            return Optional.of(Duration.parse(written)).filter(Duration::isPositive);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
