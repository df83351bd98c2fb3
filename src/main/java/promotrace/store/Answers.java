package promotrace.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import promotrace.resolve.Answer;
import promotrace.resolve.Asked;
import promotrace.resolve.Next;
import promotrace.url.WebUrl;

/// What each address led to when it was asked, with what it led to before. What was asked with one way's cookies stands
/// beside what was asked plainly.
public final class Answers {
    private static final int NOTED_AT_ONCE = 1_000;

    private final Shelf shelf;
    private final Fans fans;

    Answers(MongoDatabase database) {
        shelf = new Shelf(database, "answers");
        fans = new Fans(database);
    }

    List<Shelf> shelves() {
        return List.of(shelf, fans.shelf());
    }

    /// Adds sightings: a repeat moves only `first` or `last`, a change keeps what was before in the history (see
    /// [Sightings] for the rules). Several workers may add sightings of one address at once.
    public void put(Collection<Answer> seen) {
        fans.put(seen.stream().map(Answer::next).toList());
        boolean lost = true;
        while (lost) lost = !putOnce(seen);
    }

    /// False when somebody else wrote one of them in between.
    private boolean putOnce(Collection<Answer> seen) {
        Map<Asked, Known> known = known(seen.stream().map(Answer::asked).toList());
        Map<Asked, List<Answer>> spans = new LinkedHashMap<>();
        for (Answer a : seen) {
            Known before = known.get(a.asked());
            List<Answer> so = spans.getOrDefault(a.asked(), before == null ? List.of() : before.spans());
            spans.put(a.asked(), Sightings.with(so, a));
        }
        List<WriteModel<Document>> writes = new ArrayList<>();
        int added = 0;
        for (Map.Entry<Asked, List<Answer>> entry : spans.entrySet()) {
            Known before = known.get(entry.getKey());
            Asking asking = asking(seen, entry.getKey(), before);
            if (before == null) {
                added++;
                writes.add(Shelf.putOnce(row(entry.getKey(), entry.getValue(), asking, 1)));
            } else if (!before.spans().equals(entry.getValue())
                    || !before.asking().equals(asking)) {
                Row row = row(entry.getKey(), entry.getValue(), asking, before.version() + 1);
                writes.add(Shelf.putIf(row, new Document("version", before.version())));
            }
        }
        return shelf.write(writes).equals(new Shelf.Met(writes.size() - added, added));
    }

    /// What is kept of one request: `spans`, oldest first, never empty, as in [Sightings]; `asked` is the world's time at
    /// which it was made last, `quiet` whether that told nothing of where the address leads.
    public record Kept(List<Answer> spans, Instant asked, boolean quiet) {
        public Kept {
            spans = List.copyOf(spans);
        }

        public Answer now() {
            return spans.getLast();
        }
    }

    private record Asking(Instant at, boolean quiet) {}

    private record Known(long version, List<Answer> spans, Asking asking) {}

    private static Asking asking(Collection<Answer> seen, Asked asked, @Nullable Known before) {
        Asking last = before == null ? new Asking(Instant.MIN, false) : before.asking();
        for (Answer a : seen) {
            boolean its = a.asked().equals(asked) && !a.last().isBefore(last.at());
            if (its) last = new Asking(a.last(), !Sightings.telling(a.next()));
        }
        return last;
    }

    private Map<Asked, Known> known(Collection<Asked> some) {
        return known(shelf.among("_id", some.stream().map(Asked::key).toList()));
    }

    private Map<Asked, Known> known(List<Row> rows) {
        List<Row> nexts = new ArrayList<>();
        for (Row row : rows) {
            nexts.add(row.row("next"));
            nexts.addAll(row.rows("history", h -> h.row("next")));
        }
        Map<String, List<Next.Choice>> choices = fans.find(nexts);
        Map<Asked, Known> known = new HashMap<>();
        for (Row row : rows) {
            Asked asked = asked(row);
            List<Answer> spans = new ArrayList<>(row.rows("history", h -> answer(asked, h, choices)));
            spans.add(answer(asked, row, choices));
            Instant last = row.maybeTime("asked").orElse(spans.getLast().last());
            Asking asking = new Asking(last, row.has("quiet"));
            known.put(asked, new Known(row.whole("version", 1), List.copyOf(spans), asking));
        }
        return known;
    }

    private static Asked asked(Row row) {
        return new Asked(
                WebUrl.of(Asked.addressIn(row.id())),
                row.maybe("own", o -> new Asked.Own(o.url("way"), o.text("cookies"))),
                row.maybeText("vantage").isPresent());
    }

    private static Row row(Asked asked, List<Answer> spans, Asking asking, long version) {
        return part(Row.keyed(asked.key()), spans.getLast())
                .put("asked", asking.at())
                .put("quiet", asking.quiet() ? Optional.of("yes") : Optional.empty())
                .put("own", asked.own(), o -> Row.part().put("way", o.way()).put("cookies", o.cookies()))
                .put("vantage", asked.click() ? Optional.of("click") : Optional.empty())
                .put("history", spans.subList(0, spans.size() - 1), a -> part(Row.part(), a))
                .put("version", version);
    }

    private static Row part(Row row, Answer a) {
        return row.put("next", Fans.row(a.next()))
                .put("first", a.first())
                .put("last", a.last())
                .put("capture", a.capture())
                .put("handed", a.handed(), h -> Row.part().put("way", h.way()).put("fields", h.fields()));
    }

