package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import promotrace.report.CaseFile;

/// The last run: what a report written later needs to know of it.
public final class Runs {
    private static final String LAST = "last";
    private static final String COMPARED = "compared";
    private static final String UNDER_WAY = "under-way";

    private final Shelf shelf;

    Runs(MongoDatabase database) {
        shelf = new Shelf(database, "runs");
    }

    Shelf shelf() {
        return shelf;
    }

    /// `at` is the run's time in the world, `origin` where its answers came from (as in [CaseFile]), `unserved` the
    /// watched accounts that could not be read.
    public record Run(Instant at, String origin, List<CaseFile.Unserved> unserved) {
        public Run {
            unserved = List.copyOf(unserved);
        }
    }

    /// Puts this run in the place of the last one.
    public void put(Run run) {
        shelf.put(List.of(Row.keyed(LAST)
                .put("at", run.at())
                .put("origin", run.origin())
                .put(
                        "unserved",
                        run.unserved(),
                        u -> Row.part().put("account", u.account()).put("why", u.why()))));
    }

    /// Notes that a run over all accounts began; or, where one that began less than `recent` ago has not ended, gives the
    /// world's time at which that one began. `machine` is the machine's time, `world` the world's.
    public Optional<Instant> begin(Instant world, Instant machine, Duration recent) {
        Row begun = Row.keyed(UNDER_WAY).put("world", world).put("machine", machine);
        Document old = Shelf.both(new Document("_id", UNDER_WAY), Shelf.upTo("machine", machine.minus(recent)));
        boolean taken = shelf.write(List.of(Shelf.putOnce(begun))).added() > 0
                || shelf.change(
                        old,
                        new Document(
                                "$set",
                                Row.part()
                                        .put("world", world)
                                        .put("machine", machine)
                                        .document()));
        return taken ? Optional.empty() : shelf.find(UNDER_WAY).map(r -> r.time("world"));
    }

    /// Notes that nothing is left of the run under way.
    public void end() {
        shelf.delete(new Document("_id", UNDER_WAY));
    }

    /// Takes the turn to sweep what belongs to this folder; true once in `every`, for one worker.
    public boolean takeSweep(String folder, Instant now, Duration every) {
        return takeTurn("sweep " + folder, now, every);
    }

    /// Notes that links were asked in more ways than one.
    public void compared() {
        shelf.putOnce(List.of(Row.keyed(COMPARED)));
    }

    /// Whether links were ever asked in more ways than one.
    public boolean wasCompared() {
        return shelf.find(COMPARED).isPresent();
    }

    /// Takes the turn to look which links' addresses are to be asked again; true once in `every`, for one worker.
    public boolean takeRevisits(Instant now, Duration every) {
        return takeTurn("revisits", now, every);
    }

    private boolean takeTurn(String id, Instant now, Duration every) {
        shelf.putOnce(List.of(Row.keyed(id).put("next", Instant.EPOCH)));
        Document due = Shelf.both(new Document("_id", id), Shelf.upTo("next", now));
        return shelf.change(
                due,
                new Document("$set", Row.part().put("next", now.plus(every)).document()));
    }

    /// The last run; empty when there was none.
    public Optional<Run> last() {
        return shelf.find(LAST)
                .map(r -> new Run(
                        r.time("at"),
                        r.text("origin"),
                        r.rows("unserved", u -> new CaseFile.Unserved(u.text("account"), u.text("why")))));
    }
}
