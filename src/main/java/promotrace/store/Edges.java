package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import promotrace.network.Edge;

/// Which account leads buyers to which seller: derived, computed anew as a whole.
public final class Edges {
    private final Shelf shelf;

    Edges(MongoDatabase database) {
        shelf = new Shelf(database, "edges", "account", "seller");
    }

    Shelf shelf() {
        return shelf;
    }

    /// Makes these the only edges.
    public void putAll(Collection<Edge> edges) {
        shelf.putOnly(edges.stream().map(NetworkRows::row).toList());
    }

    /// All, by account, then seller.
    public List<Edge> all() {
        return Shelf.read(shelf.all("account", "seller"), NetworkRows::edge);
    }

    /// The edges of one seller, by account.
    public List<Edge> ofSeller(String seller) {
        return Shelf.read(shelf.where(new Document("seller", seller), "account"), NetworkRows::edge);
    }
}
