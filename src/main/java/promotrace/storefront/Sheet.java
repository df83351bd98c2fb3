package promotrace.storefront;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the readers of one page found so far, in the page's words, and where. What was found first stays first: readers are
/// asked in the order of how far they are trusted.
final class Sheet {
    /// More attributes than this are a table of something else.
    private static final int MOST_ATTRIBUTES = 60;

    /// Longest name of an attribute, in characters; what is longer is a sentence.
    private static final int LONGEST_NAME = 60;

    private static final int LONGEST_VALUE = 300;

    private final Map<Field, List<Stated>> found = new EnumMap<>(Field.class);
    private final List<Attribute> attributes = new ArrayList<>();
    private boolean offer;
    private boolean metaPrice;

    /// Adds one finding; blank words and repetitions change nothing. `where` is as in [Stated].
    void put(Field field, String words, String where) {
        String w = words.strip();
        if (w.isEmpty()) return;
        List<Stated> all = found.computeIfAbsent(field, absent -> new ArrayList<>());
        for (Stated s : all) if (s.words().equals(w)) return;
        all.add(new Stated(field.word(), w, where));
    }

    void put(Field field, Optional<String> words, String where) {
        if (words.isPresent()) put(field, words.get(), where);
    }

    /// Adds a property of the goods. The first of a name stays; what has no name, no value or a sentence for a name changes
    /// nothing.
    void attribute(Optional<String> name, Optional<String> value, String where) {
        String n = name.map(Sheet::named).orElse("");
        String v = value.map(String::strip).orElse("");
        if (n.isEmpty() || v.isEmpty() || n.length() > LONGEST_NAME) return;
        Attribute a = new Attribute(n, v.length() > LONGEST_VALUE ? v.substring(0, LONGEST_VALUE) : v, where);
        if (attributes.size() < MOST_ATTRIBUTES && !isKnown(a)) attributes.add(a);
    }

    /// Without the colon behind it.
    private static String named(String words) {
        String w = words.strip();
        return w.endsWith(":") || w.endsWith("：")
                ? w.substring(0, w.length() - 1).strip()
                : w;
    }

    private boolean isKnown(Attribute a) {
        return attributes.stream().anyMatch(b -> b.name().equalsIgnoreCase(a.name()));
    }

    /// Adds findings of a reader less trusted than those before: only for fields nothing is known of yet. A price comes
    /// with its own currency, so the two are taken together.
    void complete(Sheet later) {
        boolean priced = has(Field.PRICE);
        for (Map.Entry<Field, List<Stated>> e : later.found.entrySet()) {
            Field f = e.getKey();
            if (has(f) || f == Field.PRICE_HIGH && priced) continue;
            found.put(f, new ArrayList<>(e.getValue()));
        }
        for (Attribute a : later.attributes) {
            if (attributes.size() < MOST_ATTRIBUTES && !isKnown(a)) attributes.add(a);
        }
        offer |= later.offer;
    }

    /// Puts better words in the place of a single-valued finding.
    void replace(Field field, Stated better) {
        remove(field);
        put(field, better.words(), better.where());
    }

    void remove(Field field) {
        found.remove(field);
    }

    /// Notes that what was read is offered for sale here, not merely spoken of.
    void isOffer() {
        offer = true;
    }

    /// Notes that the price rests on meta elements alone.
    void priceIsMeta() {
        metaPrice = true;
    }

    boolean isPriceMeta() {
        return metaPrice;
    }

    boolean offered() {
        return offer;
    }

    boolean has(Field field) {
        return found.containsKey(field);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    Optional<String> get(Field field) {
        return first(field).map(Stated::words);
    }

    List<String> all(Field field) {
        return stated(field).stream().map(Stated::words).toList();
    }

    Optional<Stated> first(Field field) {
        return stated(field).stream().findFirst();
    }

    List<Stated> stated(Field field) {
        return found.getOrDefault(field, List.of());
    }

    List<Attribute> attributes() {
        return List.copyOf(attributes);
    }
}
