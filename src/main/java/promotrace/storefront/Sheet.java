package promotrace.storefront;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the readers of one page found so far, in the page's words. What was found first stays first: readers are asked
/// in the order of how far they are trusted.
final class Sheet {
    private final Map<Field, List<String>> found = new EnumMap<>(Field.class);
    private boolean offer;
    private boolean metaPrice;

    /// Adds one finding; blank words and repetitions change nothing.
    void put(Field field, String words) {
        String w = words.strip();
        if (w.isEmpty()) return;
        List<String> all = found.computeIfAbsent(field, absent -> new ArrayList<>());
        if (!all.contains(w)) all.add(w);
    }

    void put(Field field, Optional<String> words) {
        words.ifPresent(w -> put(field, w));
    }

    /// Adds findings of a reader less trusted than those before: only for fields nothing is known of yet. A price comes
    /// with its own currency, so the two are taken together.
    void complete(Sheet later) {
        boolean priced = has(Field.PRICE);
        for (Map.Entry<Field, List<String>> e : later.found.entrySet()) {
            Field f = e.getKey();
            if (has(f) || f == Field.PRICE_HIGH && priced) continue;
            found.put(f, new ArrayList<>(e.getValue()));
        }
        offer |= later.offer;
    }

    /// Puts better words in the place of a single-valued finding.
    void replace(Field field, String words) {
        found.remove(field);
        put(field, words);
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
        return all(field).stream().findFirst();
    }

    List<String> all(Field field) {
        return found.getOrDefault(field, List.of());
    }
}
