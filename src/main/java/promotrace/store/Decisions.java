package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import promotrace.review.Act;
import promotrace.review.Decision;

/// What people decided: only ever added to.
public final class Decisions {
    private final Shelf shelf;

    Decisions(MongoDatabase database) {
        shelf = new Shelf(database, "decisions", "account at");
    }

    Shelf shelf() {
        return shelf;
    }

    /// Adds a decision; where one with its id stands already, that one stays as it is.
    public void add(Decision decision) {
        shelf.putOnce(List.of(Row.keyed(decision.id())
                .put("account", decision.account())
                .put("act", decision.act())
                .put("because", decision.because())
                .put("by", decision.by())
                .put("at", decision.at())));
    }

    /// Decisions about an account, oldest first.
    public List<Decision> ofAccount(String account) {
        return Shelf.read(shelf.where(new Document("account", account), "at", "_id"), Decisions::decision);
    }

    /// All decisions by account, oldest first.
    public Map<String, List<Decision>> all() {
        Map<String, List<Decision>> found = new LinkedHashMap<>();
        for (Row row : shelf.all("account", "at", "_id")) {
            Decision decision = decision(row);
            found.computeIfAbsent(decision.account(), a -> new ArrayList<>()).add(decision);
        }
        return found;
    }

    private static Decision decision(Row r) {
        return new Decision(
                r.id(), r.text("account"), r.word("act", Act.class), r.text("because"), r.text("by"), r.time("at"));
    }
}
