package promotrace.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import promotrace.url.WebUrl;

/// A [RuleRow] made ready: answers what an address says under it.
final class AddressRule {
    private final Where[] where;
    private final Optional<Shape> host;
    private final Optional<Shape> path;
    private final Optional<Shape> query;
    private final Optional<Shape> fragment;
    private final Source[] sources;
    private final Opening opening;

    /// A value and the parameters it may stand in.
    private record Source(Values.Kind value, List<String> parameters) {}

    private record Where(String parameter, Shape shape) {}

    /// @throws java.util.regex.PatternSyntaxException for an expression that is none
    AddressRule(RuleRow row) {
        List<Where> shapes = new ArrayList<>();
        row.where().forEach((name, shape) -> shapes.add(new Where(name, new Shape(shape))));
        List<Source> from = new ArrayList<>();
        row.sources().forEach((value, names) -> {
            if (!names.isEmpty()) from.add(new Source(Values.Kind.called(value), names));
        });
        this.where = shapes.toArray(Where[]::new);
        this.host = row.host().map(Shape::new);
        this.path = row.path().map(Shape::new);
        this.query = row.query().map(Shape::new);
        this.fragment = row.fragment().map(Shape::new);
        this.sources = from.toArray(Source[]::new);
        this.opening = Opening.of(row);
    }

    /// The parameters that must be there.
    List<String> needs() {
        return Arrays.stream(where).map(Where::parameter).toList();
    }

    /// Whether there are addresses in which it finds a value of that kind.
    boolean mayGive(Values.Kind kind) {
        boolean named =
                Stream.of(host, path, query, fragment).flatMap(Optional::stream).anyMatch(s -> s.names(kind));
        return named
                || Arrays.stream(where).anyMatch(w -> w.shape.names(kind))
                || Arrays.stream(sources).anyMatch(s -> s.value == kind);
    }

    /// The values that the address gives; empty when the rule is not about it. The host was matched before.
    Optional<Values> match(Parts parts) {
        if (path.isPresent() && !path.get().begins(parts.path())) return Optional.empty();
        Values found = new Values();
        boolean fits = (path.isEmpty() || path.get().match(parts.path(), found))
                && (host.isEmpty() || host.get().match(parts.url.host(), found))
                && (query.isEmpty() || query.get().match(parts.query.text(), found))
                && (fragment.isEmpty() || fragment.get().match(parts.routePath(), found))
                && fitsWhere(parts, found);
        if (!fits) return Optional.empty();
        for (Source source : sources) {
            if (found.has(source.value)) continue;
            Optional<String> value = first(source, parts);
            if (value.isPresent()) found.put(source.value, value.get().strip());
        }
        return Optional.of(found);
    }

    private boolean fitsWhere(Parts parts, Values found) {
        for (Where w : where) {
            Optional<String> value = parts.value(w.parameter);
            if (value.isEmpty() || !w.shape.matchPlain(value.get(), found)) return false;
        }
        return true;
    }

    /// The first of a value's parameters that is there.
    private static Optional<String> first(Source source, Parts parts) {
        for (String name : source.parameters) {
            Optional<String> value = name.equals("?") ? parts.url.query() : parts.value(name);
            if (value.isPresent()) return value;
        }
        return Optional.empty();
    }

    /// Where the address leads under this rule; empty when the rule is not about it or it names no whole address.
    Optional<WebUrl> destination(Parts parts) {
        Optional<Values> values = match(parts);
        return values.isEmpty() ? Optional.empty() : destination(values.get(), parts.url);
    }

    /// The destination among values that this rule gave.
    Optional<WebUrl> destination(Values values, WebUrl outer) {
        if (opening.whole()) return opening.open(outer);
        Optional<String> tail = values.get(Values.Kind.TAIL);
        if (tail.isPresent()) return Inner.tail(tail.get(), outer);
        Optional<String> bare = values.get(Values.Kind.BARE);
        if (bare.isPresent()) return Inner.tail("https://" + bare.get(), outer);
        Optional<String> to = values.get(Values.Kind.TO);
        return to.isEmpty() ? Optional.empty() : opening.open(to.get(), outer);
    }
}
