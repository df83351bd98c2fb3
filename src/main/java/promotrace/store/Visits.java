package promotrace.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.bson.Document;
import promotrace.frontier.Frontier;
import promotrace.frontier.Lease;
import promotrace.frontier.Retry;
import promotrace.frontier.Visit;

/// The frontier in the database: open visits, the hosts they wait for, and the visits that were given up.
///
/// A host's document says when the earliest of its visits is `due` and from when on it is `free` (the end of its lease,
/// or of its pause); a host is taken by changing its document on the condition that both have passed. The taker's
/// `token` is then written into the visits it got as well, and only who finds its token there may take them out, so who
/// lost its lease changes nothing any more. `turn` counts a host's leases. `added` counts additions to a host, so that
/// letting it go never overlooks a visit that came meanwhile. `given` counts the visits that were given out on its `day`.
public final class Visits implements Frontier {
    private static final int SPREAD = 4;

    private final Shelf visits;
    private final Shelf hosts;
    private final Shelf failed;
    private final Lease.Terms terms;
    private final Retry retry;
    private final boolean alone;
    /// The hosts that this process took, as they were then.
    private final Map<String, Row> inHand = new ConcurrentHashMap<>();
    /// How many visits of a lease are not made yet, by token and host.
    private final Map<String, Integer> notMade = new ConcurrentHashMap<>();

    /// `alone` says that no other process can have this database open.
    Visits(MongoDatabase database, Lease.Terms terms, Retry retry, boolean alone) {
        visits = new Shelf(database, "visits", "host due");
        hosts = new Shelf(database, "hosts", "due free", "free");
        failed = new Shelf(database, "visits.failed");
        this.terms = terms;
        this.retry = retry;
        this.alone = alone;
    }