    private static Answer answer(Asked asked, Row r, Map<String, List<Next.Choice>> choices) {
        return new Answer(
                asked,
                Fans.next(r.row("next"), choices),
                r.time("first"),
                r.time("last"),
                r.maybeSha256("capture"),
                r.maybe("handed", h -> new Answer.Handed(h.url("way"), h.texts("fields"))));
    }

    /// What these addresses lead to now by themselves; an address that was never asked is not among the keys.
    public Map<WebUrl, Answer> find(Collection<WebUrl> addresses) {
        return byAddress(known(addresses.stream().map(Asked::plain).toList()));
    }

    /// The same of what is asked plainly or for one way.
    public Map<Asked, Answer> findAsked(Collection<Asked> some) {
        Map<Asked, Answer> found = new HashMap<>();
        known(some).forEach((asked, k) -> found.put(asked, k.spans().getLast()));
        return found;
    }

    /// All that is kept of these requests; one that was never made is not among the keys.
    public Map<Asked, Kept> kept(Collection<Asked> some) {
        Map<Asked, Kept> found = new HashMap<>();
        known(some)
                .forEach((asked, k) -> found.put(
                        asked, new Kept(k.spans(), k.asking().at(), k.asking().quiet())));
        return found;
    }

    /// Takes the turn to make those of these requests again that were made last at `madeBefore` or earlier and that nobody
    /// took since `takenBefore`; those that are the caller's now. An answer ends the turn.
    public Set<Asked> take(Collection<Asked> some, Instant madeBefore, Instant takenBefore, Instant now) {
        Map<String, Asked> keys = new LinkedHashMap<>();
        for (Asked asked : some) keys.put(asked.key(), asked);
        String token = UUID.randomUUID().toString();
        Document mine = new Document(
                "$set", Row.part().put("taken", now).put("taker", token).document());
        Document made = Shelf.upTo("asked", madeBefore);
        Document never = new Document("taken", new Document("$exists", false));
        shelf.changeAmong(keys.keySet(), Shelf.both(made, never), mine);
        shelf.changeAmong(keys.keySet(), Shelf.both(made, Shelf.upTo("taken", takenBefore)), mine);
        Set<Asked> taken = new LinkedHashSet<>();
        for (Row row : shelf.among("_id", keys.keySet(), new Document("taker", token))) {
            taken.add(Objects.requireNonNull(keys.get(row.id())));
        }
        return taken;
    }

    /// Notes of every answer without it when its request was made last: when it was seen last.
    void noteAsked() {
        Document without = new Document("asked", new Document("$exists", false));
        Map<String, Instant> last = new LinkedHashMap<>();
        shelf.each(without, List.of("last"), row -> last.put(row.id(), row.time("last")));
        List<WriteModel<Document>> writes = new ArrayList<>();
        last.forEach((id, at) -> {
            Document set = Row.part().put("asked", at).document();
            writes.add(new UpdateOneModel<>(Shelf.both(new Document("_id", id), without), new Document("$set", set)));
            if (writes.size() < NOTED_AT_ONCE) return;
            shelf.write(writes);
            writes.clear();
        });
        shelf.write(writes);
    }

    /// All that is known of addresses by themselves.
    public Map<WebUrl, Answer> all() {
        return byAddress(known(shelf.all()));
    }

    private static Map<WebUrl, Answer> byAddress(Map<Asked, Known> known) {
        Map<WebUrl, Answer> found = new HashMap<>();
        known.forEach((asked, k) -> {
            if (asked.isPlain()) found.put(asked.address(), k.spans().getLast());
        });
        return found;
    }

    /// All that the address led to, oldest first, what it leads to now last; empty when it was never asked.
    public List<Answer> history(WebUrl address) {
        Asked asked = Asked.plain(address);
        Known known = known(List.of(asked)).get(asked);
        return known == null ? List.of() : known.spans();
    }

    /// Which of these addresses were ever asked.
    public Set<String> asked(Collection<String> addresses) {
        return shelf.idsAmong(addresses);
    }

    /// The keys ([Asked#key]) of what gave its last answer at `before` or earlier.
    public Set<String> old(Instant before) {
        return Set.copyOf(shelf.ids(Shelf.upTo("last", before)));
    }

    /// Takes these out, but one that was asked again meanwhile. How many there were.
    public long remove(Collection<String> addresses, Instant before) {
        return shelf.delete(addresses, Shelf.upTo("last", before));
    }

    /// The addresses that led elsewhere until `before` or earlier, and that is still known.
    public Set<String> withOldHistory(Instant before) {
        return Set.copyOf(shelf.ids(Shelf.upTo("history.last", before)));
    }

    /// Forgets what these addresses led to until `before` or earlier; what each led to last stays. One that is asked at
    /// this moment is left for the next time.
    public void forgetHistory(Collection<String> addresses, Instant before) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Row row : shelf.among("_id", addresses)) {
            List<Row> staying = row.rows("history", h -> h).stream()
                    .filter(h -> h.time("last").isAfter(before))
                    .toList();
            Document anew = new Document(row.document());
            anew.remove("history");
            Row to = Row.of(anew).put("history", staying, h -> h).put("version", row.whole("version", 1) + 1);
            writes.add(Shelf.putIf(to, new Document("version", row.document().get("version"))));
        }
        shelf.write(writes);
    }

    public long count() {
        return shelf.count(Shelf.EVERYTHING);
    }
}
