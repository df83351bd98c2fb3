package promotrace.storefront;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Data that a page carries (JSON, a script's literal, microdata, RDFa), with every word as the page wrote it.
sealed interface Value {
    /// Words in quotes, escapes undone.
    record Text(String text) implements Value {}

    /// A word without quotes: a number, `true`, `false`, as written. `null` and `undefined` are not kept at all.
    record Bare(String word) implements Value {}

    record Many(List<Value> values) implements Value {
        public Many {
            values = List.copyOf(values);
        }
    }

    /// Names to values in the page's order; of two equal names the first stays.
    record Node(Map<String, Value> parts) implements Value {
        public Node {
            parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        }

        Optional<Value> part(String name) {
            return Optional.ofNullable(parts.get(name));
        }

        /// The words of that part, where it is or begins with plain words; empty when there are none.
        Optional<String> words(String name) {
            return part(name).flatMap(Value::words);
        }
    }

    /// The words themselves, stripped; the first element's for a list; a node's where they are its `@value`; empty for
    /// any other node and for blank words.
    default Optional<String> words() {
        return switch (this) {
            case Text t -> Optional.of(t.text().strip()).filter(s -> !s.isEmpty());
            case Bare b -> Optional.of(b.word());
            case Many m ->
                m.values().stream().map(Value::words).flatMap(Optional::stream).findFirst();
            case Node n -> n.words("@value");
        };
    }

    /// A list's elements, anything else as the only one.
    default List<Value> each() {
        return this instanceof Many m ? m.values() : List.of(this);
    }

    /// The nodes among `each`.
    default List<Node> nodes() {
        List<Node> out = new ArrayList<>();
        for (Value v : each()) if (v instanceof Node n) out.add(n);
        return out;
    }

    /// What stands at a path: names and list positions (from 0) with dots between, `*` for every element or part.
    /// An empty path is the value itself.
    default List<Value> at(String path) {
        List<Value> here = List.of(this);
        if (path.isEmpty()) return here;
        for (String step : path.split("\\.")) {
            List<Value> next = new ArrayList<>();
            for (Value v : here) v.step(step, next);
            here = next;
        }
        return here;
    }

    private void step(String step, List<Value> out) {
        boolean all = step.equals("*");
        if (this instanceof Node n) {
            if (all) out.addAll(n.parts().values());
            else n.part(step).ifPresent(out::add);
        } else if (this instanceof Many m) {
            boolean number = step.length() < 6 && step.chars().allMatch(c -> c >= '0' && c <= '9');
            if (all) out.addAll(m.values());
            else if (number && Integer.parseInt(step) < m.values().size())
                out.add(m.values().get(Integer.parseInt(step)));
        }
    }
}
