package promotrace.storefront;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads JSON, and what scripts write in its place, without running anything; mends what browsers' tools mend.
///
/// Beyond JSON: names without quotes, single quotes and back-ticks, comments, trailing and missing commas, `undefined`,
/// `!0`, `void 0`, raw line ends and unescaped quotes inside strings, an end that is cut off. What can't be read
/// (functions, calls) is left out, what was read before stays. Never throws; time is linear in the text.
final class Literal {
    private static final int DEEPEST = 200;

    private static final Pattern NAME = Pattern.compile("\"[\\w@$-]{1,40}\"\\s*:");

    private final String in;
    private int at;
    private int depth;
    private boolean cut;

    private Literal(String in, int from) {
        this.in = in;
        this.at = from;
    }

    /// One value and where it ends.
    record Read(Value value, int end) {}

    /// The value that begins at or after `from` (only white space and comments may stand before it).
    static Optional<Read> at(String text, int from) {
        Literal reader = new Literal(text, from);
        reader.blank();
        @Nullable Value v = reader.value();
        return v == null ? Optional.empty() : Optional.of(new Read(v, reader.at));
    }

    /// The whole text as one value.
    static Optional<Value> of(String text) {
        return at(text, 0).map(Read::value);
    }

    private @Nullable Value value() {
        if (at >= in.length()) return null;
        char c = in.charAt(at);
        return switch (c) {
            case '{', '[' -> {
                if (depth >= DEEPEST) {
                    at = in.length();
                    cut = true;
                    yield null;
                }
                depth++;
                Value v = c == '{' ? node() : many();
                depth--;
                yield v;
            }
            case '"', '\'', '`' -> string(c);
            default -> bare();
        };
    }

    private Value node() {
        Map<String, Value> parts = new LinkedHashMap<>();
        at++;
        while (true) {
            separators();
            if (at >= in.length()) break;
            char c = in.charAt(at);
            if (c == '}') {
                at++;
                break;
            }
            if (c == ']') break;
            int before = at;
            @Nullable String name = name();
            blank();
            if (name != null && at < in.length() && in.charAt(at) == ':') {
                at++;
                blank();
                @Nullable Value v = value();
                if (v != null && !(cut && v instanceof Value.Bare)) parts.putIfAbsent(name, v);
                rest();
            }
            if (at == before) at++;
        }
        return new Value.Node(parts);
    }

    private Value many() {
        List<Value> values = new ArrayList<>();
        at++;
        while (true) {
            separators();
            if (at >= in.length()) break;
            char c = in.charAt(at);
            if (c == ']') {
                at++;
                break;
            }
            if (c == '}') break;
            int before = at;
            @Nullable Value v = value();
            if (v != null) values.add(v);
            rest();
            if (at == before) at++;
        }
        return new Value.Many(values);
    }

    private @Nullable String name() {
        char c = in.charAt(at);
        if (c == '"' || c == '\'') return string(c) instanceof Value.Text t ? t.text() : null;
        int from = at;
        while (at < in.length() && (Character.isLetterOrDigit(in.charAt(at)) || "_$-.".indexOf(in.charAt(at)) >= 0))
            at++;
        return at == from ? null : in.substring(from, at);
    }

    private @Nullable Value string(char quote) {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < in.length()) {
            char c = in.charAt(at++);
            if (c == '\\') {
                escape(out);
            } else if (c == quote && ends()) {
                return new Value.Text(out.toString());
            } else {
                out.append(c);
            }
        }
        cut = true;
        return null;
    }

    /// Whether the quote just passed ends its string: what follows is what may follow a value.
    ///
    /// Quirk: shops write `"name": "TV 32" black"`; the inner quote is followed by neither comma nor bracket.
    private boolean ends() {
        boolean newLine = false;
        for (int i = at; i < in.length(); i++) {
            char c = in.charAt(i);
            if (c == '\n') newLine = true;
            if (c <= ' ') continue;
            return newLine
                    || ",:}]);+/<.|?".indexOf(c) >= 0
                    || c == '"' && NAME.matcher(in).region(i, in.length()).lookingAt();
        }
        return true;
    }

    private void escape(StringBuilder out) {
        if (at >= in.length()) return;
        char c = in.charAt(at++);
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'b', 'f', 'v' -> out.append(' ');
            case 'u' -> hex(out, 4);
            case 'x' -> hex(out, 2);
            case '\n' -> {}
            default -> out.append(c);
        }
    }

    private void hex(StringBuilder out, int digits) {
        int code = 0;
        for (int i = 0; i < digits; i++) {
            int d = at + i < in.length() ? Character.digit(in.charAt(at + i), 16) : -1;
            if (d < 0) return;
            code = code * 16 + d;
        }
        at += digits;
        out.append((char) code);
    }

    private @Nullable Value bare() {
        int from = at;
        while (at < in.length() && ",:}]{[;\"'\n<".indexOf(in.charAt(at)) < 0 && !isComment()) at++;
        if (at >= in.length()) cut = true;
        String word = in.substring(from, at).strip();
        return switch (word) {
            case "", "null", "undefined", "void 0", "NaN" -> null;
            case "!0" -> new Value.Bare("true");
            case "!1" -> new Value.Bare("false");
            default -> isPlain(word) ? new Value.Bare(word) : null;
        };
    }

    private static boolean isPlain(String word) {
        if (word.equals("true") || word.equals("false")) return true;
        char c = word.charAt(0);
        return word.length() < 40
                && (c >= '0' && c <= '9' || c == '-' || c == '.')
                && word.chars().allMatch(x -> x >= '0' && x <= '9' || "+-.eE".indexOf(x) >= 0);
    }

    /// Passes what stands between a value and the next comma or closing bracket: `+ "x"`, `||{}`, a call's arguments.
    private void rest() {
        int open = 0;
        while (at < in.length()) {
            char c = in.charAt(at);
            if (open == 0 && (c == ',' || c == '}' || c == ']' || c == '"')) return;
            if (c == '(' || c == '{' || c == '[') open++;
            if (c == ')' || c == '}' || c == ']') open--;
            if (open < 0) {
                open = 0;
            }
            if (c == '/' && comment()) continue;
            if ((c == '"' || c == '\'' || c == '`') && open > 0) string(c);
            else at++;
        }
    }

    private void separators() {
        while (true) {
            blank();
            if (at >= in.length() || in.charAt(at) != ',' && in.charAt(at) != ';') return;
            at++;
        }
    }

    private void blank() {
        while (at < in.length()) {
            char c = in.charAt(at);
            if (c <= ' ' || c == '\u00a0' || c == '\ufeff' || c == '\u2028') at++;
            else if (c != '/' || !comment()) return;
        }
    }

    private boolean isComment() {
        return in.startsWith("//", at) || in.startsWith("/*", at);
    }

    private boolean comment() {
        if (in.startsWith("//", at)) {
            int end = in.indexOf('\n', at);
            at = end < 0 ? in.length() : end;
            return true;
        }
        if (in.startsWith("/*", at)) {
            int end = in.indexOf("*/", at + 2);
            at = end < 0 ? in.length() : end + 2;
            return true;
        }
        return false;
    }
}
