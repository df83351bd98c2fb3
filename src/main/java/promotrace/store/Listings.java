package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import promotrace.evidence.Sha256;
import promotrace.storefront.Change;
import promotrace.storefront.History;
import promotrace.storefront.Kin;
import promotrace.storefront.Listing;
import promotrace.storefront.Reading;
import promotrace.storefront.Relisted;
import promotrace.url.WebUrl;

/// Listings as last seen, by their id, and what each landing address turned out to be, so that no page is read twice.
///
/// A listing that is no longer there stays as it was last seen; only the reading of its address says so.
public final class Listings {
    private final Shelf listings;
    private final Shelf readings;
    private final ListingChanges changes;
    private final SellerMarks marks;

    Listings(MongoDatabase database) {
        listings = new Shelf(database, "listings", "seller.id", "sku");
        readings = new Shelf(database, "readings", "listing");
        changes = new ListingChanges(database);
        marks = new SellerMarks(database);
    }

    List<Shelf> shelves() {
        return List.of(listings, readings, changes.shelf(), marks.shelf());
    }

    /// Keeps what the pages at these addresses turned out to be at `seen` (the world's time of the captures). What was
    /// seen later stays; of two at the same time the later call wins. What a listing says otherwise than when it was seen last
    /// is kept as well.
    public void put(Map<WebUrl, Reading> pages, Instant seen) {
        Map<String, Listing> now = new HashMap<>();
        List<Row> sold = new ArrayList<>();
        List<Row> read = new ArrayList<>();
        pages.forEach((address, reading) -> {
            if (reading instanceof Reading.Sold s) {
                now.put(s.listing().id(), s.listing());
                sold.add(StorefrontRows.row(s.listing()));
            }
            read.add(row(address, reading).put("seen", seen));
        });
        // the changes first: a run that is killed between the two finds them once more
        changes.put(ListingChanges.between(listings.among("_id", now.keySet(), ListingChanges.before(seen)), now));
        changes.put(comingAndGoing(pages, seen));
        keepLastSold(read);
        listings.putNewest(sold, "seen");
        marks.put(now.values());
        readings.putNewest(read, "seen");
    }

    /// Listings whose pages say that they are no longer there, or that they are again.
    private Map<String, List<Change>> comingAndGoing(Map<WebUrl, Reading> pages, Instant seen) {
        Map<String, List<Change>> found = new HashMap<>();
        List<String> addresses = pages.keySet().stream().map(WebUrl::toString).toList();
        for (Row before : readings.among("_id", addresses, ListingChanges.before(seen))) {
            Optional<String> last = lastSold(before);
            boolean gone = before.text("kind").equals("no-longer");
            switch (pages.get(before.url("_id"))) {
                case Reading.NoLonger _ when !gone && last.isPresent() -> found.put(last.get(), List.of(gone(seen)));
                case Reading.Sold s
                when gone && last.filter(s.listing().id()::equals).isPresent() -> {
                    found.put(last.get(), List.of(back(seen, s.listing().capture())));
                }
                case null, default -> {}
            }
        }
        return found;
    }

    private static Change gone(Instant at) {
        return new Change(Change.What.AVAILABLE, Change.YES, Change.NO, at, Optional.empty(), Optional.empty());
    }

    private static Change back(Instant at, Sha256 capture) {
        return new Change(Change.What.AVAILABLE, Change.NO, Change.YES, at, Optional.empty(), Optional.of(capture));
    }

    /// How these listings changed since they were first seen, by id, each in the order in which it was seen; one that never
    /// did is not among the keys.
    public Map<String, List<Change>> changes(Collection<String> ids) {
        return changes.find(ids);
    }

    /// A page that sells nothing any more keeps what it sold last.
    private void keepLastSold(List<Row> read) {
        Map<String, Row> others = new HashMap<>();
        for (Row row : read) if (!row.text("kind").equals("sold")) others.put(row.id(), row);
        for (Row before : readings.among("_id", others.keySet())) {
            Row row = others.get(before.id());
            if (row != null) row.put("last", lastSold(before));
        }
    }

    private static Optional<String> lastSold(Row reading) {
        return reading.text("kind").equals("sold") ? reading.maybeText("listing") : reading.maybeText("last");
    }

    /// What the pages at these landing addresses sold when they last sold something, as it was seen then; an address where
    /// nothing was ever sold is not among the keys.
    public Map<WebUrl, Listing> lastSold(Collection<WebUrl> addresses) {
        Map<WebUrl, String> ids = new HashMap<>();
        for (Row row :
                readings.among("_id", addresses.stream().map(WebUrl::toString).toList())) {
            lastSold(row).ifPresent(id -> ids.put(row.url("_id"), id));
        }
        Map<String, Listing> sold = ofIds(ids.values());
        Map<WebUrl, Listing> found = new HashMap<>();
        ids.forEach((address, id) -> Optional.ofNullable(sold.get(id)).ifPresent(l -> found.put(address, l)));
        return found;
    }

    private static Row row(WebUrl address, Reading reading) {
        Row row = Row.keyed(address.toString());
        return switch (reading) {
            case Reading.Sold r ->
                row.put("kind", "sold").put("listing", r.listing().id());
            case Reading.NoLonger r ->
                row.put("kind", "no-longer").put("listing", r.id()).put("why", r.why());
            case Reading.None r -> row.put("kind", "none").put("why", r.why());
        };
    }

