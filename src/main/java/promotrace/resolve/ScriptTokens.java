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

    /// Templates within templates are read this deep.
    private static final int DEEP = 20;

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
    private final int depth;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean line;

    private ScriptTokens(String script, int depth) {
        this.script = script;
        this.depth = depth;
    }

    static List<Token> of(String script) {
        ScriptTokens t = new ScriptTokens(script, 0);
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
        } else if (c == '"' || c == '\'') {
            text(c);
        } else if (c == '`') {
            template();
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
            if (c == '\n') break;
            if (c == '\\' && i + 1 < script.length()) {
                i = escape(i + 1, out);
            } else {
                out.append(c);
                i++;
            }
        }
        at = i + 1;
        boolean whole = i < script.length() && script.charAt(i) == quote;
        add(whole ? Kind.TEXT : Kind.SIGN, whole ? out.toString() : "`unknown`");
    }

    /// What stands between two backticks; with expressions in it, it reads as `("a"+(expression)+"b")`.
    private void template() {
        List<Token> all = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        int i = at + 1;
        boolean filled = false;
        while (i < script.length() && script.charAt(i) != '`') {
            if (script.startsWith("${", i) && depth < DEEP) {
                filled = true;
                all.add(new Token(Kind.TEXT, out.toString(), false));
                out.setLength(0);
                i = expression(i + 2, all);
            } else if (script.charAt(i) == '\\' && i + 1 < script.length()) {
                i = escape(i + 1, out);
            } else {
                out.append(script.charAt(i++));
            }
        }
        boolean whole = i < script.length();
        at = i + 1;
        if (!whole) add(Kind.SIGN, "`unknown`");
        else if (!filled) add(Kind.TEXT, out.toString());
        else {
            add(Kind.SIGN, "(");
            tokens.addAll(all);
            add(Kind.TEXT, out.toString());
            add(Kind.SIGN, ")");
        }
    }

    /// Appends `+(…)+` with the expression that begins at `from`; gives the place behind its brace.
    private int expression(int from, List<Token> all) {
        ScriptTokens inner = new ScriptTokens(script, depth + 1);
        inner.at = from;
        int open = 0;
        all.add(new Token(Kind.SIGN, "+", false));
        all.add(new Token(Kind.SIGN, "(", false));
        while (inner.at < script.length() && tokens.size() + inner.tokens.size() < MOST) {
            int before = inner.tokens.size();
            inner.step();
            if (inner.tokens.size() == before) continue;
            Token last = inner.tokens.getLast();
            if (last.is("{")) open++;
            if (last.is("}") && open-- == 0) {
                inner.tokens.removeLast();
                break;
            }
        }
        all.addAll(inner.tokens);
        all.add(new Token(Kind.SIGN, ")", false));
        all.add(new Token(Kind.SIGN, "+", false));
        return inner.at;
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
                return script.startsWith("{", i + 1) ? point(i + 2, out) : code(i + 1, 4, out);
            }
            case '\n' -> {
                // a line that goes on
            }
            default -> out.append(c);
        }
        return i + 1;
    }

    /// The character with the number that stands before the closing brace.
    private int point(int from, StringBuilder out) {
        int close = script.indexOf('}', from);
        String number = close < 0 || close - from > 6 ? "" : script.substring(from, close);
        if (!number.matches("[0-9A-Fa-f]{1,6}") || !Character.isValidCodePoint(Integer.parseInt(number, 16))) {
            out.append('u');
            return from - 1;
        }
        out.appendCodePoint(Integer.parseInt(number, 16));
        return close + 1;
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
