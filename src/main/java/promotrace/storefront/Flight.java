package promotrace.storefront;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rows that a page of Next.js's app router hands to a function: `self.__next_f.push([1,"c:[\"$\",…]\n"])`.
///
/// The strings of all calls are one text. Each row of it is an id, a colon and JSON, ended by a line feed; or a text, told
/// by `T` and its length in bytes. A value `$id` means a row: texts are put in, what is no text is left out. Source: React's
/// own reader of such rows (`ReactFlightClient`).
final class Flight {
    private static final Pattern ROW = Pattern.compile("([0-9a-f]{1,8}):(?:T([0-9a-f]{1,8}),)?");
    private static final Pattern REFERENCE =
            Pattern.compile("\\$[A-Za-z@]?([0-9a-f]{1,8})?|\\$(?:undefined|NaN|Infinity)|\\$D.*");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Value> values = new ArrayList<>();

    private Flight() {}

    /// All rows' data in the page's order; empty when no script calls that function.
    static Optional<Value> of(String function, List<Markup.Script> scripts) {
        StringBuilder all = new StringBuilder();
        for (Markup.Script s : scripts) gather(function, s.body(), all);
        if (all.isEmpty()) return Optional.empty();
        Flight flight = new Flight();
        flight.rows(all.toString());
        List<Value> whole = new ArrayList<>();
        for (Value v : flight.values) flight.joined(v).ifPresent(whole::add);
        return Optional.of(new Value.Many(whole));
    }

    private static void gather(String function, String body, StringBuilder into) {
        int at = body.indexOf(function);
        while (at >= 0) {
            int from = at + function.length();
            Optional<Literal.Read> read = body.startsWith("(", from) ? Literal.at(body, from + 1) : Optional.empty();
            if (read.isPresent()
                    && read.get().value() instanceof Value.Many m
                    && m.values().size() > 1) {
                if (m.values().get(1) instanceof Value.Text t) into.append(t.text());
            }
            at = body.indexOf(function, read.map(Literal.Read::end).orElse(from));
        }
    }

    private void rows(String all) {
        Matcher row = ROW.matcher(all);
        int at = 0;
        while (at < all.length()) {
            boolean known = row.region(at, all.length()).lookingAt();
            if (known && row.group(2) != null) {
                int end = after(all, row.end(), Integer.parseUnsignedInt(row.group(2), 16));
                texts.put(row.group(1), all.substring(row.end(), end));
                at = end;
                continue;
            }
            int end = all.indexOf('\n', at);
            if (end < 0) end = all.length();
            int start = known ? row.end() : end;
            if (start < end && "[{".indexOf(all.charAt(start)) >= 0) {
                Literal.of(all.substring(start, end)).ifPresent(values::add);
            }
            at = end + 1;
        }
    }

    /// Where so many bytes of UTF-8 end.
    private static int after(String all, int from, int bytes) {
        int at = from;
        int left = bytes;
        while (at < all.length() && left > 0) {
            int c = all.codePointAt(at);
            left -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            at += Character.charCount(c);
        }
        return at;
    }

    private Optional<Value> joined(Value value) {
        return switch (value) {
            case Value.Text t -> text(t);
            case Value.Bare b -> Optional.of(b);
            case Value.Many m -> {
                List<Value> out = new ArrayList<>();
                for (Value v : m.values()) joined(v).ifPresent(out::add);
                yield Optional.of(new Value.Many(out));
            }
            case Value.Node n -> {
                Map<String, Value> out = new LinkedHashMap<>();
                n.parts().forEach((name, v) -> joined(v).ifPresent(j -> out.put(name, j)));
                yield Optional.of(new Value.Node(out));
            }
        };
    }

    private Optional<Value> text(Value.Text t) {
        if (!t.text().startsWith("$")) return Optional.of(t);
        if (t.text().startsWith("$$"))
            return Optional.of(new Value.Text(t.text().substring(1)));
        Matcher m = REFERENCE.matcher(t.text());
        if (!m.matches()) return Optional.of(t);
        return Optional.ofNullable(m.group(1)).map(texts::get).map(Value.Text::new);
    }
}
