package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.util.Collection;
import java.util.List;
import promotrace.network.Operator;

/// Accounts that may be run by one operator: derived, computed anew as a whole.
public final class Operators {
    private final Shelf shelf;

    Operators(MongoDatabase database) {
        shelf = new Shelf(database, "operators");
    }

    Shelf shelf() {
        return shelf;
    }

    /// Makes these the only operators.
    public void putAll(Collection<Operator> operators) {
        shelf.putOnly(operators.stream().map(NetworkRows::row).toList());
    }

    /// All, in the order of their ids.
    public List<Operator> all() {
        return Shelf.read(shelf.all(), NetworkRows::operator);
    }
}
