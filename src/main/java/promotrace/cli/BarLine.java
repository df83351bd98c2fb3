package promotrace.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import promotrace.Progress;
import promotrace.report.Columns;

/// A step's line: its number and name, a bar, how many of how many, what came of it, how long it took. Never wider than
/// `columns`.
record BarLine(int columns, boolean unicode) {
    private static final int BEFORE = 16;
    private static final int COUNT = 19;
    private static final int TOOK = 9;
    private static final int WIDEST_BAR = 24;

    /// How far a step is. `total` is 0 before it begins; `took` is the time from its beginning to its last news.
    record State(long done, long total, String note, Instant began, Duration took) {
        static final State NOT_BEGUN = new State(0, 0, "", Instant.EPOCH, Duration.ZERO);
        static final State NOTHING_DUE = new State(0, 0, "nothing was due", Instant.EPOCH, Duration.ZERO);

        double fraction() {
            return total == 0 ? 0 : Math.clamp((double) done / total, 0, 1);
        }
    }

    String of(Progress.Step step, State state, double fraction) {
        String name = "  %d %-10s  ".formatted(step.number(), step.name().toLowerCase(Locale.ROOT));
        int bar = Math.clamp(columns - BEFORE - COUNT - TOOK - 25L, 8, WIDEST_BAR);
        String line = Columns.left(name, BEFORE) + bar(bar, fraction);
        if (state.total() == 0) return state.note().isEmpty() ? line : line + " ".repeat(COUNT - 2) + state.note();
        String count = fraction == state.fraction()
                ? String.format(Locale.ROOT, "%,d of %,d", state.done(), state.total())
                : String.format(Locale.ROOT, "%,d", state.done());
        line += Columns.right(count, COUNT - 5) + "   ";
        int room = columns - Columns.width(line) - TOOK;
        String note = room < 8 ? "" : Columns.cut(state.note(), room, unicode ? "…" : "...");
        String took = String.format(Locale.ROOT, "%.1f s", state.took().toMillis() / 1000.0);
        return line + Columns.left(note, Math.max(0, room)) + Columns.right(took, TOOK);
    }

    private String bar(int width, double fraction) {
        int full = (int) (width * fraction);
        return (unicode ? "█" : "#").repeat(full) + (unicode ? "░" : ".").repeat(width - full);
    }
}
