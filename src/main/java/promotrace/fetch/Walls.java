package promotrace.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.evidence.Capture;
import promotrace.url.WebUrl;

/// How sign-in pages and challenges for robots are recognised: `config/walls.yml`.
///
/// An entry without examples, or whose examples do not come out as stated, does not load.
public record Walls(List<Wall> walls) {
    static final String FILE = "config/walls.yml";
    private static final int LOOKED_AT = 1 << 16;

    public Walls {
        walls = List.copyOf(walls);
    }

    /// Reads and checks the file.
    ///
    /// @throws ConfigException naming entry and key of what is wrong
    public static Walls read(ConfigFolder folder) {
        Walls read = folder.read(FILE, Walls.class);
        List<Problem> problems = read.check();
        if (!problems.isEmpty()) throw new ConfigException(problems);
        return read;
    }

    /// What stands in front of the page.
    public enum Kind {
        SIGN_IN,
        CHALLENGE
    }

    /// One kind of wall. All that is given must hold: one of `statuses`, the header field (`name: part of its value`),
    /// every text of `body`, one of `addresses` (`host/start of path`; hosts below it count too), one of `paths` (part
    /// of any host's path). A wall known by its address alone is also seen when a redirect leads there.
    public record Wall(
            String id,
            Kind kind,
            List<Integer> statuses,
            Optional<String> header,
            List<String> body,
            List<String> addresses,
            List<String> paths,
            String source,
            List<Example> examples) {}

    /// An answer and whether it is this wall.
    public record Example(
            boolean is,
            int status,
            String url,
            Optional<String> header,
            Optional<String> body,
            Optional<String> location) {}

    /// The wall that this answer is; empty for none. `text` is the body's.
    Optional<Wall> find(Capture capture, String text) {
        String start = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        return walls.stream().filter(w -> stands(w, capture, start)).findFirst();
    }

    /// The wall that an address belongs to, known by the address alone.
    Optional<Wall> find(WebUrl url) {
        return walls.stream().filter(w -> byAddressAlone(w) && isAt(w, url)).findFirst();
    }

    private static boolean byAddressAlone(Wall wall) {
        return wall.header().isEmpty()
                && wall.body().isEmpty()
                && wall.statuses().isEmpty();
    }

    private static boolean stands(Wall wall, Capture capture, String text) {
        if (!wall.statuses().isEmpty() && !wall.statuses().contains(capture.status())) return false;
        if (!isAt(wall, capture.url())) return false;
        if (wall.header().isPresent() && !has(capture, wall.header().get())) return false;
        return wall.body().stream().allMatch(text::contains);
    }

    private static boolean has(Capture capture, String field) {
        String[] parts = field.split(":", 2);
        String value = parts[1].strip().toLowerCase(Locale.ROOT);
        return capture.headers().stream()
                .anyMatch(h -> h.name().equalsIgnoreCase(parts[0].strip())
                        && h.value().toLowerCase(Locale.ROOT).contains(value));
    }

    private static boolean isAt(Wall wall, WebUrl url) {
        return (wall.addresses().isEmpty() || wall.addresses().stream().anyMatch(a -> begins(url, a)))
                && (wall.paths().isEmpty() || wall.paths().stream().anyMatch(url.path()::contains));
    }

    private static boolean begins(WebUrl url, String address) {
        int slash = address.indexOf('/');
        return url.on(address.substring(0, slash)) && url.path().startsWith(address.substring(slash));
    }

    /// Mistakes in the entries; none when all is well.
    List<Problem> check() {
        List<Problem> problems = new ArrayList<>();
        for (Wall wall : walls) {
            boolean empty = byAddressAlone(wall)
                    && wall.addresses().isEmpty()
                    && wall.paths().isEmpty();
            if (empty) {
                problems.add(problem(wall, "needs a header, a body, addresses or paths"));
            } else if (wall.header().isPresent() && !wall.header().get().contains(":")) {
                problems.add(problem(wall, "header is `name: part of its value`"));
            } else if (!wall.addresses().stream().allMatch(a -> a.contains("/"))) {
                problems.add(problem(wall, "an address is `host/start of path`"));
            } else {
                checkExamples(wall, problems);
            }
        }
        return problems;
    }

    private void checkExamples(Wall wall, List<Problem> problems) {
        boolean both = wall.examples().stream().anyMatch(Example::is)
                && wall.examples().stream().anyMatch(e -> !e.is());
        if (!both) problems.add(problem(wall, "needs an example that is this wall and one that is not"));
        for (Example example : wall.examples()) {
            Capture capture = WallExamples.capture(example);
            Optional<WebUrl> location = example.location().flatMap(capture.url()::resolve);
            boolean seen = location.isPresent()
                    ? byAddressAlone(wall) && isAt(wall, location.get())
                    : stands(wall, capture, example.body().orElse(""));
            if (seen != example.is()) {
                problems.add(problem(wall, "example does not come out as stated: " + example));
            }
        }
    }

    private static Problem problem(Wall wall, String what) {
        return new Problem(FILE, 0, wall.id(), what);
    }
}
