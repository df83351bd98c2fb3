package promotrace.resolve;

import java.util.Arrays;
import java.util.Optional;
import promotrace.url.Parameter;

/// The parameters of an encoded query, found once and decoded where somebody asks for them. For one thread.
final class Query {
    static final Query NONE = new Query("");

    /// Numbers kept of a parameter: where it begins, where its name ends (at `=`, or its end), where it ends, and the hash
    /// of its encoded name.
    private static final int NUMBERS = 4;

    private final String text;
    private int[] bounds = new int[4 * NUMBERS];
    private int size;
    private boolean encodedNames;

    Query(String text) {
        this.text = text;
        for (int from = 0; from < text.length(); from = add(from) + 1) {}
    }

    /// Adds the parameter that begins there; its end.
    private int add(int from) {
        int end = text.indexOf('&', from);
        if (end < 0) end = text.length();
        int equals = from;
        for (; equals < end; equals++) {
            char c = text.charAt(equals);
            if (c == '=') break;
            if (c == '%' || c == '+') encodedNames = true;
        }
        if (size * NUMBERS == bounds.length) bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        int at = NUMBERS * size++;
        bounds[at] = from;
        bounds[at + 1] = equals;
        bounds[at + 2] = end;
        bounds[at + 3] = Stretches.hash(text, from, equals);
        return end;
    }

    /// The whole, still encoded.
    String text() {
        return text;
    }

    int size() {
        return size;
    }

    /// The first value of that very name that is not blank, decoded.
    Optional<String> value(String name) {
        for (int at = 0; at < NUMBERS * size; at += NUMBERS) {
            int equals = bounds[at + 1];
            int end = bounds[at + 2];
            if (equals == end || !isName(bounds[at], equals, name)) continue;
            String value = Parameter.form(text, equals + 1, end);
            if (!value.isBlank()) return Optional.of(value);
        }
        return Optional.empty();
    }

    private boolean isName(int from, int end, String name) {
        if (end - from == name.length() && text.startsWith(name, from)) return true;
        return encodedNames
                && end - from >= name.length()
                && Parameter.form(text, from, end).equals(name);
    }

    /// What is kept under a parameter's name as it is written; empty where it has no name or no value.
    <T> Optional<T> find(int parameter, Stretches<T> byName) {
        int at = NUMBERS * parameter;
        int from = bounds[at];
        int equals = bounds[at + 1];
        if (equals == from || equals == bounds[at + 2]) return Optional.empty();
        return byName.find(text, from, equals, bounds[at + 3]);
    }
}
