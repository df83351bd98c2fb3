package promotrace.storefront;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Statements about things, gathered in the page's order, and the trees that they make: a thing stands where another
/// one leads to it. A statement that comes twice counts once.
final class Graph {
    /// What the names of things begin with that have none of their own.
    static final String NAMELESS = "_:";

    /// Values in all trees, beyond which none is put into another: far above any real page's. Things that lead to each
    /// other can make as many as they like of few.
    private static final int MOST = 200_000;

    private static final int DEEPEST = 60;

    private final Map<String, Map<String, Set<Said>>> things = new LinkedHashMap<>();
    private int made;

    private sealed interface Said {
        record Words(String words) implements Said {}

        record Thing(String name) implements Said {}
    }

    void type(String thing, String type) {
        add(thing, "@type", new Said.Words(type));
    }

    void say(String thing, String name, String words) {
        add(thing, name, new Said.Words(words));
    }

    void link(String thing, String name, String other) {
        add(thing, name, new Said.Thing(other));
    }

    private void add(String thing, String name, Said said) {
        things.computeIfAbsent(thing, absent -> new LinkedHashMap<>())
                .computeIfAbsent(name, absent -> new LinkedHashSet<>())
                .add(said);
    }

    /// Where the last part of a whole name begins.
    static int lastPart(String name) {
        return Math.max(name.lastIndexOf('/'), Math.max(name.lastIndexOf('#'), name.lastIndexOf(':'))) + 1;
    }

    /// The things to which none leads, then those that only lead to each other. `naming` gives each statement's name in
    /// the tree; empty leaves it out.
    List<Value> trees(Function<String, Optional<String>> naming) {
        Set<String> inner = new HashSet<>();
        things.forEach((thing, said) -> said.values()
                .forEach(all -> all.forEach(s -> {
                    if (s instanceof Said.Thing t && !t.name().equals(thing)) inner.add(t.name());
                })));
        List<Value> out = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        for (boolean outer : List.of(true, false)) {
            for (String thing : things.keySet()) {
                boolean now = outer ? !inner.contains(thing) : !shown.contains(thing);
                if (now) out.add(tree(thing, new LinkedHashSet<>(), shown, naming));
            }
        }
        return out;
    }

    private Value tree(String thing, Set<String> around, Set<String> shown, Function<String, Optional<String>> naming) {
        shown.add(thing);
        around.add(thing);
        Map<String, List<Value>> parts = new LinkedHashMap<>();
        if (!thing.startsWith(NAMELESS)) parts.put("@id", List.of(new Value.Text(thing)));
        things.getOrDefault(thing, Map.of()).forEach((whole, said) -> {
            Optional<String> name = whole.startsWith("@") ? Optional.of(whole) : naming.apply(whole);
            if (name.isEmpty()) return;
            made += said.size();
            List<Value> values = parts.computeIfAbsent(name.get(), absent -> new ArrayList<>());
            for (Said s : said) value(s, around, shown, naming).ifPresent(values::add);
        });
        around.remove(thing);
        Map<String, Value> node = new LinkedHashMap<>();
        parts.forEach((name, values) -> {
            if (!values.isEmpty()) node.put(name, values.size() == 1 ? values.getFirst() : new Value.Many(values));
        });
        return new Value.Node(node);
    }

    private Optional<Value> value(
            Said said, Set<String> around, Set<String> shown, Function<String, Optional<String>> naming) {
        return switch (said) {
            case Said.Words w -> Optional.of(new Value.Text(w.words()));
            case Said.Thing t -> {
                boolean known = things.containsKey(t.name()) && !around.contains(t.name());
                if (known && made < MOST && around.size() < DEEPEST)
                    yield Optional.of(tree(t.name(), around, shown, naming));
                yield t.name().startsWith(NAMELESS) ? Optional.empty() : Optional.of(new Value.Text(t.name()));
            }
        };
    }
}
