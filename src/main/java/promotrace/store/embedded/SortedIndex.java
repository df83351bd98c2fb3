package promotrace.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A non-unique index over the first of its fields, for equality, `$in` and ranges; what else a query asks for is
/// matched afterwards.
///
/// Quirk: the library accepts non-unique indexes and ignores them, so that each query by such a field reads the whole
/// collection. Documents without the field are not in here; a query for `null` is answered without this index. Only
/// called under the collection's own lock.
final class SortedIndex extends Index<Integer> {
    private static final Set<String> EQUAL = Set.of("$eq", "$in");
    private static final Set<String> RANGE = Set.of("$gt", "$gte", "$lt", "$lte");

    private final NavigableMap<Object, Set<Integer>> positions = new TreeMap<>(ValueComparator.asc());
    private final Map<Object, Integer> positionOfId = new HashMap<>();
    /// Whether some document ever had a list in the field, and so may stand here at several places.
    private boolean severalValues;

    SortedIndex(String name, List<IndexKey> keys) {
        super(name, keys, true);
    }

    @Override
    public @Nullable Integer getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Integer> collection) {}

    @Override
    public void add(Document document, Integer position, MongoCollection<Integer> collection) {
        positionOfId.put(id(document), position);
        Set<Object> values = values(document);
        severalValues |= values.size() > 1;
        for (Object value : values) {
            positions.computeIfAbsent(value, v -> new HashSet<>()).add(position);
        }
    }

    @Override
    public @Nullable Integer remove(Document document) {
        Integer position = positionOfId.remove(id(document));
        if (position != null) forget(document, position);
        return position;
    }

    private void forget(Document document, Integer position) {
        for (Object value : values(document)) {
            Set<Integer> there = positions.get(value);
            if (there != null && there.remove(position) && there.isEmpty()) positions.remove(value);
        }
    }

    @Override
    public void checkUpdate(Document old, Document updated, MongoCollection<Integer> collection) {}

    @Override
    public void updateInPlace(Document old, Document updated, Integer position, MongoCollection<Integer> collection) {
        if (values(old).equals(values(updated))) return;
        forget(old, position);
        add(updated, position, collection);
    }

    @Override
    public boolean canHandle(Document query) {
        Object asked = query.get(first());
        if (!(asked instanceof Document operators)) return plain(asked);
        Set<String> names = operators.keySet();
        boolean served = names.size() == 1 && EQUAL.containsAll(names) || !names.isEmpty() && RANGE.containsAll(names);
        return served && operators.values().stream().allMatch(SortedIndex::plainOrSeveral);
    }

    private static boolean plainOrSeveral(@Nullable Object value) {
        return value instanceof Collection<?> several ? several.stream().allMatch(SortedIndex::plain) : plain(value);
    }

    private static boolean plain(@Nullable Object value) {
        return value != null
                && !(value instanceof Document)
                && !(value instanceof Collection)
                && !BsonRegularExpression.isRegularExpression(value);
    }

    @Override
    public Iterable<Integer> getPositions(Document query) {
        Object asked = Objects.requireNonNull(query.get(first()));
        if (!(asked instanceof Document operators)) return at(List.of(asked));
        Object equal = operators.get("$eq");
        if (equal != null) return at(List.of(equal));
        if (operators.get("$in") instanceof Collection<?> in) return at(in);
        Collection<Set<Integer>> between = between(operators).values();
        if (severalValues)
            return between.stream().flatMap(Set::stream).distinct().toList();
        return new InOrder(first(), between);
    }

    /// Positions of documents in ascending order of one field, made while they are read.
    record InOrder(String field, Collection<Set<Integer>> positions) implements Iterable<Integer> {
        @Override
        public Iterator<Integer> iterator() {
            return positions.stream().flatMap(Set::stream).iterator();
        }

        /// Whether this order is all that `orderBy` asks for.
        boolean is(@Nullable Document orderBy) {
            return orderBy != null && orderBy.size() == 1 && Integer.valueOf(1).equals(orderBy.get(field));
        }
    }

    private List<Integer> at(Collection<?> asked) {
        Set<Integer> found = new LinkedHashSet<>();
        for (Object one : asked) found.addAll(positions.getOrDefault(one, Set.of()));
        return List.copyOf(found);
    }

    private NavigableMap<Object, Set<Integer>> between(Document operators) {
        NavigableMap<Object, Set<Integer>> range = positions;
        for (Map.Entry<String, Object> bound : operators.entrySet()) {
            Object value = bound.getValue();
            range = switch (bound.getKey()) {
                case "$gt" -> range.tailMap(value, false);
                case "$gte" -> range.tailMap(value, true);
                case "$lt" -> range.headMap(value, false);
                default -> range.headMap(value, true);
            };
        }
        return range;
    }

    @Override
    public long getCount() {
        return positionOfId.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        positions.clear();
        positionOfId.clear();
    }

    private String first() {
        return getKeys().getFirst().getKey();
    }

    private static Object id(Document document) {
        return Objects.requireNonNull(document.get("_id"));
    }

    private Set<Object> values(Document document) {
        Object value = Utils.getSubdocumentValueCollectionAware(document, first());
        if (value instanceof Collection<?> several) {
            Set<Object> values = new HashSet<>();
            for (Object one : several) if (Missing.isNeitherNullNorMissing(one)) values.add(one);
            return values;
        }
        return Missing.isNullOrMissing(value) ? Set.of() : Set.of(value);
    }
}
