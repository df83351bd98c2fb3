package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import promotrace.storefront.Kin;
import promotrace.storefront.Listing;
import promotrace.storefront.Mark;
import promotrace.storefront.Seller;

/// Which seller's pages had which ids and contacts: one document for each two, as last seen.
final class SellerMarks {
    /// An id on the pages of more sellers than this is a theme's, an agency's or a programme's, and tells nothing of owners.
    private static final int CROWD = 20;

    /// Sellers that are named beside one listing.
    private static final int MOST = 20;

    private final Shelf shelf;

    SellerMarks(MongoDatabase database) {
        shelf = new Shelf(database, "sellers.marks", "mark seller", "seller");
    }

    Shelf shelf() {
        return shelf;
    }

    void put(Collection<Listing> listings) {
        List<Row> rows = new ArrayList<>();
        for (Listing l : listings) {
            for (Seller s : l.seller().stream().toList()) {
                for (Mark m : s.about().marks()) rows.add(row(s, m, l.seen()));
            }
        }
        shelf.putNewest(rows, "seen");
    }

    private static Row row(Seller seller, Mark mark, Instant seen) {
        return Row.keyed(mark.key() + " " + seller.id())
                .put("mark", mark.key())
                .put("service", mark.service())
                .put("id", mark.id())
                .put("seller", seller.id())
                .put("name", seller.name())
                .put("seen", seen);
    }

    /// Other sellers with an id or a contact of these listings' sellers, by the listing, each seller once, the first 20 in the
    /// order of their ids.
    Map<String, List<Kin>> kin(Collection<Listing> listings) {
        Set<String> asked = new HashSet<>();
        for (Listing l : listings) asked.addAll(marks(l));
        Map<String, List<Row>> sellers = new HashMap<>();
        for (String mark : asked) {
            // one more than tells something, however many there are
            List<Row> all = shelf.where(new Document("mark", mark), CROWD + 1, "seller");
            if (all.size() <= CROWD) sellers.put(mark, all);
        }
        Map<String, List<Kin>> found = new HashMap<>();
        for (Listing l : listings) {
            List<Kin> kin = kin(l, sellers);
            if (!kin.isEmpty()) found.put(l.id(), kin);
        }
        return found;
    }

    private static List<Kin> kin(Listing listing, Map<String, List<Row>> sellers) {
        Optional<String> own = listing.seller().map(Seller::id);
        Map<String, Kin> found = new TreeMap<>();
        for (String mark : marks(listing)) {
            for (Row r : sellers.getOrDefault(mark, List.of())) {
                String seller = r.text("seller");
                if (own.filter(seller::equals).isPresent()) continue;
                found.putIfAbsent(seller, new Kin(seller, r.text("name"), r.text("service"), r.text("id")));
            }
        }
        return found.values().stream().limit(MOST).toList();
    }

    private static List<String> marks(Listing listing) {
        return listing.seller().stream()
                .flatMap(s -> s.about().marks().stream())
                .map(Mark::key)
                .toList();
    }

    /// Forgets these sellers.
    void remove(Collection<String> sellers) {
        if (!sellers.isEmpty()) shelf.delete(Shelf.in("seller", sellers));
    }
}
