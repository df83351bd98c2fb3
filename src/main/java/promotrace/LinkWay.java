package promotrace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import promotrace.resolve.Chain;
import promotrace.resolve.Earlier;
import promotrace.url.WebUrl;

/// One way of a posted link: as it leads today, or (`until`) as it was last seen to lead then. `earlier` are the ways that
/// a way of today took the place of.
record LinkWay(Chain chain, Optional<Instant> until, List<Earlier> earlier) {
    /// The ways of each link: those of today, then those of before.
    static Map<WebUrl, List<LinkWay>> all(Trails trails, Set<WebUrl> posted) {
        Map<WebUrl, List<LinkWay>> out = new HashMap<>();
        for (WebUrl url : posted) {
            List<Chain> today = trails.today(url);
            out.put(url, of(today, trails.earlier(url, today)));
        }
        return out;
    }

    private static List<LinkWay> of(List<Chain> today, List<Earlier> earlier) {
        Map<Chain, List<Earlier>> replaced = new HashMap<>();
        for (Earlier e : earlier) {
            nearest(today, e.chain())
                    .ifPresent(c ->
                            replaced.computeIfAbsent(c, k -> new ArrayList<>()).add(e));
        }
        List<LinkWay> out = new ArrayList<>();
        for (Chain c : today) out.add(new LinkWay(c, Optional.empty(), replaced.getOrDefault(c, List.of())));
        for (Earlier e : earlier) out.add(new LinkWay(e.chain(), Optional.of(e.until()), List.of()));
        return out;
    }

    /// The way of today that goes along with the other longest, the first of several.
    private static Optional<Chain> nearest(List<Chain> today, Chain other) {
        Optional<Chain> found = Optional.empty();
        int longest = -1;
        for (Chain c : today) {
            int same = 0;
            while (same < Math.min(c.links().size(), other.links().size())
                    && c.links().get(same).url().equals(other.links().get(same).url())) same++;
            if (same > longest) {
                longest = same;
                found = Optional.of(c);
            }
        }
        return found;
    }

    /// The ways of today alone.
    static Map<WebUrl, List<Chain>> today(Map<WebUrl, List<LinkWay>> all) {
        Map<WebUrl, List<Chain>> out = new HashMap<>();
        all.forEach((link, ways) -> out.put(
                link,
                ways.stream()
                        .filter(w -> w.until().isEmpty())
                        .map(LinkWay::chain)
                        .toList()));
        return out;
    }

    /// The address where it ends.
    WebUrl landing() {
        return chain.links().getLast().url();
    }
}
