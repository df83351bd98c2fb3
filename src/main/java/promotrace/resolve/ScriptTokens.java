package promotrace.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// A script cut into tokens: names, strings (unescaped), numbers and signs. Comments and regular expressions are gone.
///
/// It understands enough of the language to find plain assignments, never fails, and takes time linear in the text.
final class ScriptTokens {
    private static final int MOST = 60_000;
    private static final List<String> LONG_SIGNS =
            List.of("===", "!==", "=>", "==", "!=", "+=", "-=", "&&", "||", "??", "++", "--", "<=", ">=", "?.");

    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        SIGN
    }

    /// One token; `text` of a string is its value. `lineBefore` when a line ended before it.
    record Token(Kind kind, String text, boolean lineBefore) {
        boolean is(String sign) {
            return kind != Kind.TEXT && text.equals(sign);
        }
    }

    private final String script;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean line;

    private ScriptTokens(String script) {
        this.script = script;
    }

    static List<Token> of(String script) {
        ScriptTokens t = new ScriptTokens(script);
        while (t.at < script.length() && t.tokens.size() < MOST) t.step();
        return t.tokens;
    }

    /// For each opening bracket the place of its closing one; the end of the script where there is none.
    static int[] pairs(List<Token> tokens) {
        int[] pair = new int[tokens.size()];
        Arrays.fill(pair, tokens.size());
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token t = tokens.get(i);
            if (t.is("(") || t.is("{") || t.is("[")) open.push(i);
            else if ((t.is(")") || t.is("}") || t.is("]")) && !open.isEmpty()) pair[open.pop()] = i;
        }
        return pair;
    }

    private void step() {
        char c = script.charAt(at);
        if (c == '\n' || c == '\r') {
            line = true;
            at++;
        } else if (c <= ' ' || c == 0xFEFF || c == 0xA0) {
            at++;
        } else if (script.startsWith("//", at) || script.startsWith("<!--", at)) {
            at = end("\n", at);
        } else if (script.startsWith("/*", at)) {
            at = Math.min(script.length(), end("*/", at + 2) + 2);
        } else if (c == '"' || c == '\'' || c == '`') {
            text(c);
        } else if (Character.isJavaIdentifierStart(c)) {
            int from = at;
            while (at < script.length() && Character.isJavaIdentifierPart(script.charAt(at))) at++;
            add(Kind.NAME, script.substring(from, at));
        } else if (c >= '0' && c <= '9') {
            int from = at;
            while (at < script.length() && (Character.isLetterOrDigit(script.charAt(at)) || script.charAt(at) == '.'))
                at++;
            add(Kind.NUMBER, script.substring(from, at));
        } else if (c == '/' && expressionMayBegin()) {
            pattern();
        } else {
            String sign = String.valueOf(c);
            for (String s : LONG_SIGNS) {
                if (script.startsWith(s, at)) {
                    sign = s;
                    break;
                }
            }
            at += sign.length();
            add(Kind.SIGN, sign);
        }
    }

    private int end(String mark, int from) {
        int found = script.indexOf(mark, from);
        return found < 0 ? script.length() : found;
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text, line));
        line = false;
    }

    private boolean expressionMayBegin() {
        if (tokens.isEmpty()) return true;
        Token last = tokens.getLast();
        return switch (last.kind) {
            case TEXT, NUMBER -> false;
            case NAME -> last.text.equals("return") || last.text.equals("typeof");
            case SIGN -> !last.text.equals(")") && !last.text.equals("]") && !last.text.equals("}");
        };
    }

    private void pattern() {
        int i = at + 1;
        boolean inClass = false;
        for (; i < script.length(); i++) {
            char c = script.charAt(i);
            if (c == '\n') {
                add(Kind.SIGN, "/");
                at++;
                return;
            }
            if (c == '\\') i++;
            else if (c == '[') inClass = true;
            else if (c == ']') inClass = false;
            else if (c == '/' && !inClass) break;
        }
        i++;
        while (i < script.length() && Character.isLetter(script.charAt(i))) i++;
        at = Math.min(i, script.length());
        add(Kind.SIGN, "/pattern/");
    }

    private void text(char quote) {
        StringBuilder out = new StringBuilder();
        int i = at + 1;
        while (i < script.length()) {
            char c = script.charAt(i);
            if (c == quote) break;
            if (c == '\n' && quote != '`') break;
            if (c == '\\' && i + 1 < script.length()) {
                i = escape(i + 1, out);
            } else {
                out.append(c);
                i++;
            }
        }
        at = i + 1;
        boolean whole = i < script.length() && script.charAt(i) == quote;
        boolean filled = quote == '`' && out.indexOf("${") >= 0;
        add(whole && !filled ? Kind.TEXT : Kind.SIGN, whole && !filled ? out.toString() : "`unknown`");
    }

    /// Appends what the escape at `i` stands for; gives the place after it.
    private int escape(int i, StringBuilder out) {
        char c = script.charAt(i);
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'x' -> {
                return code(i + 1, 2, out);
            }
            case 'u' -> {
                return code(i + 1, 4, out);
            }
            case '\n' -> {
                // a line that goes on
            }
            default -> out.append(c);
        }
        return i + 1;
    }

    private int code(int from, int digits, StringBuilder out) {
        int to = Math.min(script.length(), from + digits);
        try {
            out.append((char) Integer.parseInt(script.substring(from, to), 16));
            return to;
        } catch (NumberFormatException notCode) {
            out.append(script.charAt(from - 1));
            return from;
        }
    }
}
