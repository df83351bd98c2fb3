package promotrace.collect;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;

/// Every path in a crawler's file with the keys that lead to it, so that a mistyped one is told before anything is
/// asked.
final class CrawlerPaths {
    private final List<At> found = new ArrayList<>();

    /// A path and where it stands: keys, and positions in lists from 0.
    record At(List<Object> keys, String path) {}

    private CrawlerPaths() {}

    /// All paths of a step, or of another part of a file, those of values and those of `each` and `nested`; templates are none.
    static List<At> of(Record step, List<Object> keys) {
        CrawlerPaths paths = new CrawlerPaths();
        paths.walk(step, keys);
        return paths.found;
    }

    /// What is wrong with a path in answers of that format; empty when nothing is.
    static Optional<String> mistake(String written, CrawlerFile.Format format) {
        String path = written.replaceFirst("^\\^+", "");
        return switch (format) {
            case JSON ->
                JsonTree.isPointer(path) ? Optional.empty() : Optional.of("is no path of JSON (/a/b): " + written);
            case HTML, XML -> selectorMistake(path);
        };
    }

    private static Optional<String> selectorMistake(String path) {
        String selector = MarkupTree.selector(path);
        if (selector.isEmpty() || selector.equals(".")) return Optional.empty();
        try {
            QueryParser.parse(selector);
            return Optional.empty();
        } catch (SelectorParseException | IllegalArgumentException e) {
            return Optional.of("is no selector: " + path);
        }
    }

    private void walk(Object part, List<Object> keys) {
        switch (part) {
            case Optional<?> maybe -> maybe.ifPresent(inside -> walk(inside, keys));
            case Map<?, ?> map -> map.forEach((name, inside) -> walk(inside, and(keys, name)));
            case Collection<?> list -> {
                int at = 0;
                // what stands alone may be written without a list
                for (Object inside : list) walk(inside, list.size() == 1 ? keys : and(keys, at++));
            }
            case Value value -> {
                if (!value.isTemplate()) found.add(new At(keys, value.get()));
            }
            case Record rule -> components(rule, keys);
            default -> {} // words, numbers, patterns: no paths
        }
    }

    private void components(Record rule, List<Object> keys) {
        for (RecordComponent component : rule.getClass().getRecordComponents()) {
            Object inside;
            try {
                inside = component.getAccessor().invoke(rule);
            } catch (ReflectiveOperationException ownMistake) {
                throw new IllegalStateException("a component can't be read: " + component, ownMistake);
            }
            String name = component.getName();
            Object held = inside instanceof Optional<?> maybe ? maybe.orElse(null) : inside;
            boolean namesPath = name.equals("each") || name.equals("nested");
            if (namesPath && held instanceof String path) found.add(new At(and(keys, name), path));
            else if (inside != null) walk(inside, and(keys, name));
        }
    }

    private static List<Object> and(List<Object> keys, Object next) {
        List<Object> out = new ArrayList<>(keys);
        out.add(next);
        return out;
    }
}
