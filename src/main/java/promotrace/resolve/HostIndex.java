package promotrace.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import promotrace.url.WebUrl;

/// Things kept by domain and found for an address whose host is on that domain or below it, the nearest domain first.
///
/// A domain `name.*` stands for that name under every public suffix (`google.*`: google.com, google.co.uk).
final class HostIndex<T> {
    private final Map<String, List<T>> byDomain = new HashMap<>();
    private final Map<String, List<T>> byName = new HashMap<>();

    void add(String domain, T thing) {
        boolean anySuffix = domain.endsWith(".*");
        String key = anySuffix ? domain.substring(0, domain.length() - 2) : domain;
        (anySuffix ? byName : byDomain)
                .computeIfAbsent(key, _ -> new ArrayList<>(1))
                .add(thing);
    }

    List<T> find(WebUrl url) {
        String host = url.host();
        List<T> all = List.of();
        for (int at = 0; at >= 0; ) {
            all = both(all, byDomain.get(at == 0 ? host : host.substring(at)));
            int dot = host.indexOf('.', at);
            if (dot > at && !byName.isEmpty()) {
                List<T> named = byName.get(host.substring(at, dot));
                if (named != null && url.site().length() == host.length() - at) all = both(all, named);
            }
            at = dot < 0 ? -1 : dot + 1;
        }
        return all;
    }

    boolean has(WebUrl url) {
        return !find(url).isEmpty();
    }

    private static <T> List<T> both(List<T> first, @org.jspecify.annotations.Nullable List<T> second) {
        if (second == null) return first;
        if (first.isEmpty()) return second;
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
