package promotrace.storefront;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Data that a page keeps in its scripts, read without running them.
final class States {
    /// How many literals behind a marker are tried: `x = x || {}; x = {…}` has an empty one first.
    private static final int TRIES = 12;

    private States() {}

    /// Data of a page, from its root, and the name under which a person finds it there (`window.runParams data`).
    record Found(Value value, String name) {
        /// Where a part of it stands, as in [Stated].
        String where(String path) {
            return ("data " + name + " " + path).strip();
        }
    }

    /// The first declared state that the page has.
    static Optional<Found> find(List<Rules.State> declared, Markup page) {
        return find(declared, page, Optional::of);
    }

    /// What `use` makes of the first state that it can use.
    static <T> Optional<T> find(List<Rules.State> declared, Markup page, Function<Found, Optional<T>> use) {
        for (Rules.State s : declared) {
            for (Markup.Script script : page.scripts()) {
                Optional<T> found = in(s, script, use);
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    private static <T> Optional<T> in(Rules.State declared, Markup.Script script, Function<Found, Optional<T>> use) {
        String root = declared.root().orElse("");
        String name = (declared.marker().or(declared::script).orElse("") + " " + root).strip();
        Function<Value, Optional<T>> named = v -> use.apply(new Found(v, name));
        if (declared.script().isPresent()) {
            if (!declared.script().equals(script.tag().get("id"))) return Optional.empty();
            Optional<String> text = declared.attribute().isPresent()
                    ? declared.attribute().flatMap(script.tag()::get)
                    : Optional.of(script.body());
            return text.flatMap(Literal::of).flatMap(v -> root(v, root)).flatMap(named);
        }
        return declared.marker().flatMap(m -> behind(m, script.body(), root, named));
    }

    private static <T> Optional<T> behind(String marker, String body, String root, Function<Value, Optional<T>> use) {
        int at = body.indexOf(marker);
        if (at < 0) return Optional.empty();
        at += marker.length();
        for (int i = 0; i < TRIES; i++) {
            int open = opening(body, at);
            if (open < 0) return Optional.empty();
            Optional<Literal.Read> read = body.charAt(open) == '(' ? parsed(body, open) : Literal.at(body, open);
            Optional<T> found = read.flatMap(r -> root(r.value(), root)).flatMap(use);
            if (found.isPresent()) return found;
            boolean object = read.filter(r -> r.value() instanceof Value.Node).isPresent();
            at = object ? read.get().end() : open + 1;
        }
        return Optional.empty();
    }

    private static int opening(String body, int from) {
        for (int i = from; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '{' || c == '[') return i;
            if (c == '(' && body.startsWith("JSON.parse", i - 10)) return i;
        }
        return -1;
    }

    /// `JSON.parse("…")`: a string that holds the data.
    private static Optional<Literal.Read> parsed(String body, int open) {
        return Literal.at(body, open + 1)
                .flatMap(r -> r.value() instanceof Value.Text t
                        ? Literal.of(t.text()).map(v -> new Literal.Read(v, r.end()))
                        : Optional.empty());
    }

    private static Optional<Value> root(Value value, String path) {
        return value.at(path).stream().filter(States::isFull).findFirst();
    }

    private static boolean isFull(Value value) {
        return switch (value) {
            case Value.Node n -> !n.parts().isEmpty();
            case Value.Many m -> !m.values().isEmpty();
            case Value.Text t -> false;
            case Value.Bare b -> false;
        };
    }
}
