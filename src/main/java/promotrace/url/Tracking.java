package promotrace.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What of an address only tells who clicked where and on what device, so that two addresses that differ in it are the
/// same place.
///
/// `everywhere` counts on all hosts, `sites` only on that domain and below it. `labels` are first words of hosts that stand
/// for the same site in another dress (`www`, `m`).
public record Tracking(Marks everywhere, Map<String, Marks> sites, Set<String> labels) {
    public static final Tracking NONE = new Tracking(Marks.NONE, Map.of(), Set.of("www"));

    /// `names` of parameters, or `name=value` where only that value tracks; `prefixes` of names; both in lower case, as
    /// they are compared. `path` finds a stretch of the encoded path that only tracks.
    public record Marks(Set<String> names, List<String> prefixes, Optional<Pattern> path) {
        public static final Marks NONE = new Marks(Set.of(), List.of(), Optional.empty());

        public Marks {
            names = Set.copyOf(names);
            prefixes = List.copyOf(prefixes);
        }

        private boolean have(String name, String value) {
            if (names.contains(name) || names.contains(name + "=" + value)) return true;
            for (String prefix : prefixes) if (name.startsWith(prefix)) return true;
            return false;
        }
    }

    public Tracking {
        sites = Map.copyOf(sites);
        labels = Set.copyOf(labels);
    }

    /// Whether that parameter only tracks where those marks count, and everywhere.
    boolean tracks(List<Marks> here, String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        String lowerValue = value.toLowerCase(Locale.ROOT);
        if (everywhere.have(lower, lowerValue)) return true;
        for (Marks site : here) if (site.have(lower, lowerValue)) return true;
        return false;
    }

    /// That path without what only tracks where those marks count.
    static String path(List<Marks> here, String path) {
        String rest = path;
        for (Marks site : here) {
            if (site.path.isPresent()) rest = site.path.get().matcher(rest).replaceAll("");
        }
        return rest.isEmpty() ? "/" : rest;
    }

    /// The marks that count on its host alone.
    List<Marks> on(WebUrl url) {
        if (sites.isEmpty()) return List.of();
        List<Marks> found = new ArrayList<>(1);
        for (String host = url.host(); ; host = host.substring(host.indexOf('.') + 1)) {
            Marks here = sites.get(host);
            if (here != null) found.add(here);
            if (host.indexOf('.') < 0) return found;
        }
    }
}
