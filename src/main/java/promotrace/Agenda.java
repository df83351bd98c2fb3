package promotrace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import promotrace.collect.Crawlers;
import promotrace.collect.Timetable;
import promotrace.collect.Watched;
import promotrace.frontier.Rhythm;
import promotrace.store.Rounds.Round;
import promotrace.store.Store;

/// When each watched account is visited next: its last round plus the wait of its [Rhythm], not before its platform's
/// working hours. All times are the world's.
///
/// Nothing of it is stored but when an account's last round began; the rest follows from the posts that were known when
/// it is asked, and from the crawler's file as it is today.
public final class Agenda {
    private final Store store;
    private final Crawlers crawlers;
    private final boolean everything;

    Agenda(Store store, Crawlers crawlers) {
        this(store, crawlers, false);
    }

    /// `everything`: every round is a whole one, since asking costs nobody anything (in replay).
    Agenda(Store store, Crawlers crawlers, boolean everything) {
        this.store = store;
        this.crawlers = crawlers;
        this.everything = everything;
    }

    /// One watched account. `timetable` is its crawler's, empty where no crawler serves it; `begun` is when it was last
    /// made due, `read` when a page of it was last answered, `next` from when on it falls due again (empty without a
    /// crawler), `rhythm` why then (empty where it was never made due).
    public record Entry(
            Watched account,
            Optional<Timetable> timetable,
            Optional<Instant> begun,
            Optional<Instant> read,
            Optional<Instant> next,
            Optional<Rhythm> rhythm) {
        /// Whether it was made due and no page of it was answered since.
        public boolean unread() {
            return begun.isPresent()
                    && read.filter(r -> !r.isBefore(begun.get())).isEmpty();
        }

        private boolean due(Instant now) {
            return next.filter(n -> !n.isAfter(now)).isPresent();
        }
    }

    /// Every watched account, in the order of their ids.
    public List<Entry> entries(Instant now) {
        return entries(store.watches().all(), now);
    }

    private List<Entry> entries(Collection<Watched> accounts, Instant now) {
        List<String> ids = accounts.stream().map(Watched::id).toList();
        return entries(accounts, store.rounds().find(ids), now);
    }

    private List<Entry> entries(Collection<Watched> accounts, Map<String, Round> rounds, Instant now) {
        List<Round> last = accounts.stream()
                .map(w -> Optional.ofNullable(rounds.get(w.id())))
                .flatMap(Optional::stream)
                .toList();
        Instant earliest =
                last.stream().map(Round::begun).min(Instant::compareTo).orElse(now);
        Map<String, List<Instant>> posts =
                store.posts().times(last.stream().map(Round::account).toList(), earliest.minus(Rhythm.MEMORY));
        List<Entry> out = new ArrayList<>();
        for (Watched w : accounts) {
            Optional<Round> round = Optional.ofNullable(rounds.get(w.id()));
            Optional<Timetable> timetable = timetable(w);
            Optional<Rhythm> rhythm = timetable.flatMap(t -> round.map(
                    r -> Rhythm.of(posts.getOrDefault(w.id(), List.of()), r.begun(), t.shortest(), t.longest())));
            Optional<Instant> next = timetable.map(t -> t.hours()
                    .from(round.filter(r -> !ahead(r, t, now))
                            .flatMap(r -> rhythm.map(y -> r.begun().plus(y.every())))
                            .orElse(now)));
            out.add(new Entry(w, timetable, round.map(Round::begun), round.flatMap(Round::read), next, rhythm));
        }
        return out;
    }

    /// Its crawler's, where it is asked for at all.
    private Optional<Timetable> timetable(Watched w) {
        return w.isImported() ? Optional.empty() : crawlers.of(w).map(c -> c.timetable());
    }

    /// Whether the round began in the future: the clock was set back, or an earlier run was told another time. Workers'
    /// clocks may differ by less than a wait.
    private static boolean ahead(Round round, Timetable timetable, Instant now) {
        return round.begun().isAfter(now.plus(timetable.shortest()));
    }

    /// Begins a round of those accounts whose next visit has come; those whose round was begun here, and those whose
    /// visits may not have been added by whoever began their round. Their visits are to be added now, and then
    /// [#opened] to be called.
    List<Watched> begin(Collection<Watched> accounts, Instant now) {
        List<String> ids = accounts.stream().map(Watched::id).toList();
        Map<String, Round> rounds = store.rounds().find(ids);
        Map<String, Optional<Instant>> due = new HashMap<>();
        for (Entry e : entries(candidates(accounts, rounds, now), rounds, now)) {
            if (e.due(now)) due.put(e.account().id(), e.begun());
        }
        Set<String> begun = store.rounds().begin(due, whole(accounts, rounds, now), now);
        return accounts.stream()
                .filter(w -> begun.contains(w.id())
                        || rounds.containsKey(w.id()) && !rounds.get(w.id()).opened())
                .toList();
    }

    /// Those that may be due, told without their posts.
    private List<Watched> candidates(Collection<Watched> accounts, Map<String, Round> rounds, Instant now) {
        List<Watched> out = new ArrayList<>();
        for (Watched w : accounts) {
            Optional<Timetable> timetable = timetable(w);
            if (timetable.isEmpty() || !timetable.get().hours().open(now)) continue;
            Optional<Round> round = Optional.ofNullable(rounds.get(w.id()));
            boolean early = round.filter(r -> !ahead(r, timetable.get(), now))
                    .filter(r -> r.begun().plus(timetable.get().shortest()).isAfter(now))
                    .isPresent();
            if (!early) out.add(w);
        }
        return out;
    }

    /// Those whose last round began before `since`, was never begun, or may be without visits.
    List<Watched> notBegunSince(Collection<Watched> accounts, Instant since) {
        Map<String, Round> rounds =
                store.rounds().find(accounts.stream().map(Watched::id).toList());
        return accounts.stream()
                .filter(w -> {
                    Round last = rounds.get(w.id());
                    return last == null || last.begun().isBefore(since) || !last.opened();
                })
                .toList();
    }

    /// Begins a round of each account, whenever it was visited last.
    void beginAnyway(Collection<Watched> accounts, Instant now) {
        List<String> ids = accounts.stream().map(Watched::id).toList();
        store.rounds().beginAnyway(ids, whole(accounts, store.rounds().find(ids), now), now);
    }

    /// Those whose next round is one in which everything is read, so that what was edited or deleted meanwhile is seen:
    /// the first, and then one each time that their platform's `whole` has passed.
    private Set<String> whole(Collection<Watched> accounts, Map<String, Round> rounds, Instant now) {
        Set<String> out = new HashSet<>();
        for (Watched w : accounts) {
            Optional<Instant> last = Optional.ofNullable(rounds.get(w.id())).flatMap(Round::whole);
            Optional<Instant> next = last.flatMap(
                    at -> crawlers.of(w).map(c -> at.plus(c.timetable().whole())));
            boolean lately = last.filter(at -> !at.isAfter(now)).isPresent()
                    && next.filter(n -> n.isAfter(now)).isPresent();
            if (everything || !lately) out.add(w.id());
        }
        return out;
    }

    /// The visits of these accounts' rounds were added.
    void opened(Collection<Watched> accounts) {
        store.rounds().opened(accounts.stream().map(Watched::id).toList());
    }
}
