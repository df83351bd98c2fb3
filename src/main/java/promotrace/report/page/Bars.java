package promotrace.report.page;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import promotrace.report.Figures.Count;

/// A bar chart laid out in a box of 400 by 130. `label` says all of it in words, for those who don't see it.
public record Bars(List<Bar> bars, String label) {
    private static final int MONTHS = 12;
    private static final int LANGUAGES = 6;

    public Bars {
        bars = List.copyOf(bars);
    }

    /// One bar: its box, its name and its number.
    public record Bar(int x, int y, int width, int height, String name, String shown) {
        public int middle() {
            return x + width / 2;
        }
    }

    /// Upright, one a month, at most the last twelve.
    static Bars months(List<Count> months) {
        List<Count> shown = months.subList(Math.max(0, months.size() - MONTHS), months.size());
        int most = shown.stream().mapToInt(Count::count).max().orElse(1);
        int step = shown.isEmpty() ? 0 : Math.min(90, 360 / shown.size());
        int start = 20 + (360 - step * shown.size()) / 2;
        List<Bar> bars = new ArrayList<>();
        for (Count c : shown) {
            int height = Math.round(90f * c.count() / Math.max(1, most));
            bars.add(new Bar(
                    start + step * bars.size() + step / 5,
                    109 - height,
                    step * 3 / 5,
                    height,
                    month(c.name(), shown.size() > 6),
                    Integer.toString(c.count())));
        }
        return new Bars(bars, "Posts by month: " + inWords(shown));
    }

    private static String month(String yearAndMonth, boolean brief) {
        String name = YearMonth.parse(yearAndMonth).getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        return brief ? name.substring(0, 1) : name;
    }

    /// Lying, most first; what is behind the sixth is one line.
    static Bars languages(List<Count> languages) {
        List<Count> shown = new ArrayList<>(Say.first(languages, LANGUAGES - 1));
        List<Count> rest = languages.subList(shown.size(), languages.size());
        if (rest.size() == 1) shown.add(rest.getFirst());
        if (rest.size() > 1) {
            shown.add(new Count(
                    rest.size() + " others",
                    rest.stream().mapToInt(Count::count).sum()));
        }
        int most = shown.stream().mapToInt(Count::count).max().orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (Count c : shown) {
            bars.add(new Bar(
                    110,
                    4 + 21 * bars.size(),
                    Math.max(2, Math.round(240f * c.count() / Math.max(1, most))),
                    14,
                    c.name(),
                    Integer.toString(c.count())));
        }
        return new Bars(
                bars,
                "Posts by language: "
                        + languages.stream()
                                .map(c -> c.name() + " " + c.count())
                                .collect(Collectors.joining(", ")));
    }

    private static String inWords(List<Count> counts) {
        return counts.stream().map(c -> c.name() + " " + c.count()).collect(Collectors.joining(", "));
    }
}
