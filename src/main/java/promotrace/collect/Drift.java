package promotrace.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A platform whose pages suddenly give far less than before, of many accounts at once: its site has changed, and its
/// crawler's file is to be mended. `fallen` are those accounts' pages, of `all` that were read lately.
public record Drift(String platform, String step, List<Yield.Standing> fallen, int all) {
    /// After so long what an account gave before is no measure any more.
    static final Duration FORGOTTEN = Duration.ofDays(60);

    /// Pages that were read within this time of the last one are judged together.
    static final Duration LATELY = Duration.ofDays(7);

    /// So many accounts, and half of those read, are no chance.
    private static final int MANY = 3;

    public Drift {
        fallen = List.copyOf(fallen);
    }

    /// The steps of platforms that drift, given how the watched accounts stand; `platforms` names each account's platform.
    ///
    /// Of one account alone nobody can tell whether it took down what it had posted.
    public static List<Drift> of(List<Yield.Standing> standings, Map<String, String> platforms) {
        Map<String, List<Yield.Standing>> together = new TreeMap<>();
        for (Yield.Standing s : standings) {
            String platform = platforms.get(s.last().account());
            if (platform != null) {
                together.computeIfAbsent(platform + " " + s.last().step(), k -> new ArrayList<>())
                        .add(s);
            }
        }
        List<Drift> out = new ArrayList<>();
        together.forEach((name, all) -> {
            String[] parts = name.split(" ", 2);
            Drift drift = judged(parts[0], parts[1], all);
            if (drift.isClear()) out.add(drift);
        });
        return out;
    }

    private static Drift judged(String platform, String step, List<Yield.Standing> all) {
        Instant newest =
                all.stream().map(s -> s.last().at()).max(Instant::compareTo).orElse(Instant.MIN);
        List<Yield.Standing> lately = all.stream()
                .filter(s -> s.good().found() > 0)
                .filter(s -> !s.last().at().isBefore(newest.minus(LATELY)))
                .toList();
        List<Yield.Standing> fallen =
                lately.stream().filter(Yield.Standing::hasFallen).toList();
        return new Drift(platform, step, fallen, lately.size());
    }

    private boolean isClear() {
        boolean many = fallen.size() >= MANY && fallen.size() * 2 >= all;
        boolean everybody = all >= 2
                && fallen.size() == all
                && fallen.stream().allMatch(s -> s.last().found() == 0);
        return many || everybody;
    }

    public int before() {
        return fallen.stream().mapToInt(s -> s.good().found()).sum();
    }

    public int now() {
        return fallen.stream().mapToInt(s -> s.last().found()).sum();
    }
}