    /// Lets go of all hosts that some process holds. Right only while no other process can have this database open: then
    /// who held them is dead, and its leases need not run out.
    void freeAll() {
        Document held = new Document("token", new Document("$exists", true));
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Row host : hosts.where(held)) {
            writes.add(new UpdateOneModel<>(
                    new Document("_id", host.id()),
                    new Document("$set", Row.part().put("free", Instant.EPOCH).document())
                            .append("$unset", new Document("token", "").append("worker", ""))));
        }
        hosts.write(writes);
    }

    List<Shelf> shelves() {
        return List.of(visits, hosts, failed);
    }

    @Override
    public void add(Collection<Visit> wanted) {
        if (wanted.isEmpty()) return;
        List<String> ids = wanted.stream().map(Visit::id).toList();
        Map<String, Row> givenUp = new HashMap<>();
        for (Row row : failed.among("_id", ids)) givenUp.put(row.id(), row);
        open(wanted.stream()
                .filter(v -> v.kind() == Visit.Kind.COLLECT || !givenUp.containsKey(v.id()))
                .toList());
        failed.delete(
                wanted.stream()
                        .filter(v -> v.kind() == Visit.Kind.COLLECT)
                        .map(Visit::id)
                        .filter(givenUp::containsKey)
                        .toList(),
                Shelf.EVERYTHING);
    }

    private void open(Collection<Visit> wanted) {
        visits.putOnce(wanted.stream().map(VisitRows::row).toList());
        Map<String, Instant> due = new LinkedHashMap<>();
        for (Visit v : wanted) due.merge(v.host(), v.due(), (a, b) -> a.isBefore(b) ? a : b);
        List<WriteModel<Document>> writes = new ArrayList<>();
        due.forEach((host, first) -> writes.add(new UpdateOneModel<>(
                new Document("_id", host),
                new Document("$min", Row.part().put("due", first).document())
                        .append("$inc", new Document("added", 1L))
                        .append(
                                "$setOnInsert",
                                Row.part().put("free", Instant.EPOCH).document()),
                Shelf.UPSERT)));
        hosts.write(writes);
    }

    @Override
    public List<Lease> lease(String worker, int wanted, int most, Instant now) {
        Document takable = Shelf.both(Shelf.upTo("due", now), Shelf.upTo("free", now));
        while (true) {
            List<String> found = some(takable, wanted);
            if (found.isEmpty()) return List.of();
            List<Lease> leases = take(worker, found, takable, Math.min(most, terms.visits()), now);
            // none: others took them, or they had nothing due after all; either way they are not found again
            if (!leases.isEmpty()) return leases;
        }
    }

    /// Hosts to try for: those due longest. Where other workers look for the same, some of the first few at random, so
    /// that they do not all reach for one host at once and most of them in vain.
    private List<String> some(Document takable, int wanted) {
        List<Row> found = hosts.where(takable, alone ? wanted : wanted * SPREAD, "due");
        List<String> ids = new ArrayList<>(found.stream().map(Row::id).toList());
        if (!alone) Collections.shuffle(ids, ThreadLocalRandom.current());
        return ids.subList(0, Math.min(wanted, ids.size()));
    }

    private List<Lease> take(String worker, List<String> found, Document takable, int most, Instant now) {
        Row taken = Row.part()
                .put("token", UUID.randomUUID().toString())
                .put("worker", worker)
                .put("free", now.plus(terms.time()));
        hosts.changeAmong(
                found, takable, new Document("$set", taken.document()).append("$inc", new Document("turn", 1L)));
        List<Row> mine = hosts.among("_id", found, new Document("token", taken.text("token")));
        Map<String, Row> taking = new HashMap<>();
        for (Row host : mine) taking.put(host.id(), host);
        inHand.putAll(taking);
        List<Lease> leases = new ArrayList<>();
        List<WriteModel<Document>> counts = new ArrayList<>();
        for (Lease lease : filled(withinBudget(mine, now), most, now)) {
            if (lease.visits().isEmpty()) {
                release(lease, now);
            } else {
                leases.add(lease);
                counts.add(given(lease, Objects.requireNonNull(taking.get(lease.host())), now));
            }
        }
        hosts.write(counts);
        leases.sort(Comparator.comparing(l -> l.visits().getFirst().due()));
        return leases;
    }

    private static String day(Instant now) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /// Those of the hosts that may be given visits today; the others are let go until tomorrow.
    private List<Row> withinBudget(List<Row> mine, Instant now) {
        List<Row> within = new ArrayList<>();
        for (Row host : mine) {
            if (left(host, now) > 0) within.add(host);
            else release(lease(host, List.of()), Lease.Terms.nextDay(now));
        }
        return within;
    }

    /// How many visits the host may still be given on this day.
    private int left(Row host, Instant now) {
        return left(host, terms.perDay(host.id()), now);
    }

    private static int left(Row host, int perDay, Instant now) {
        boolean same = host.maybeText("day").equals(Optional.of(day(now)));
        return same ? (int) Math.max(0, perDay - host.whole("given", 0)) : perDay;
    }

    @Override
    public Map<String, Integer> left(Instant now) {
        Map<String, Integer> perDay = new TreeMap<>();
        terms.ofHost().keySet().forEach(host -> perDay.put(host, terms.perDay(host)));
        return left(perDay, now);
    }

    /// What is left of this day for hosts that are given so many visits.
    public Map<String, Integer> left(Map<String, Integer> perDay, Instant now) {
        Map<String, Integer> out = new TreeMap<>(perDay);
        for (Row host : hosts.among("_id", perDay.keySet())) {
            out.computeIfPresent(host.id(), (id, most) -> left(host, most, now));
        }
        return out;
    }

    /// Counts a lease's visits, before any is made; those not made after all are given back with the host. Whoever is
    /// killed gives nothing back.
    private WriteModel<Document> given(Lease lease, Row host, Instant now) {
        int size = lease.visits().size();
        notMade.put(lease.token() + " " + lease.host(), size);
        long before = (long) terms.perDay(host.id()) - left(host, now);
        Row set = Row.part().put("day", day(now)).put("given", before + size);
        return new UpdateOneModel<>(mine(lease), new Document("$set", set.document()));
    }

    /// Marks each host's oldest due visits with the token. Whoever had a host before may have taken some out meanwhile;
    /// and its own marking, however late, never goes over a later turn's.
    private List<Lease> filled(List<Row> mine, int most, Instant now) {
        List<WriteModel<Document>> marks = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Row host : mine) {
            Document due = Shelf.both(new Document("host", host.id()), Shelf.upTo("due", now));
            int some = Math.min(most, left(host, now));
            List<String> its =
                    visits.where(due, some, "due", "_id").stream().map(Row::id).toList();
            long turn = host.whole("turn", 0);
            if (its.isEmpty()) continue;
            ids.addAll(its);
            marks.add(Shelf.changesAmong(
                    its,
                    new Document("turn", new Document("$lt", turn)),
                    new Document("$set", new Document("token", host.text("token")).append("turn", turn))));
        }
        visits.write(marks);
        Map<String, List<Visit>> marked = new HashMap<>();
        for (Row row : visits.among("_id", ids)) {
            marked.computeIfAbsent(row.maybeText("token").orElse("") + " " + row.text("host"), k -> new ArrayList<>())
                    .add(VisitRows.visit(row));
        }
        return mine.stream()
                .map(h -> lease(h, marked.getOrDefault(h.text("token") + " " + h.id(), List.of())))
                .toList();
    }

    private static Lease lease(Row host, List<Visit> marked) {
        List<Visit> oldestFirst = marked.stream()
                .sorted(Comparator.comparing(Visit::due).thenComparing(Visit::id))
                .toList();
        return new Lease(host.id(), host.text("token"), host.time("free"), oldestFirst);
    }

    @Override
    public boolean holds(Lease lease, Instant now) {
        return lease.until().isAfter(now) && isTakers(lease);
    }

    /// Whether nobody has taken the host since; where no other process can, without asking the database.
    private boolean isTakers(Lease lease) {
        Row last = inHand.get(lease.host());
        boolean mineHere = last != null && last.text("token").equals(lease.token());
        return mineHere && (alone || hosts.has(mine(lease)));
    }

    private static Document mine(Lease lease) {
        return new Document("_id", lease.host()).append("token", lease.token());
    }

    @Override
    public boolean complete(Lease lease, Collection<Visit> done, Collection<Visit> later) {
        if (!isTakers(lease)) return false;
        int made = done.size() + later.size();
        notMade.computeIfPresent(lease.token() + " " + lease.host(), (k, n) -> Math.max(0, n - made));
        Document marked = new Document("token", lease.token());
        List<Visit> spent = later.stream().filter(retry::spent).toList();
        List<Visit> again = later.stream().filter(v -> !retry.spent(v)).toList();
        failed.put(held(spent, marked).stream().map(VisitRows::row).toList());
        long met = visits.delete(
                Stream.concat(done.stream(), spent.stream()).map(Visit::id).toList(), marked);
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Visit v : again) writes.add(Shelf.putIf(VisitRows.row(v), marked));
        met += visits.write(writes).matched();
        return met == made;
    }

    private List<Visit> held(List<Visit> some, Document marked) {
        if (some.isEmpty()) return some;
        List<String> there = visits.among("_id", some.stream().map(Visit::id).toList(), marked).stream()
                .map(Row::id)
                .toList();
        return some.stream().filter(v -> there.contains(v.id())).toList();
    }

    @Override
    public void release(Lease lease, Instant notBefore) {
        Row taken = inHand.get(lease.host());
        Optional<Row> host = Optional.ofNullable(taken).filter(h -> isTaken(h, lease));
        while (host.isPresent()) {
            Document unchanged = mine(lease).append("added", host.get().whole("added", 0));
            boolean left = hosts.change(unchanged, rest(lease, notBefore));
            host = left ? Optional.empty() : hosts.find(lease.host()).filter(h -> isTaken(h, lease));
        }
        notMade.remove(lease.token() + " " + lease.host());
        if (taken != null && isTaken(taken, lease)) inHand.remove(lease.host(), taken);
    }

    private static boolean isTaken(Row host, Lease lease) {
        return host.maybeText("token").equals(Optional.of(lease.token()));
    }

    /// The host's document once it is let go: nobody's, due with its earliest visit, never when it has none.
    private Document rest(Lease lease, Instant notBefore) {
        String host = lease.host();
        Row set = Row.part().put("free", notBefore);
        Document unset = new Document("token", "").append("worker", "");
        List<Row> first = visits.where(new Document("host", host), 1, "due");
        if (first.isEmpty()) unset.append("due", "");
        else set.put("due", first.getFirst().time("due"));
        Document rest = new Document("$set", set.document()).append("$unset", unset);
        long back = notMade.getOrDefault(lease.token() + " " + host, 0);
        return back == 0 ? rest : rest.append("$inc", new Document("given", -back));
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        Optional<Instant> busy = hosts.where(Shelf.upTo("due", now), 1, "free").stream()
                .findFirst()
                .map(h -> h.time("free"));
        Optional<Instant> later =
                hosts.where(new Document("due", new Document("$gt", Date.from(now))), 1, "due").stream()
                        .findFirst()
                        .map(h -> h.time("due"));
        return Stream.of(busy, later)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(t -> t.isBefore(now) ? now : t);
    }

    @Override
    public long open() {
        return visits.count(Shelf.EVERYTHING);
    }

    @Override
    public long due(Instant now) {
        return visits.count(Shelf.upTo("due", now));
    }

    /// How many visits were given up at `before` or earlier (their due time tells, which is at most a day later).
    public long oldFailed(Instant before) {
        return failed.count(Shelf.upTo("due", before));
    }

    /// Forgets them: they are asked for again where somebody still links there. How many there were.
    public long forgetFailed(Instant before) {
        return failed.delete(Shelf.upTo("due", before));
    }

    @Override
    public List<Visit> failed() {
        return Shelf.read(failed.all(), VisitRows::visit);
    }

    @Override
    public long retry(Collection<String> ids, Instant now) {
        List<Visit> again = failed.among("_id", ids).stream()
                .map(VisitRows::visit)
                .map(v -> v.anew(now))
                .toList();
        open(again);
        failed.delete(again.stream().map(Visit::id).toList(), Shelf.EVERYTHING);
        return again.size();
    }
}
