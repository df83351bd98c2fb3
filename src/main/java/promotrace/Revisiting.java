package promotrace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import promotrace.collect.Watched;
import promotrace.frontier.Visit;
import promotrace.resolve.Asked;
import promotrace.resolve.Chains;
import promotrace.store.Store;
import promotrace.url.WebUrl;

/// Asks again what lies on the ways of links that young posts show, by the waits of [Revisits]. A programme's click address
/// is never asked again.
///
/// Of several workers that find the same request due, one takes it; should that one be killed before it is made, it is due
/// again a day later.
public final class Revisiting {
    private static final Duration TAKEN = Duration.ofDays(1);

    private final Store store;
    private final Dossiers dossiers;
    private final Chains chains;
    private final Revisits rules;

    Revisiting(Store store, Dossiers dossiers, Chains chains, Revisits rules) {
        this.store = store;
        this.dossiers = dossiers;
        this.chains = chains;
        this.rules = rules;
    }

    /// How many requests are to be made again: their time has come (`due`), or will (`later`). `next` is when the next one
    /// falls due of those that are not; empty when there is none.
    public record Standing(int due, int later, Optional<Instant> next) {}

    private record Due(Asked asked, WebUrl posted, Instant since) {}

    /// What an unattended run looks for once in that time; true for the worker whose turn it is.
    boolean isTurn(Instant machineNow) {
        return !rules.off() && store.runs().takeRevisits(machineNow, rules.looks());
    }

    /// Opens visits to what is due at `worldNow`, those first that have waited longest; how many.
    int open(Collection<Watched> accounts, Instant worldNow, Instant machineNow) {
        if (rules.off()) return 0;
        Map<String, PriorityQueue<Due>> perHost = new HashMap<>();
        Set<Asked> seen = new HashSet<>();
        for (Watched w : accounts) {
            all(w, worldNow).forEach((asked, due) -> {
                if (due.since().isAfter(worldNow)) return;
                PriorityQueue<Due> host = perHost.computeIfAbsent(
                        asked.address().server(),
                        h -> new PriorityQueue<>(
                                Comparator.comparing(Due::since).reversed()));
                if (seen.add(asked)) host.add(due);
                if (host.size() > rules.perHost()) host.remove(); // the one that has waited least
            });
        }
        List<Due> first = perHost.values().stream()
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(Due::since)
                        .thenComparing(d -> d.asked().key()))
                .limit(rules.most())
                .toList();
        return open(first, worldNow, machineNow);
    }

    private int open(List<Due> due, Instant worldNow, Instant machineNow) {
        if (due.isEmpty()) return 0;
        Instant madeBefore = worldNow.minus(rules.gaps().getFirst());
        Set<Asked> taken = store.answers()
                .take(due.stream().map(Due::asked).toList(), madeBefore, worldNow.minus(TAKEN), worldNow);
        List<Visit> visits = new ArrayList<>();
        for (Due d : due) if (taken.contains(d.asked())) visits.add(Visits.hop(d.asked(), d.posted(), machineNow));
        store.visits()
                .retry(visits.stream().map(Visit::id).toList(), machineNow); // what was given up before is asked too
        store.visits().add(visits);
        return visits.size();
    }

    /// What is due and when the rest is.
    Standing standing(Collection<Watched> accounts, Instant worldNow) {
        Map<Asked, Instant> all = new HashMap<>();
        for (Watched w : accounts) all(w, worldNow).forEach((asked, due) -> all.put(asked, due.since()));
        int due = (int) all.values().stream().filter(t -> !t.isAfter(worldNow)).count();
        Optional<Instant> next =
                all.values().stream().filter(t -> t.isAfter(worldNow)).min(Comparator.naturalOrder());
        return new Standing(due, all.size() - due, next);
    }

    /// Everything that is ever to be asked again of an account's links, with the time from which on.
    private Map<Asked, Due> all(Watched account, Instant worldNow) {
        if (rules.off()) return Map.of();
        Set<WebUrl> posted = dossiers.postedSince(account, worldNow.minus(rules.posts()));
        Trails trails = new Trails(store, chains, posted);
        Map<Asked, Due> out = new LinkedHashMap<>();
        for (WebUrl link : posted) {
            trails.asked(link).forEach((asked, kept) -> {
                if (chains.click(asked.address())) return;
                rules.next(kept).ifPresent(at -> out.putIfAbsent(asked, new Due(asked, link, at)));
            });
        }
        return out;
    }
}
