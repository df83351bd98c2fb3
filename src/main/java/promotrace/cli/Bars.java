package promotrace.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import promotrace.Progress;
import promotrace.report.Screen;

/// One line for each step of a run, all from the start, drawn again in their place; on a terminal that can do so,
/// elsewhere nothing.
final class Bars implements Progress, AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final String UP = "\u001b[" + Step.values().length + "A";
    private static final String REST_AWAY = "\u001b[K";

    private final Map<Step, BarLine.State> states = new EnumMap<>(Step.class);
    private final BarLine line;
    private final PrintStream out;
    private Instant drawn = Instant.MIN;

    Bars(int columns, boolean unicode, PrintStream out) {
        this.line = new BarLine(Math.clamp(columns, Screen.NARROWEST, Screen.WIDEST), unicode);
        this.out = out;
    }

    /// Bars on this process's standard error. The last column stays free: some terminals turn the line when it is filled.
    static Bars onStandardError() {
        return new Bars(Terminal.redraws() ? Terminal.columns() - 1 : Screen.WIDEST, Terminal.unicode(), System.err);
    }

    static Progress orSilence(Bars bars) {
        return Terminal.redraws() ? bars : Progress.SILENT;
    }

    @Override
    public synchronized void at(Step step, long done, long total, String note) {
        if (step.compareTo(Step.STOREFRONT) > 0) visitsAreOver();
        Instant now = Instant.now();
        Instant began = states.containsKey(step) ? state(step).began() : now;
        states.put(step, new BarLine.State(done, total, note, began, Duration.between(began, now)));
        if (drawn.equals(Instant.MIN) || now.isAfter(drawn.plus(BETWEEN))) draw(now);
    }

    private void draw(Instant now) {
        StringBuilder all = new StringBuilder(drawn.equals(Instant.MIN) ? "" : UP);
        for (Step step : Step.values()) {
            all.append('\r')
                    .append(line.of(step, state(step), fraction(step)))
                    .append(REST_AWAY)
                    .append('\n');
        }
        out.print(all);
        out.flush();
        drawn = now;
    }

    private BarLine.State state(Step step) {
        return states.getOrDefault(step, BarLine.State.NOT_BEGUN);
    }

    /// How far a step is, 0 to 1. How many pages will turn out to be listings is known only when all links are
    /// followed: that step is as far as the links are.
    private double fraction(Step step) {
        BarLine.State own = state(step);
        if (step != Step.STOREFRONT || own.total() == 0) return own.fraction();
        return state(Step.RESOLVE).fraction();
    }

    /// What was found twice is visited once: when nothing is left to visit, there are fewer visits than were found.
    private void visitsAreOver() {
        for (Step step : Step.values()) {
            if (step.compareTo(Step.STOREFRONT) <= 0) states.putIfAbsent(step, BarLine.State.NOTHING_DUE);
        }
        states.replaceAll((step, s) -> step.compareTo(Step.STOREFRONT) > 0
                ? s
                : new BarLine.State(s.done(), s.done(), s.note(), s.began(), s.took()));
    }

    /// Draws the last state and a line of space below it; nothing when nothing was drawn.
    @Override
    public synchronized void close() {
        if (drawn.equals(Instant.MIN)) return;
        draw(Instant.now());
        out.println();
    }
}
