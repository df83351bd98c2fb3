package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import promotrace.collect.Watched;

/// The accounts that somebody decided to watch.
public final class Watches {
    private final Shelf shelf;

    Watches(MongoDatabase database) {
        shelf = new Shelf(database, "watches");
    }

    Shelf shelf() {
        return shelf;
    }

    /// Watches these from now on; an account that is watched already gets what is said of it now.
    public void put(Collection<Watched> watched) {
        shelf.put(watched.stream().map(CollectRows::row).toList());
    }

    /// Keeps accounts that somebody brought posts of (see [Watched#isImported]); one that is known already stays as it is.
    public void bring(Collection<Watched> imported) {
        shelf.putOnce(imported.stream().map(CollectRows::row).toList());
    }

    /// Watches these no longer. What was collected stays.
    public void remove(Collection<String> ids) {
        shelf.delete(ids, Shelf.EVERYTHING);
    }

    public Optional<Watched> find(String id) {
        return shelf.find(id).map(CollectRows::watched);
    }

    /// All, in the order of their ids.
    public List<Watched> all() {
        return Shelf.read(shelf.all(), CollectRows::watched);
    }
}
