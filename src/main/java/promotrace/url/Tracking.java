package promotrace.url;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which parameters only tell who clicked where, so that two addresses that differ in them are the same place.
///
/// `names` everywhere, `prefixes` everywhere (`utm_`), `onDomain` only on that registrable domain and below it. Names
/// compare in lower case.
public record Tracking(Set<String> names, List<String> prefixes, Map<String, Set<String>> onDomain) {
    public static final Tracking NONE = new Tracking(Set.of(), List.of(), Map.of());

    public Tracking {
        names = Set.copyOf(names);
        prefixes = List.copyOf(prefixes);
        onDomain = Map.copyOf(onDomain);
    }

    /// Whether that parameter only tracks on that host.
    boolean tracks(WebUrl url, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (names.contains(lower)) return true;
        for (String prefix : prefixes) if (lower.startsWith(prefix)) return true;
        if (onDomain.isEmpty()) return false;
        for (String host = url.host(); ; host = host.substring(host.indexOf('.') + 1)) {
            Set<String> here = onDomain.get(host);
            if (here != null && here.contains(lower)) return true;
            if (host.indexOf('.') < 0) return false;
        }
    }
}
