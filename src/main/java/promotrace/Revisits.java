package promotrace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.resolve.Next;
import promotrace.store.Answers.Kept;

/// When what lies on links' ways is asked again: `config/revisits.yml`.
///
/// `gaps` are waits, growing, empty where nothing is asked again; `posts` is how young a post must be whose links are
/// followed up; `looks` the time between two looks of an unattended run; `most` addresses are asked again at one look,
/// `perHost` of them on one host.
public record Revisits(List<Duration> gaps, Duration posts, Duration looks, int most, int perHost) {
    static final String FILE = "config/revisits.yml";

    /// Nothing is asked again.
    static final Revisits NEVER = new Revisits(List.of(), Duration.ofDays(1), Duration.ofDays(1), 1, 1);

    public Revisits {
        gaps = List.copyOf(gaps);
    }

    /// Reads and checks the file.
    ///
    /// @throws ConfigException naming the keys that are wrong
    public static Revisits read(ConfigFolder folder) {
        Revisits read = folder.read(FILE, Revisits.class);
        List<Problem> problems = read.check(folder);
        if (!problems.isEmpty()) throw new ConfigException(problems);
        return read;
    }

    /// The mistakes in the file; empty when all is well.
    public static List<Problem> checkAll(ConfigFolder folder) {
        return folder.read(FILE, Revisits.class).check(folder);
    }

    private List<Problem> check(ConfigFolder folder) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 1; i < gaps.size(); i++) {
            if (gaps.get(i).compareTo(gaps.get(i - 1)) > 0) continue;
            problems.add(folder.problem(FILE, "is not longer than the one before: " + gaps.get(i), "gaps"));
        }
        if (gaps.stream().anyMatch(g -> g.compareTo(Duration.ofDays(1)) < 0)) {
            problems.add(folder.problem(FILE, "a gap is less than P1D", "gaps"));
        }
        if (most < 1) problems.add(folder.problem(FILE, "is less than 1", "most"));
        if (perHost < 1) problems.add(folder.problem(FILE, "is less than 1", "perHost"));
        return problems;
    }

    /// Whether nothing is asked again.
    boolean off() {
        return gaps.isEmpty();
    }

    /// When that request is to be made again; empty when nothing is.
    Optional<Instant> next(Kept kept) {
        if (off()) return Optional.empty();
        boolean still = kept.quiet()
                || switch (kept.now().next()) {
                    case Next.To _, Next.Fan _, Next.End _ -> false;
                    case Next.Dead _, Next.Blocked _, Next.Failed _ -> true;
                };
        Duration same = Duration.between(kept.now().first(), kept.asked());
        Duration gap = gaps.stream()
                .filter(g -> !still && g.compareTo(same) > 0)
                .findFirst()
                .orElse(gaps.getLast());
        return Optional.of(kept.asked().plus(gap));
    }
}
