package promotrace.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.url.WebUrl;

/// Who is never asked, live or in replay: `config/denied.yml`.
///
/// An entry whose examples do not come out as stated does not load.
public record Denied(List<Entry> denied) {
    static final String FILE = "config/denied.yml";

    /// Everybody may be asked.
    public static final Denied NOBODY = new Denied(List.of());

    public Denied {
        denied = List.copyOf(denied);
    }

    /// `at` is a host, and all below it, or `host/start of path`.
    public record Entry(String at, String reason, Optional<String> source, Optional<Examples> examples) {
        private boolean holds(WebUrl url) {
            int slash = at.indexOf('/');
            if (slash < 0) return url.on(at);
            return url.on(at.substring(0, slash)) && url.path().startsWith(at.substring(slash));
        }
    }

    /// Addresses that the entry keeps from being asked, and others near by that it does not.
    public record Examples(List<String> denied, List<String> asked) {}

    /// Reads and checks the file.
    ///
    /// @throws ConfigException naming the entries that are wrong
    public static Denied read(ConfigFolder folder) {
        Denied read = folder.read(FILE, Denied.class);
        List<Problem> problems = read.check();
        if (!problems.isEmpty()) throw new ConfigException(problems);
        return read;
    }

    /// The entry that keeps an address from being asked; empty where none does.
    Optional<Entry> find(WebUrl url) {
        return denied.stream().filter(e -> e.holds(url)).findFirst();
    }

    private List<Problem> check() {
        List<Problem> problems = new ArrayList<>();
        for (Entry e : denied) {
            Optional<WebUrl> at = WebUrl.parse("https://" + e.at());
            String host = e.at().replaceFirst("/.*", "");
            if (at.isEmpty() || !at.get().host().equals(host)) {
                problems.add(new Problem(FILE, 0, e.at(), "is no host, and no host/start of path"));
                continue;
            }
            Examples examples = e.examples().orElse(new Examples(List.of(), List.of()));
            examples.denied().forEach(x -> expect(e, x, true, problems));
            examples.asked().forEach(x -> expect(e, x, false, problems));
        }
        return problems;
    }

    private static void expect(Entry entry, String example, boolean denied, List<Problem> problems) {
        if (WebUrl.parse(example).map(entry::holds).orElse(!denied) != denied) {
            problems.add(new Problem(FILE, 0, entry.at(), "example does not come out as stated: " + example));
        }
    }
}