    /// What the pages at these landing addresses turned out to be; an address that was never read is not among the
    /// keys.
    public Map<WebUrl, Reading> find(Collection<WebUrl> addresses) {
        return readings(
                readings.among("_id", addresses.stream().map(WebUrl::toString).toList()));
    }

    /// Every landing address that was read.
    public Map<WebUrl, Reading> all() {
        return readings(readings.all());
    }

    private Map<WebUrl, Reading> readings(List<Row> rows) {
        List<String> ids = new ArrayList<>();
        for (Row row : rows) if (row.text("kind").equals("sold")) ids.add(row.text("listing"));
        Map<String, Listing> sold = ofIds(ids);
        Map<WebUrl, Reading> found = new HashMap<>();
        for (Row row : rows) found.put(row.url("_id"), reading(row, sold));
        return found;
    }

    private static Reading reading(Row row, Map<String, Listing> sold) {
        return switch (row.text("kind")) {
            case "sold" ->
                new Reading.Sold(Optional.ofNullable(sold.get(row.text("listing")))
                        .orElseThrow(() -> new IllegalStateException("a reading lacks its listing: " + row.id())));
            case "no-longer" -> new Reading.NoLonger(row.text("listing"), row.text("why"));
            case "none" -> new Reading.None(row.text("why"));
            default -> throw new IllegalStateException("a stored reading of no known kind: " + row.text("kind"));
        };
    }

    /// These listings as last seen, by id, also those that are no longer there; an unknown id is not among the keys.
    public Map<String, Listing> ofIds(Collection<String> ids) {
        Map<String, Listing> found = new LinkedHashMap<>();
        for (Row row : listings.among("_id", ids)) found.put(row.id(), StorefrontRows.listing(row));
        return found;
    }

    /// What these listings' histories tell, by id: how each changed, where the same is offered again, and which other sellers
    /// share something with its own. `copies` are, for each that is gone, other listings with a picture like one of its own, by
    /// their ids.
    public Map<String, History> histories(Collection<Listing> of, Map<String, Map<String, Relisted.Copy>> copies) {
        Map<String, Listing> byId = new HashMap<>();
        for (Listing l : of) byId.put(l.id(), l);
        Collection<Listing> others =
                mayOfferAgain(byId.values().stream().filter(l -> !l.available()).toList(), copies);
        Map<String, List<Change>> changed = changes.find(byId.keySet());
        Map<String, List<Kin>> kin = marks.kin(byId.values());
        Map<String, History> found = new HashMap<>();
        byId.forEach((id, listing) -> {
            History history = new History(
                    changed.getOrDefault(id, List.of()),
                    Relisted.of(listing, others, copies.getOrDefault(id, Map.of())),
                    kin.getOrDefault(id, List.of()));
            if (!history.equals(History.NONE)) found.put(id, history);
        });
        return found;
    }

    /// The listings of their sellers, those with their article numbers, and those with pictures like theirs.
    private Collection<Listing> mayOfferAgain(List<Listing> gone, Map<String, Map<String, Relisted.Copy>> copies) {
        Set<String> sellers = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        Set<String> alike = new HashSet<>();
        for (Listing l : gone) {
            l.seller().ifPresent(s -> sellers.add(s.id()));
            l.sku().filter(s -> !s.isBlank()).ifPresent(numbers::add);
            alike.addAll(copies.getOrDefault(l.id(), Map.of()).keySet());
        }
        Map<String, Listing> found = new LinkedHashMap<>();
        Stream.of(listings.among("seller.id", sellers), listings.among("sku", numbers), listings.among("_id", alike))
                .flatMap(List::stream)
                .forEach(row -> found.putIfAbsent(row.id(), StorefrontRows.listing(row)));
        return found.values();
    }

    /// The landing addresses that were read last at `before` or earlier.
    public Set<String> oldReadings(Instant before) {
        return Set.copyOf(readings.ids(Shelf.upTo("seen", before)));
    }

    /// Takes these readings out, but one that was read again meanwhile, then the listings that no reading sells any more
    /// and that were seen last at `before` or earlier, and what is known of sellers of whom no listing is left. The ids of
    /// those listings.
    public Set<String> removeReadings(Collection<String> addresses, Instant before) {
        readings.delete(addresses, Shelf.upTo("seen", before));
        List<String> old = listings.ids(Shelf.upTo("seen", before));
        Set<String> sold = new HashSet<>();
        for (Row row : readings.among("listing", old, new Document("kind", "sold"))) sold.add(row.text("listing"));
        List<String> unsold = old.stream().filter(id -> !sold.contains(id)).toList();
        Set<String> sellers = sellers(listings.among("_id", unsold));
        listings.delete(unsold, Shelf.upTo("seen", before));
        sellers.removeAll(sellers(listings.among("seller.id", sellers)));
        marks.remove(sellers);
        Set<String> left = new HashSet<>(unsold);
        listings.among("_id", unsold).forEach(row -> left.remove(row.id()));
        changes.remove(left);
        return left;
    }

    private static Set<String> sellers(List<Row> listings) {
        Set<String> found = new HashSet<>();
        for (Row r : listings) StorefrontRows.listing(r).seller().ifPresent(s -> found.add(s.id()));
        return found;
    }

    public long count() {
        return listings.count(Shelf.EVERYTHING);
    }
}
