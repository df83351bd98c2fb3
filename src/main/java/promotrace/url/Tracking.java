package promotrace.url;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What of an address only tells who clicked where and on what device, so that two addresses that differ in it are the
/// same place.
///
/// `everywhere` counts on all hosts, `sites` only on that domain and below it. `labels` are first words of hosts that stand
/// for the same site in another dress (`www`, `m`).
public record Tracking(Marks everywhere, Map<String, Marks> sites, Set<String> labels) {
    public static final Tracking NONE = new Tracking(Marks.NONE, Map.of(), Set.of("www"));

    /// What tracks on one site, or on all.
    public static final class Marks {
        public static final Marks NONE = new Marks(Set.of(), List.of(), Optional.empty());

        private final Set<String> names;
        private final Map<String, Set<String>> values;
        private final List<String> prefixes;
        private final Set<Character> starts;
        private final Optional<Pattern> path;

        /// `names` of parameters, or `name=value` where only that value tracks; `prefixes` of names; both in lower case, as
        /// they are compared. `path` finds a stretch of the encoded path that only tracks.
        public Marks(Set<String> names, List<String> prefixes, Optional<Pattern> path) {
            Map<String, Set<String>> some = new HashMap<>();
            for (String name : names) {
                int equals = name.indexOf('=');
                if (equals < 0) continue;
                some.computeIfAbsent(name.substring(0, equals), _ -> new HashSet<>())
                        .add(name.substring(equals + 1));
            }
            this.names = Set.copyOf(names);
            this.values = Map.copyOf(some);
            this.prefixes = List.copyOf(prefixes);
            this.starts = prefixes.stream().map(p -> p.charAt(0)).collect(Collectors.toUnmodifiableSet());
            this.path = path;
        }

        private boolean have(String name, String value) {
            if (names.contains(name)) return true;
            if (!values.isEmpty()) {
                Set<String> tracking = values.get(name);
                if (tracking != null && tracking.contains(value.toLowerCase(Locale.ROOT))) return true;
            }
            if (name.isEmpty() || !starts.contains(name.charAt(0))) return false;
            for (String prefix : prefixes) if (name.startsWith(prefix)) return true;
            return false;
        }
    }

    public Tracking {
        sites = Map.copyOf(sites);
        labels = Set.copyOf(labels);
    }

    /// Whether an encoded parameter (`name=value`, or a name alone) only tracks where those marks count, or everywhere.
    boolean tracks(List<Marks> here, String pair) {
        int equals = pair.indexOf('=');
        String name =
                Parameter.decode(equals < 0 ? pair : pair.substring(0, equals)).toLowerCase(Locale.ROOT);
        String value = equals < 0 ? "" : Parameter.decode(pair.substring(equals + 1));
        if (everywhere.have(name, value)) return true;
        for (Marks site : here) if (site.have(name, value)) return true;
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
