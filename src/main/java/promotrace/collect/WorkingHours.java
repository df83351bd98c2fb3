package promotrace.collect;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The windows of time in which accounts fall due by themselves, on the clocks of `zone`; without a window, always.
public record WorkingHours(List<Window> windows, ZoneId zone) {
    /// As far ahead as a window may begin: the same day of the next week, or of the one after where the clocks leap over
    /// the whole window.
    private static final int DAYS_AHEAD = 14;

    public WorkingHours {
        windows = List.copyOf(windows);
    }

    /// From `from` until just before `to` on each of `days`; over midnight into the next day where `to` is not later.
    /// Midnight at the end of the day is 00:00.
    public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        private static final String DAY = "(?:MON|TUE|WED|THU|FRI|SAT|SUN)";
        private static final String RANGE = DAY + "(?:-" + DAY + ")?";
        private static final Pattern WRITTEN = Pattern.compile(
                "(?:(?<days>" + RANGE + "(?:," + RANGE + ")*) +)?(?<from>\\d\\d:\\d\\d)-(?<to>\\d\\d:\\d\\d)");

        public Window {
            days = Set.copyOf(days);
        }

        /// As in `MON-FRI 06:00-22:00`, `SAT,SUN 22:00-06:00` (from Saturday's evening to Monday's morning with a gap by
        /// day), `00:00-24:00`; every day where no day is named. Empty where it is none of these.
        static Optional<Window> parse(String written) {
            Matcher m = WRITTEN.matcher(written.strip());
            if (!m.matches()) return Optional.empty();
            try {
                LocalTime from = LocalTime.parse(m.group("from"));
                boolean untilMidnight = m.group("to").equals("24:00");
                LocalTime to = untilMidnight ? LocalTime.MIDNIGHT : LocalTime.parse(m.group("to"));
                if (from.equals(to) && !untilMidnight) return Optional.empty();
                String days = m.group("days");
                return Optional.of(new Window(days == null ? EnumSet.allOf(DayOfWeek.class) : days(days), from, to));
            } catch (DateTimeException noTime) {
                return Optional.empty();
            }
        }

        private static Set<DayOfWeek> days(String written) {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            for (String range : written.split(",", -1)) {
                DayOfWeek day = day(range.substring(0, 3));
                DayOfWeek last = day(range.substring(range.length() - 3));
                days.add(day);
                while (day != last) {
                    day = day.plus(1);
                    days.add(day);
                }
            }
            return days;
        }

        private static DayOfWeek day(String three) {
            return Stream.of(DayOfWeek.values())
                    .filter(d -> d.name().startsWith(three))
                    .findFirst()
                    .orElseThrow();
        }

        private boolean has(LocalDateTime at) {
            boolean begun = !at.toLocalTime().isBefore(from);
            boolean over = !at.toLocalTime().isBefore(to);
            DayOfWeek today = at.getDayOfWeek();
            if (from.isBefore(to)) return days.contains(today) && begun && !over;
            return begun && days.contains(today) || !over && days.contains(today.minus(1));
        }
    }

    /// Whether `at` lies in a window.
    public boolean open(Instant at) {
        LocalDateTime there = LocalDateTime.ofInstant(at, zone);
        return windows.isEmpty() || windows.stream().anyMatch(w -> w.has(there));
    }

    /// The first moment from `at` on that lies in a window.
    public Instant from(Instant at) {
        if (open(at)) return at;
        LocalDate today = LocalDate.ofInstant(at, zone);
        return windows.stream()
                .flatMap(w -> Stream.iterate(0, d -> d <= DAYS_AHEAD, d -> d + 1)
                        .map(today::plusDays)
                        .filter(day -> w.days().contains(day.getDayOfWeek()))
                        .flatMap(day -> moments(day.atTime(w.from()))))
                .filter(begin -> begin.isAfter(at) && open(begin))
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("no window opens within two weeks of " + at));
    }

    /// When the clocks show that: twice where they are set back, the moment of the change where they leap over it.
    private Stream<Instant> moments(LocalDateTime shown) {
        ZoneOffsetTransition change = zone.getRules().getTransition(shown);
        return change != null && change.isGap()
                ? Stream.of(change.getInstant())
                : zone.getRules().getValidOffsets(shown).stream().map(shown::toInstant);
    }
}
