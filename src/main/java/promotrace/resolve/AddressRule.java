package promotrace.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// A [RuleRow] made ready: answers what an address says under it.
final class AddressRule {
    private final List<Where> where;
    private final Optional<Pattern> host;
    private final Optional<Pattern> path;
    private final Optional<Pattern> query;
    private final Optional<Pattern> fragment;
    private final List<Source> sources;
    private final boolean here;

    /// A value and the parameters it may stand in.
    private record Source(String value, List<String> parameters) {}

    private record Where(String parameter, Pattern shape) {}

    /// @throws PatternSyntaxException for an expression that is none
    AddressRule(RuleRow row) {
        List<Where> shapes = new ArrayList<>();
        row.where().forEach((name, shape) -> shapes.add(new Where(name, Pattern.compile(shape))));
        List<Source> from = new ArrayList<>();
        row.sources().forEach((value, names) -> {
            if (!names.isEmpty()) from.add(new Source(value, names));
        });
        this.where = List.copyOf(shapes);
        this.host = row.host().map(Pattern::compile);
        this.path = row.path().map(Pattern::compile);
        this.query = row.query().map(Pattern::compile);
        this.fragment = row.fragment().map(Pattern::compile);
        this.sources = List.copyOf(from);
        this.here = row.here();
    }

    /// The parameters that must be there.
    List<String> needs() {
        return where.stream().map(Where::parameter).toList();
    }

    /// The values that the address gives; empty when the rule is not about it. The host was matched before.
    Optional<Map<String, String>> match(Parts parts) {
        if (missing(path, parts.url.path()) || missing(host, parts.url.host())) return Optional.empty();
        Map<String, String> found = new HashMap<>(8);
        if (!groups(host, parts.url.host(), found)
                || !groups(path, parts.url.path(), found)
                || !groups(query, parts.url.query().orElse(""), found)
                || !groups(fragment, parts.routePath(), found)) {
            return Optional.empty();
        }
        for (Where w : where) {
            Optional<String> value = parts.value(w.parameter);
            if (value.isEmpty() || !groups(Optional.of(w.shape), value.get(), found)) return Optional.empty();
        }
        for (Source source : sources) {
            if (!found.containsKey(source.value)) first(source, parts).ifPresent(v -> found.put(source.value, v));
        }
        return Optional.of(found);
    }

    /// The first of a value's parameters that is there.
    private static Optional<String> first(Source source, Parts parts) {
        for (String name : source.parameters) {
            Optional<String> value = name.equals("?") ? parts.url.query() : parts.value(name);
            if (value.isPresent()) return value.map(String::strip);
        }
        return Optional.empty();
    }

    private static boolean missing(Optional<Pattern> pattern, String text) {
        return pattern.isPresent() && !pattern.get().matcher(text).find();
    }

    /// Where the address leads under this rule; empty when the rule is not about it or it names no whole address.
    Optional<WebUrl> destination(Parts parts) {
        return match(parts).flatMap(values -> destination(values, parts.url));
    }

    /// The destination among values that this rule gave.
    Optional<WebUrl> destination(Map<String, String> values, WebUrl outer) {
        String tail = values.get("tail");
        if (tail != null) return Inner.tail(tail, outer);
        String bare = values.get("bare");
        if (bare != null) return Inner.tail("https://" + bare, outer);
        String to = values.get("to");
        if (to == null) return Optional.empty();
        return here && to.startsWith("/") ? outer.withoutFragment().resolve(to) : Inner.address(to);
    }

    private static boolean groups(Optional<Pattern> pattern, String text, Map<String, String> found) {
        if (pattern.isEmpty()) return true;
        Matcher m = pattern.get().matcher(text);
        if (!m.find()) return false;
        for (String name : pattern.get().namedGroups().keySet()) {
            String value = m.group(name);
            if (value == null || value.isEmpty()) continue;
            found.put(name, name.equals("tail") || name.equals("bare") ? value : Parameter.decode(value));
        }
        return true;
    }
}
