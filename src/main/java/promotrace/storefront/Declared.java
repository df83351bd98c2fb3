package promotrace.storefront;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Reads what a declaration says stands where.
final class Declared {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{1,6})?");

    static final String ADDRESS = "address";

    private static final int LONGEST_ELEMENT = 100;

    /// What tells elements apart that have no id and no class, and is no longer than so many characters.
    private static final List<String> TELLING = List.of("itemprop", "property", "name");

    private static final int SHORT = 40;

    private Declared() {}

    /// Values from the state and the meta elements: no tree is needed.
    static Sheet fromData(Map<String, List<Rules.Place>> read, Optional<States.Found> state, Markup page) {
        Sheet sheet = new Sheet();
        read.forEach((word, places) -> {
            Field field = field(word);
            for (Rules.Place p : places) {
                if (many(field) || !sheet.has(field)) {
                    p.state().ifPresent(path -> state.ifPresent(s -> fromState(field, p, path, s, sheet)));
                    p.address()
                            .flatMap(a -> group(a, page.url().toString()))
                            .ifPresent(a -> put(field, p, a, ADDRESS, sheet));
                    p.meta().ifPresent(name -> page.metas(name).forEach(c -> put(field, p, c, "meta " + name, sheet)));
                }
            }
        });
        return sheet;
    }

    /// Values from elements, for the fields that `known` does not have.
    static Sheet fromTree(Map<String, List<Rules.Place>> read, Sheet known, Markup page) {
        Sheet sheet = new Sheet();
        read.forEach((word, places) -> {
            Field field = field(word);
            if (known.has(field)) return;
            for (Rules.Place p : places) {
                if (p.css().isEmpty() || sheet.has(field) && !many(field)) continue;
                for (Element e : page.select(p.css().get())) {
                    if (field == Field.ATTRIBUTE) {
                        sheet.attribute(part(e, p.name()), part(e, p.value()), where(e));
                        continue;
                    }
                    String words = p.attribute().map(a -> attribute(e, a)).orElseGet(e::text);
                    put(field, p, words, where(e), sheet);
                    if (sheet.has(field) && !many(field)) break;
                }
            }
        });
        return sheet;
    }

    private static Optional<String> part(Element e, Optional<String> css) {
        return css.flatMap(c -> Optional.ofNullable(e.selectFirst(c))).map(Element::text);
    }

    /// How a person finds an element in the page's source: `element span#price.now`.
    static String where(Element e) {
        StringBuilder out = new StringBuilder("element ").append(e.normalName());
        if (!e.id().isBlank()) out.append('#').append(e.id());
        for (String name : e.classNames()) if (!name.isBlank()) out.append('.').append(name);
        if (e.id().isBlank() && e.className().isBlank()) {
            for (org.jsoup.nodes.Attribute a : e.attributes()) {
                boolean telling = TELLING.contains(a.getKey()) || a.getKey().startsWith("data-");
                if (telling && a.getValue().length() < SHORT)
                    out.append('[').append(a).append(']');
            }
        }
        return out.length() > LONGEST_ELEMENT ? out.substring(0, LONGEST_ELEMENT) : out.toString();
    }

    /// Names are checked when the declaration is loaded.
    private static Field field(String word) {
        return Field.parse(word).orElseThrow(() -> new IllegalStateException("no such field: " + word));
    }

    private static String attribute(Element e, String name) {
        return name.equals("href") || name.equals("src") ? e.absUrl(name) : e.attr(name);
    }

    private static void fromState(Field field, Rules.Place place, String path, States.Found state, Sheet sheet) {
        String where = state.where(path);
        List<String> words = new ArrayList<>();
        for (Value v : state.value().at(path)) {
            for (Value each : v.each()) {
                if (field == Field.ATTRIBUTE)
                    sheet.attribute(part(each, place.name()), part(each, place.value()), where);
                else each.words().ifPresent(words::add);
            }
        }
        if (place.take().isPresent()) {
            outermost(words, place.take().get()).ifPresent(w -> put(field, place, w, where, sheet));
        } else {
            words.forEach(w -> put(field, place, w, where, sheet));
        }
    }

    private static Optional<String> part(Value v, Optional<String> path) {
        return path.flatMap(p -> v.at(p).stream().findFirst()).flatMap(Value::words);
    }

    /// The lowest or highest of the numbers above zero, as written.
    private static Optional<String> outermost(List<String> words, Rules.Take take) {
        Comparator<String> size = Comparator.comparing(BigDecimal::new);
        Stream<String> numbers =
                words.stream().filter(w -> NUMBER.matcher(w).matches() && new BigDecimal(w).signum() > 0);
        return switch (take) {
            case LOWEST -> numbers.min(size);
            case HIGHEST -> numbers.max(size);
        };
    }

    private static Optional<String> divided(String words, BigDecimal by) {
        if (!NUMBER.matcher(words).matches()) return Optional.empty();
        return Optional.of(new BigDecimal(words).divide(by).toPlainString());
    }

    private static void put(Field field, Rules.Place place, String words, String where, Sheet sheet) {
        Optional<String> value = place.pattern().isEmpty()
                ? Optional.of(words)
                : group(place.pattern().get(), words);
        if (place.divide().isPresent())
            value = value.flatMap(v -> divided(v, place.divide().get()));
        if (place.says().isPresent()) value = value.flatMap(v -> place.says());
        if (field == Field.CATEGORY) {
            value.ifPresent(v -> Words.path(v).forEach(step -> sheet.put(field, step, where)));
        } else if (many(field) || !sheet.has(field)) {
            sheet.put(field, value, where);
        }
    }

    /// The first group of a pattern's first match, or the whole match where it has no group.
    static Optional<String> group(String pattern, String words) {
        Matcher m = Pattern.compile(pattern).matcher(words);
        if (!m.find()) return Optional.empty();
        return Optional.ofNullable(m.groupCount() > 0 ? m.group(1) : m.group());
    }

    static boolean many(Field field) {
        return switch (field) {
            case CATEGORY, PICTURE, VARIANT, SKU, SELLER_ADDRESS, SELLER_PLACE, PAYMENT, ATTRIBUTE -> true;
            case ITEM,
                    TITLE,
                    DESCRIPTION,
                    PRICE,
                    PRICE_HIGH,
                    CURRENCY,
                    AVAILABILITY,
                    SELLER_ID,
                    SELLER_NAME,
                    SOLD,
                    BRAND,
                    REVIEWS,
                    SELLER_SINCE,
                    SHIPS_FROM -> false;
        };
    }
}
