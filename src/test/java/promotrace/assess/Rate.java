package promotrace.assess;

import java.util.Locale;

/// Counts of hits, false alarms and misses, and what follows from them.
final class Rate {
    private int hits;
    private int alarms;
    private int misses;

    void add(boolean wanted, boolean got) {
        if (wanted && got) hits++;
        else if (got) alarms++;
        else if (wanted) misses++;
    }

    double precision() {
        return hits + alarms == 0 ? 1 : (double) hits / (hits + alarms);
    }

    double recall() {
        return hits + misses == 0 ? 1 : (double) hits / (hits + misses);
    }

    double f1() {
        return hits == 0 ? 0 : 2.0 * hits / (2 * hits + alarms + misses);
    }

    @Override
    public String toString() {
        return "F1 %.3f (precision %.3f, recall %.3f; %d hits, %d false alarms, %d misses)"
                .formatted(f1(), precision(), recall(), hits, alarms, misses)
                .toLowerCase(Locale.ROOT);
    }
}
