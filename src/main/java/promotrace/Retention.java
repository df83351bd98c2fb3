package promotrace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.evidence.Vault;

/// How long what was seen is kept: `config/retention.yml`. Empty keeps for ever.
public record Retention(
        Captured captures,
        Optional<Duration> comments,
        Optional<Duration> posts,
        Optional<Duration> listings,
        Optional<Duration> visits,
        Optional<Duration> alerts) {
    static final String FILE = "config/retention.yml";

    /// Captures may not go before nobody refers back to them any more, and a day for what is under way.
    private static final Duration LEAST = Vault.HOLDS.plusDays(1);

    /// `pages` of accounts and posts, of `links` and shops, and `pictures`.
    public record Captured(Optional<Duration> pages, Optional<Duration> links, Optional<Duration> pictures) {}

    /// Reads and checks the file.
    ///
    /// @throws ConfigException naming the keys that are wrong
    public static Retention read(ConfigFolder folder) {
        Retention read = folder.read(FILE, Retention.class);
        List<Problem> problems = read.check(folder);
        if (!problems.isEmpty()) throw new ConfigException(problems);
        return read;
    }

    /// The mistakes in the file; empty when all is well.
    public static List<Problem> checkAll(ConfigFolder folder) {
        return folder.read(FILE, Retention.class).check(folder);
    }

    private List<Problem> check(ConfigFolder folder) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Optional<Duration>> captured = new LinkedHashMap<>();
        captured.put("pages", captures.pages());
        captured.put("links", captures.links());
        captured.put("pictures", captures.pictures());
        captured.forEach((key, kept) -> {
            if (kept.filter(k -> k.compareTo(LEAST) < 0).isPresent()) {
                String why = "is less than P" + LEAST.toDays() + "D: until then a later capture may refer back to it";
                problems.add(folder.problem(FILE, why, "captures", key));
            }
        });
        Map<String, Optional<Duration>> rows = new LinkedHashMap<>();
        rows.put("comments", comments);
        rows.put("posts", posts);
        rows.put("listings", listings);
        rows.put("visits", visits);
        rows.put("alerts", alerts);
        rows.forEach((key, kept) -> {
            if (kept.filter(k -> k.compareTo(Duration.ofDays(1)) < 0).isPresent()) {
                problems.add(folder.problem(FILE, "is less than P1D", key));
            }
        });
        return problems;
    }
}
