package promotrace.storefront;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

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
        return find(declared, page, Optional.<String>empty());
    }

    /// The same for the item that the page's address names.
    static Optional<Found> find(List<Rules.State> declared, Markup page, Optional<String> item) {
        for (Rules.State s : declared) {
            Optional<Found> found = in(s, page, v -> root(v, s, item)).map(v -> new Found(v, name(s)));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /// What `use` makes of the first state that it can use.
    static <T> Optional<T> find(List<Rules.State> declared, Markup page, Function<Found, Optional<T>> use) {
        for (Rules.State s : declared) {
            Optional<T> found = in(
                    s,
                    page,
                    v -> root(v, s, Optional.empty())
                            .map(r -> new Found(r, name(s)))
                            .flatMap(use));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static String name(Rules.State s) {
        String kind = Stream.of(s.marker(), s.script(), s.pushed(), s.css())
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
        return (kind + " " + s.root().orElse("")).strip();
    }

    private static <T> Optional<T> in(Rules.State declared, Markup page, Function<Value, Optional<T>> use) {
        if (declared.document().orElse(false)) return Literal.of(page.text()).flatMap(use);
        if (declared.pushed().isPresent())
            return page.pushed(declared.pushed().get()).flatMap(use);
        if (declared.css().isPresent()) return elements(declared, page).flatMap(use);
        for (Markup.Script script : page.scripts()) {
            Optional<T> found = in(declared, script, use);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static <T> Optional<T> in(Rules.State declared, Markup.Script script, Function<Value, Optional<T>> use) {
        if (declared.script().isPresent()) {
            if (!declared.script().equals(script.tag().get("id"))) return Optional.empty();
            Optional<String> text = declared.attribute().isPresent()
                    ? declared.attribute().flatMap(script.tag()::get)
                    : Optional.of(script.body());
            return text.flatMap(Literal::of).flatMap(use);
        }
        return declared.marker().flatMap(m -> behind(m, script.body(), use));
    }

    /// A list of what the elements hold as their data, or in an attribute.
    private static Optional<Value> elements(Rules.State declared, Markup page) {
        List<Value> out = new ArrayList<>();
        for (Element e : page.select(declared.css().orElse(""))) {
            String held = declared.attribute().map(e::attr).orElseGet(e::data);
            Literal.of(held).ifPresent(out::add);
        }
        return out.isEmpty() ? Optional.empty() : Optional.of(new Value.Many(out));
    }

    private static <T> Optional<T> behind(String marker, String body, Function<Value, Optional<T>> use) {
        int at = body.indexOf(marker);
        if (at < 0) return Optional.empty();
        at += marker.length();
        for (int i = 0; i < TRIES; i++) {
            int open = opening(body, at);
            if (open < 0) return Optional.empty();
            Optional<Literal.Read> read = literal(body, open, at);
            Optional<T> found = read.map(Literal.Read::value).flatMap(use);
            if (found.isPresent()) return found;
            boolean object = read.filter(r -> r.value() instanceof Value.Node).isPresent();
            at = object ? read.get().end() : open + 1;
        }
        return Optional.empty();
    }

    /// Quirk: some write the data as a string, `x = "{\"name\": …}"`, without a call that would read it.
    private static Optional<Literal.Read> literal(String body, int open, int from) {
        if (body.charAt(open) == '(') return parsed(body, open + 1);
        boolean quoted = open > from && body.startsWith("\\\"", open + 1) && body.charAt(open - 1) == '"';
        return quoted ? parsed(body, open - 1) : Literal.at(body, open);
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
    private static Optional<Literal.Read> parsed(String body, int from) {
        return Literal.at(body, from)
                .flatMap(r -> r.value() instanceof Value.Text t
                        ? Literal.of(t.text()).map(v -> new Literal.Read(v, r.end()))
                        : Optional.empty());
    }

    private static Optional<Value> root(Value value, Rules.State declared, Optional<String> item) {
        Predicate<Value> own = v -> declared.own().isEmpty()
                || item.isEmpty()
                || v.at(declared.own().get()).stream().anyMatch(n -> n.words().equals(item));
        Optional<Value> start =
                declared.having().isEmpty() ? Optional.of(value).filter(own) : having(value, declared.having(), own);
        return start.flatMap(v ->
                v.at(declared.root().orElse("")).stream().filter(States::isFull).findFirst());
    }

    /// The first object anywhere in the data that has all these names and is meant, outer ones first.
    private static Optional<Value> having(Value value, List<String> names, Predicate<Value> own) {
        boolean all = value instanceof Value.Node n && n.parts().keySet().containsAll(names);
        if (all && own.test(value)) return Optional.of(value);
        List<Value> inner = switch (value) {
            case Value.Node n -> List.copyOf(n.parts().values());
            case Value.Many m -> m.values();
            case Value.Text t -> List.of();
            case Value.Bare b -> List.of();
        };
        for (Value v : inner) {
            Optional<Value> found = having(v, names, own);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
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
