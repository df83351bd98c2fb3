package promotrace.cli;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import promotrace.Progress;

/// One bar for each step of a run, on a terminal only; elsewhere nothing is drawn.
final class Bars implements Progress, AutoCloseable {
    private final Map<Step, ProgressBar> bars = new EnumMap<>(Step.class);

    static Progress orSilence(Bars bars) {
        return Terminal.interactive() ? bars : Progress.SILENT;
    }

    @Override
    public synchronized void at(Step step, long done, long total, String note) {
        ProgressBar bar = bars.computeIfAbsent(step, Bars::open);
        bar.maxHint(total);
        bar.stepTo(done);
        bar.setExtraMessage(" " + note);
    }

    private static ProgressBar open(Step step) {
        return new ProgressBarBuilder()
                .setTaskName("  %d %-10s".formatted(step.number(), step.name().toLowerCase(Locale.ROOT)))
                .setStyle(Terminal.unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setInitialMax(1)
                .setMaxRenderedLength(100)
                .setUpdateIntervalMillis(200)
                .build();
    }

    @Override
    public synchronized void close() {
        for (ProgressBar bar : bars.values()) bar.close();
        bars.clear();
    }
}
