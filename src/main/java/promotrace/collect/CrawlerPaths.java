package promotrace.collect;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;

/// Every path in a crawler's file with the keys that lead to it, so that a mistyped one is told before anything is
/// asked.
final class CrawlerPaths {
    private final List<At> found = new ArrayList<>();

    /// What stands at a key.
    enum Kind {
        PATH,
        /// Elements that are left out of an element's text.
        DROP,
        /// Elements that are left out of markup which a value holds as characters.
        DROP_OF_CHARACTERS,
        /// The pattern of `find`, for the whole answer's characters.
        FIND
    }

    /// What stands there, and where: keys, and positions in lists from 0. `depth` is how many parts lie around it: 0 in
    /// the answer itself, 1 in a part of it, 2 in a part of that. `nests` says that it may be deeper than that, in replies
    /// to replies.
    record At(List<Object> keys, Kind kind, String path, int depth, boolean nests) {
        /// Whether it is looked up in the answer itself, from a part of it.
        boolean leavesItsPart() {
            int up = 0;
            while (up < path.length() && path.charAt(up) == '^') up++;
            return kind == Kind.PATH && up > 0 && depth > 0 && (nests ? up >= depth : up == depth);
        }

        /// The path without what says in which part it is looked up.
        String own() {
            return kind == Kind.PATH ? path.replaceFirst("^\\^+", "") : path;
        }
    }

    private CrawlerPaths() {}

    /// All paths of a step, or of another part of a file, those of values and those of `each` and `nested`; templates are none.
    static List<At> of(Record step, List<Object> keys) {
        CrawlerPaths paths = new CrawlerPaths();
        paths.walk(step, new Where(keys, 0, false));
        return paths.found;
    }

    /// What is wrong with a path in answers of that format; empty when nothing is.
    static Optional<String> mistake(At at, CrawlerFile.Format format) {
        return switch (at.kind()) {
            case FIND -> Optional.empty();
            case DROP, DROP_OF_CHARACTERS -> selectorMistake(at.path());
            case PATH ->
                switch (format) {
                    case JSON -> pointerMistake(at.own());
                    case HTML, XML -> selectorMistake(at.own());
                };
        };
    }

    /// What is wrong with a path of JSON; empty when nothing is.
    static Optional<String> pointerMistake(String path) {
        return JsonTree.isPointer(path) ? Optional.empty() : Optional.of("is no path of JSON (/a/b): " + path);
    }

    /// What is wrong with a selector, or one with an attribute after it; empty when nothing is.
    static Optional<String> selectorMistake(String path) {
        String selector = MarkupTree.selector(path);
        if (selector.isEmpty() || selector.equals(".")) return Optional.empty();
        try {
            QueryParser.parse(selector);
            return Optional.empty();
        } catch (SelectorParseException | IllegalArgumentException e) {
            return Optional.of("is no selector: " + path);
        }
    }

    /// The keys that lead somewhere, and how many parts lie around it.
    private record Where(List<Object> keys, int depth, boolean nests) {
        Where at(Object key) {
            List<Object> longer = new ArrayList<>(keys);
            longer.add(key);
            return new Where(longer, depth, nests);
        }

        Where inside(boolean nested) {
            return new Where(keys, depth + 1, nested);
        }

        At holding(Kind kind, String path) {
            return new At(keys, kind, path, depth, nests);
        }
    }

    private void walk(Object part, Where where) {
        switch (part) {
            case Optional<?> maybe -> maybe.ifPresent(inside -> walk(inside, where));
            case Map<?, ?> map -> map.forEach((name, inside) -> walk(inside, where.at(name)));
            case Collection<?> list -> {
                int at = 0;
                // what stands alone may be written without a list
                for (Object inside : list) walk(inside, list.size() == 1 ? where : where.at(at++));
            }
            case Value value -> value(value, where);
            case Record rule -> components(rule, where);
            default -> {} // words, numbers, patterns: no paths
        }
    }

    private void value(Value value, Where where) {
        if (!value.isTemplate()) found.add(where.holding(Kind.PATH, value.get()));
        boolean ofElement =
                !value.isTemplate() && MarkupTree.attributeName(value.get()).isEmpty();
        Kind kind = ofElement ? Kind.DROP : Kind.DROP_OF_CHARACTERS;
        value.drop().ifPresent(drop -> found.add(where.holding(kind, drop)));
    }

    private void components(Record rule, Where where) {
        Map<String, Object> components = written(rule);
        // each find lies in the answer's characters, whatever part they are of
        boolean finds = components.get("find") instanceof Pattern;
        if (components.get("find") instanceof Pattern pattern) {
            found.add(where.at("find").holding(Kind.FIND, pattern.pattern()));
        }
        boolean parts = components.get("each") instanceof String && !finds;
        Where inside = parts ? where.inside(components.containsKey("nested")) : where;
        components.forEach((name, held) -> {
            if (name.equals("each") && held instanceof String path)
                found.add(where.at(name).holding(Kind.PATH, path));
            else if (name.equals("nested") && held instanceof String path)
                found.add(inside.at(name).holding(Kind.PATH, path));
            else walk(held, inside.at(name));
        });
    }

    /// The components that the file gives, by name.
    private static Map<String, Object> written(Record rule) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (RecordComponent component : rule.getClass().getRecordComponents()) {
            Object held;
            try {
                held = component.getAccessor().invoke(rule);
            } catch (ReflectiveOperationException ownMistake) {
                throw new IllegalStateException("a component can't be read: " + component, ownMistake);
            }
            if (held instanceof Optional<?> maybe) held = maybe.orElse(null);
            if (held != null) out.put(component.getName(), held);
        }
        return out;
    }
}
