package promotrace.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.url.WebUrl;

/// Things kept by domain and found for an address whose host is on that domain or below it, the nearest domain first.
final class HostIndex<T> {
    private final Hosts hosts;
    private final Map<Integer, List<T>> added = new HashMap<>();

    /// What is found on each domain, those above it included, by the domain's number.
    private List<List<T>> found = List.of();

    HostIndex(Hosts hosts) {
        this.hosts = hosts;
    }

    void add(String domain, T thing) {
        added.computeIfAbsent(hosts.domain(domain).number(), _ -> new ArrayList<>(1))
                .add(thing);
    }

    /// Called once all domains are known.
    void close(List<Hosts.Domain> domains) {
        List<List<T>> whole = new ArrayList<>();
        for (Hosts.Domain domain : domains) {
            List<T> here = List.of();
            for (Optional<Hosts.Domain> d = Optional.of(domain); d.isPresent(); d = d.flatMap(hosts::above)) {
                here = both(here, added.getOrDefault(d.get().number(), List.of()));
            }
            whole.add(here);
        }
        found = List.copyOf(whole);
    }

    List<T> find(WebUrl url) {
        return find(hosts.find(url));
    }

    List<T> find(Hosts.Place place) {
        List<T> onDomain = place.domain().isEmpty()
                ? List.of()
                : found.get(place.domain().get().number());
        if (place.named().isEmpty()) return onDomain;
        return both(onDomain, found.get(place.named().get().number()));
    }

    boolean has(WebUrl url) {
        return !find(url).isEmpty();
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        if (second.isEmpty()) return first;
        if (first.isEmpty()) return second;
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
