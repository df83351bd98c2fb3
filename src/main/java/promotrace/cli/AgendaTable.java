package promotrace.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import promotrace.Agenda;
import promotrace.collect.Timetable;
import promotrace.frontier.Rhythm;
import promotrace.report.Columns;
import promotrace.report.Screen;

/// The watched accounts for an operator, a line each: last visit, next visit and why then. Who is next comes first.
final class AgendaTable {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String GAP = "  ";
    private static final String NONE = "-";

    private AgendaTable() {}

    static List<String> lines(List<Agenda.Entry> entries, Instant now, Screen screen) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("account", "last visit (UTC)", "next visit (UTC)", "why"));
        entries.stream()
                .sorted(Comparator.comparing((Agenda.Entry e) -> e.next().orElse(Instant.MAX))
                        .thenComparing(e -> e.account().id()))
                .map(e -> List.of(screen.words(e.account().id()), last(e), next(e, now), screen.words(why(e))))
                .forEach(rows::add);
        int[] widths = new int[3];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], Columns.width(row.get(i)));
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    /// A time to the minute, in UTC.
    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(Columns.left(row.get(i), widths[i])).append(GAP);
        }
        return line.append(row.getLast()).toString();
    }

    private static String last(Agenda.Entry e) {
        return e.read().map(MINUTE::format).orElse(NONE);
    }

    private static String next(Agenda.Entry e, Instant now) {
        return e.next().map(n -> n.isAfter(now) ? MINUTE.format(n) : "now").orElse(NONE);
    }

    private static String why(Agenda.Entry e) {
        if (e.account().isImported()) return "known from imported files; nobody watches it";
        Optional<Timetable> timetable = e.timetable();
        if (timetable.isEmpty()) {
            return "no crawler serves the platform '" + e.account().platform() + "'";
        }
        if (e.begun().isEmpty() || e.rhythm().isEmpty()) return "not visited yet";
        Rhythm rhythm = e.rhythm().get();
        String waits = e.unread() ? "due since " + MINUTE.format(e.begun().get()) + " and not answered yet; " : "";
        boolean moved = e.next()
                .filter(n -> n.isAfter(e.begun().get().plus(rhythm.every())))
                .isPresent();
        return waits + ground(rhythm.ground()) + ": every " + time(rhythm.every()) + limit(rhythm, timetable.get())
                + (moved ? ", in working hours" : "");
    }

    private static String limit(Rhythm rhythm, Timetable timetable) {
        if (rhythm.every().equals(timetable.shortest())) return " (shortest)";
        return rhythm.every().equals(timetable.longest()) ? " (longest)" : "";
    }

    private static String ground(Rhythm.Ground ground) {
        return switch (ground) {
            case Rhythm.Ground.Posts(double aDay) -> posts(aDay);
            case Rhythm.Ground.Silence(Duration since) -> "silent for " + time(since);
            case Rhythm.Ground.NothingKnown() -> "no post known";
        };
    }

    private static String posts(double aDay) {
        if (aDay >= 1) return about(aDay) + " a day";
        return aDay * 7 >= 1 ? about(aDay * 7) + " a week" : about(aDay * 28) + " in 4 weeks";
    }

    private static String about(double posts) {
        String number = number(posts);
        return "about " + number + (number.equals("1") ? " post" : " posts");
    }

    private static String time(Duration time) {
        if (time.compareTo(Duration.ofMinutes(1)) < 0) return time.toSeconds() + " s";
        if (time.compareTo(Duration.ofHours(1)) < 0) return time.toMinutes() + " min";
        double hours = time.toSeconds() / 3600.0;
        return hours < 48 ? number(hours) + " h" : number(hours / 24) + " d";
    }

    /// One decimal below ten, none where it would be a zero.
    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value).replaceFirst("\\.0$", "");
    }
}
