package promotrace.fetch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.url.WebUrl;

/// What a page in the browser may ask for, and how much: `config/rendering.yml`.
///
/// `site` are the kinds that are asked for at the page's own site; of others only what an entry of `elsewhere` names. An
/// entry whose examples do not come out as stated does not load.
public record RenderRules(Limits limits, List<Kind> site, List<Elsewhere> elsewhere) {
    static final String FILE = "config/rendering.yml";

    public RenderRules {
        site = List.copyOf(site);
        elsewhere = List.copyOf(elsewhere);
    }

    /// What one page may cost: requests (redirects counted), bytes of their bodies, time from asking for it until it is
    /// read; and how many pages are open at once, and how much memory the browser may take.
    public record Limits(int requests, int megabytes, int seconds, int pages, int memory) {
        public Duration whole() {
            return Duration.ofSeconds(seconds);
        }

        public long bytes() {
            return megabytes * 1_000_000L;
        }
    }

    /// What a request is for. All others (beacons, event streams, prefetched pages) are never made.
    public enum Kind {
        @JsonProperty("document")
        DOCUMENT,
        @JsonProperty("script")
        SCRIPT,
        @JsonProperty("stylesheet")
        STYLESHEET,
        @JsonProperty("xhr")
        XHR,
        @JsonProperty("fetch")
        FETCH,
        @JsonProperty("image")
        IMAGE,
        @JsonProperty("font")
        FONT;

        /// The kind by the name that browsers have for it; empty for what is never asked for.
        public static Optional<Kind> of(String name) {
            return Stream.of(values())
                    .filter(k -> k.name().equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    /// Kinds that are asked for at another host, or below it: for pages of the site `on` where it is given.
    public record Elsewhere(
            String host, Optional<String> on, List<Kind> kinds, String reason, String source, Examples examples) {
        private boolean lets(WebUrl page, WebUrl url, Kind kind) {
            return url.on(host) && kinds.contains(kind) && on.map(page::on).orElse(true);
        }
    }

    /// Requests as `page kind address`: those that the entry lets through, and others near by that it does not.
    public record Examples(List<String> asked, List<String> left) {}

    /// Reads and checks the file.
    ///
    /// @throws ConfigException naming the entries that are wrong
    public static RenderRules read(ConfigFolder folder) {
        RenderRules read = folder.read(FILE, RenderRules.class);
        List<Problem> problems = new ArrayList<>();
        for (Elsewhere e : read.elsewhere) {
            e.examples().asked().forEach(x -> expect(folder, e, x, true, problems));
            e.examples().left().forEach(x -> expect(folder, e, x, false, problems));
        }
        if (!problems.isEmpty()) throw new ConfigException(problems);
        return read;
    }

    /// Mistakes in the file; none when all is well.
    public static List<Problem> checkAll(ConfigFolder folder) {
        try {
            read(folder);
            return List.of();
        } catch (ConfigException e) {
            return e.problems();
        }
    }

    private static void expect(
            ConfigFolder folder, Elsewhere entry, String example, boolean asked, List<Problem> problems) {
        String[] words = example.split(" ");
        Optional<WebUrl> page = WebUrl.parse(words[0]);
        Optional<Kind> kind = words.length == 3 ? Kind.of(words[1]) : Optional.empty();
        Optional<WebUrl> url = words.length == 3 ? WebUrl.parse(words[2]) : Optional.empty();
        boolean stated = page.isPresent() && kind.isPresent() && url.isPresent();
        if (!stated || entry.lets(page.get(), url.get(), kind.get()) != asked) {
            problems.add(
                    folder.problem(FILE, "example of " + entry.host() + " does not come out as stated: " + example));
        }
    }

    /// Whether a page may ask for an address.
    public boolean lets(WebUrl page, WebUrl url, Kind kind) {
        if (url.site().equals(page.site())) return site.contains(kind);
        return elsewhere.stream().anyMatch(e -> e.lets(page, url, kind));
    }
}
