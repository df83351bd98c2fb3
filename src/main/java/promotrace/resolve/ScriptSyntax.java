package promotrace.resolve;

import java.util.ArrayList;
import java.util.List;

/// What stands where among one script's tokens: statements, arguments, functions. Pure; nothing is performed.
///
/// `pairs` gives for each opening bracket its twin, behind the end where it has none.
final class ScriptSyntax {
    private final List<ScriptTokens.Token> tokens;
    private final int[] pairs;

    ScriptSyntax(List<ScriptTokens.Token> tokens, int[] pairs) {
        this.tokens = tokens;
        this.pairs = pairs;
    }

    /// A function: its parameters, and from where to where stands what it does; nothing where it is not whole.
    record Function(List<String> parameters, int from, int to) {}

    /// Whether that sign or name stands at `i`, which may lie outside.
    boolean is(int i, String sign) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(sign);
    }

    /// What stands at `i`; empty text behind the end.
    String text(int i) {
        return i < tokens.size() ? tokens.get(i).text() : "";
    }

    /// Where the statement ends that begins at `i`.
    int statementEnd(int i, int to) {
        int at = i;
        while (at < to && !is(at, ";") && !is(at, "}")) {
            boolean opens = is(at, "(") || is(at, "{") || is(at, "[");
            at = opens ? Math.min(pairs[at], to) + 1 : at + 1;
            if (at < to && tokens.get(at).lineBefore() && !tokens.get(at).is(".") && !is(at - 1, "=")) return at;
        }
        return Math.min(at, to);
    }

    /// Where the next of the arguments begins that end at `close`.
    int nextArgument(int i, int close) {
        int at = i;
        while (at < close && !is(at, ",")) {
            boolean opens = is(at, "(") || is(at, "{") || is(at, "[");
            at = opens ? pairs[at] + 1 : at + 1;
        }
        return at + 1;
    }

    /// The names between these brackets, without what they are when nothing is given.
    private List<String> parameters(int brackets) {
        List<String> all = new ArrayList<>();
        for (int p = brackets + 1; p < Math.min(pairs[brackets], tokens.size()); p++) {
            boolean one = tokens.get(p).kind() == ScriptTokens.Kind.NAME && (is(p - 1, "(") || is(p - 1, ","));
            if (one) all.add(tokens.get(p).text());
        }
        return all;
    }

    /// The function that begins at `i`; empty where it is not whole.
    Function named(int i) {
        int brackets = i + 1;
        if (is(brackets, "*")) brackets++;
        if (!is(brackets, "(")) brackets++;
        int open = is(brackets, "(") ? pairs[brackets] + 1 : tokens.size();
        if (!is(open, "{")) return new Function(List.of(), i + 1, i + 1);
        return new Function(parameters(brackets), open + 1, Math.min(pairs[open], tokens.size()));
    }

    /// The place of the arrow of a function that begins at `i`, -1 when none does.
    int arrow(int i) {
        int at = is(i, "async") ? i + 1 : i;
        int after = is(at, "(") ? pairs[at] + 1 : at + 1;
        return is(after, "=>") ? after : -1;
    }

    /// The arrow function that begins at `i`.
    Function arrowFunction(int i) {
        int arrow = arrow(i);
        int first = is(i, "async") && !is(i + 1, "=>") ? i + 1 : i;
        List<String> parameters =
                is(first, "(") ? parameters(first) : List.of(tokens.get(first).text());
        if (is(arrow + 1, "{")) return new Function(parameters, arrow + 2, Math.min(pairs[arrow + 1], tokens.size()));
        return new Function(parameters, arrow + 1, statementEnd(arrow + 1, tokens.size()));
    }
}
