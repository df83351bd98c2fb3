package promotrace;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import promotrace.collect.Harvest;
import promotrace.fetch.Door;
import promotrace.frontier.Visit;
import promotrace.picture.Shown;
import promotrace.resolve.Answer;
import promotrace.resolve.Next;
import promotrace.store.Rounds.Round;
import promotrace.store.Store;
import promotrace.url.WebUrl;

/// Stores what visits taught, in an order that loses nothing when it is cut short anywhere: captures, results, the visits
/// that follow; only then may the visits themselves count as done. Twice changes nothing.
final class Keeper {
    private final Store store;
    private final Door door;
    private final Depicting depicting;
    private final Supplier<Instant> world;

    Keeper(Store store, Door door, Depicting depicting, Supplier<Instant> world) {
        this.store = store;
        this.door = door;
        this.depicting = depicting;
        this.world = world;
    }

    void keep(List<Learned> learned, Tally tally) {
        door.flush();
        Map<String, Round> rounds = store.rounds()
                .find(learned.stream()
                        .flatMap(l -> l.visit().account().stream())
                        .toList());
        Set<Visit> needless = Fresh.needless(store, rounds, learned);
        Set<String> missing = Vanished.of(store, rounds, learned);
        List<Harvest> harvests = learned.stream().map(Learned::harvest).toList();
        store.accounts()
                .put(harvests.stream()
                        .map(Harvest::profile)
                        .flatMap(Optional::stream)
                        .toList());
        store.posts().put(harvests.stream().flatMap(h -> h.posts().stream()).toList(), world.get());
        store.posts().missing(missing, world.get());
        store.comments()
                .put(harvests.stream().flatMap(h -> h.comments().stream()).toList(), world.get());
        store.answers()
                .put(learned.stream()
                        .map(Learned::answer)
                        .flatMap(Optional::stream)
                        .toList());
        store.listings()
                .put(
                        learned.stream()
                                .map(Learned::landed)
                                .flatMap(Optional::stream)
                                .collect(Collectors.toMap(
                                        Learned.Landed::address, Learned.Landed::reading, (a, b) -> b)),
                        world.get());
        store.pictures()
                .put(learned.stream()
                        .map(Learned::depiction)
                        .flatMap(Optional::stream)
                        .toList());
        List<Shown> shown = depicting.shown(learned);
        store.pictures().show(shown);
        store.yields().put(learned.stream().flatMap(l -> l.gave().stream()).toList());
        follow(
                store,
                learned.stream()
                        .flatMap(l -> l.follow().stream())
                        .filter(v -> !needless.contains(v))
                        .toList());
        store.visits().add(depicting.visits(shown, store.pictures()));
        store.rounds()
                .read(
                        learned.stream()
                                .filter(l -> !l.again())
                                .flatMap(l -> l.visit().account().stream())
                                .toList(),
                        world.get());
        learned.forEach(tally::learned);
    }

    /// Adds the visits that follow; a link's address that has answered already is not asked again,
    /// unless it asked for time or failed for now.
    static void follow(Store store, Collection<Visit> visits) {
        List<Visit> follow = visits.stream().distinct().toList();
        Set<WebUrl> hops = follow.stream()
                .filter(v -> v.kind() == Visit.Kind.HOP)
                .map(Visit::url)
                .collect(Collectors.toSet());
        Set<WebUrl> answered = store.answers().find(hops).values().stream()
                .filter(a -> !mayTellLater(a.next()))
                .map(Answer::address)
                .collect(Collectors.toSet());
        store.visits()
                .add(follow.stream()
                        .filter(v -> v.kind() != Visit.Kind.HOP || !answered.contains(v.url()))
                        .toList());
    }

    private static boolean mayTellLater(Next next) {
        return switch (next) {
            case Next.Failed(String _, boolean again) -> again;
            case Next.Blocked(String _, OptionalInt status) -> status.equals(OptionalInt.of(429));
            case Next.To _, Next.Fan _, Next.End _, Next.Dead _ -> false;
        };
    }
}
