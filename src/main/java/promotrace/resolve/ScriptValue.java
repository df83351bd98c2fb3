package promotrace.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import promotrace.resolve.ScriptTokens.Kind;
import promotrace.resolve.ScriptTokens.Token;

/// The text that a simple expression of a script gives: strings and known names joined with `+`, and the few functions
/// with which addresses are hidden (see [ScriptFunctions]). Anything else is unknown.
final class ScriptValue {
    /// Brackets within brackets are read this deep.
    private static final int DEEP = 100;

    private final List<Token> tokens;
    private final int[] pairs;
    private final ScriptNames names;
    private final ScriptPage page;
    private boolean unsure;
    private int deep;
    private int at;

    private ScriptValue(List<Token> tokens, int[] pairs, ScriptNames names, ScriptPage page, int at) {
        this.tokens = tokens;
        this.pairs = pairs;
        this.names = names;
        this.page = page;
        this.at = at;
    }

    /// What an expression gives, and whether only sometimes.
    record Read(Optional<String> text, boolean unsure) {}

    /// The text of the expression that begins at `from` and ends before `to` at the latest; empty when it is not known.
    static Read read(List<Token> tokens, int[] pairs, ScriptNames names, ScriptPage page, int from, int to) {
        ScriptValue value = new ScriptValue(tokens, pairs, names, page, from);
        Optional<String> text = value.sum();
        boolean whole = value.at >= Math.min(to, tokens.size()) || value.ends();
        return new Read(whole ? text : Optional.empty(), value.unsure);
    }

    /// The texts of the list in brackets that begins at `from` and is the whole expression; empty when it is none.
    static Optional<List<String>> list(List<Token> tokens, int[] pairs, ScriptNames names, ScriptPage page, int from) {
        ScriptValue value = new ScriptValue(tokens, pairs, names, page, from);
        if (!value.is("[")) return Optional.empty();
        List<Optional<String>> parts = value.arguments();
        boolean whole = value.at >= tokens.size() || value.ends();
        return whole ? all(parts) : Optional.empty();
    }

    private boolean ends() {
        Token t = tokens.get(at);
        return t.is(";") || t.is(")") || t.is("}") || t.is(",") || t.is("]") || t.lineBefore();
    }

    private boolean is(String sign) {
        return at < tokens.size() && tokens.get(at).is(sign);
    }

    private Optional<String> sum() {
        if (deep > DEEP) return Optional.empty();
        deep++;
        Optional<String> all = added();
        deep--;
        return all;
    }

    private Optional<String> added() {
        Optional<String> all = term();
        while (is("+")) {
            at++;
            Optional<String> next = term();
            all = all.flatMap(a -> next.map(n -> a + n)).filter(ScriptFunctions::isShort);
        }
        return all;
    }

    private Optional<String> term() {
        if (is("new")) at++;
        if (at >= tokens.size()) return Optional.empty();
        Token t = tokens.get(at);
        Optional<String> text;
        if (t.kind() == Kind.TEXT || t.kind() == Kind.NUMBER) {
            at++;
            text = Optional.of(t.text());
        } else if (t.is("(")) {
            int close = pairs[at];
            at++;
            text = sum();
            at = Math.min(close + 1, tokens.size());
        } else if (t.is("[")) {
            return joined(all(arguments())).flatMap(s -> methods(Optional.of(s)));
        } else if (t.kind() == Kind.NAME) {
            text = named();
        } else {
            return Optional.empty();
        }
        return methods(text);
    }

    /// A name with dots, looked up; or one of the functions that decode.
    private Optional<String> named() {
        StringBuilder chain = new StringBuilder();
        while (at < tokens.size() && tokens.get(at).kind() == Kind.NAME) {
            chain.append(tokens.get(at).text());
            at++;
            boolean more = at + 1 < tokens.size()
                    && tokens.get(at).is(".")
                    && tokens.get(at + 1).kind() == Kind.NAME
                    && !names.texts.containsKey(chain.toString())
                    && !names.lists.containsKey(chain.toString());
            if (!more) break;
            chain.append('.');
            at++;
        }
        while (is("[") && at + 2 < tokens.size() && tokens.get(at + 2).is("]")) {
            chain.append('.').append(tokens.get(at + 1).text());
            at += 3;
        }
        String whole = chain.toString();
        String name = whole.replaceFirst("^(window|self|top|document|globalThis|this)\\.", "");
        if (is("(")) return call(name);
        unsure |= names.unsure.contains(whole) || names.unsure.contains(name);
        List<String> list = names.lists.get(name);
        if (list != null) return joined(Optional.of(list));
        String known = names.texts.getOrDefault(whole, names.texts.get(name));
        return known != null ? Optional.of(known) : ofPage(name);
    }

    private Optional<String> ofPage(String name) {
        return switch (name) {
            case "location.protocol" -> Optional.of(page.url().scheme() + ":");
            case "location.host" -> Optional.of(page.url().server());
            case "location.hostname" -> Optional.of(page.url().host());
            case "location.origin" ->
                Optional.of(page.url().scheme() + "://" + page.url().server());
            case "location.pathname" -> Optional.of(page.url().path());
            case "location.search" ->
                Optional.of(page.url().query().map(q -> "?" + q).orElse(""));
            default -> Optional.empty();
        };
    }

    private Optional<String> call(String function) {
        List<Optional<String>> arguments = arguments();
        Optional<String> first = arguments.isEmpty() ? Optional.empty() : arguments.getFirst();
        return switch (function) {
            case "getElementById" -> first.flatMap(id -> attribute("#" + id));
            case "querySelector" -> first.flatMap(this::attribute);
            case "URL" -> ScriptFunctions.address(arguments);
            default -> ScriptFunctions.call(function, arguments);
        };
    }

    /// `.href`, `.dataset.url` or `.getAttribute('data-url')` of an element of the page.
    private Optional<String> attribute(String selector) {
        if (method("getAttribute")) {
            List<Optional<String>> name = arguments();
            return name.isEmpty()
                    ? Optional.empty()
                    : name.getFirst().flatMap(n -> page.attribute().apply(selector, n));
        }
        if (!is(".") || at + 1 >= tokens.size()) return Optional.empty();
        String name = tokens.get(at + 1).text();
        at += 2;
        if (name.equals("dataset") && is(".") && at + 1 < tokens.size()) {
            name = "data-" + ScriptFunctions.dashed(tokens.get(at + 1).text());
            at += 2;
        }
        return page.attribute().apply(selector, name);
    }

    /// The arguments in the brackets that open here; stands after them.
    private List<Optional<String>> arguments() {
        int close = pairs[at];
        List<Optional<String>> all = new ArrayList<>();
        at++;
        while (at < close) {
            int from = at;
            all.add(sum());
            while (at < close && !tokens.get(at).is(",")) {
                all.set(all.size() - 1, Optional.empty());
                at = tokens.get(at).is("(")
                                || tokens.get(at).is("{")
                                || tokens.get(at).is("[")
                        ? pairs[at] + 1
                        : at + 1;
            }
            at = Math.max(at, from) + 1;
        }
        at = Math.min(close + 1, tokens.size());
        return all;
    }

    private static Optional<List<String>> all(List<Optional<String>> parts) {
        return parts.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(parts.stream().map(Optional::get).toList());
    }

    /// `.reverse()` and `.join("")` of a list.
    private Optional<String> joined(Optional<List<String>> list) {
        boolean reversed = false;
        while (method("reverse")) {
            reversed = !reversed;
            arguments();
        }
        if (!method("join")) return Optional.empty();
        List<Optional<String>> with = arguments();
        if (list.isEmpty() || !with.isEmpty() && with.getFirst().isEmpty()) return Optional.empty();
        List<String> texts = new ArrayList<>(list.get());
        int between = with.isEmpty() ? 1 : with.getFirst().map(String::length).orElse(1);
        if (texts.stream().mapToLong(t -> t.length() + between).sum() > ScriptFunctions.LONGEST)
            return Optional.empty();
        if (reversed) Collections.reverse(texts);
        return Optional.of(String.join(with.isEmpty() ? "," : with.getFirst().orElse(","), texts));
    }

    private boolean method(String name) {
        boolean here = at + 2 < tokens.size()
                && tokens.get(at).is(".")
                && tokens.get(at + 1).is(name)
                && tokens.get(at + 2).is("(");
        if (here) at += 2;
        return here;
    }

    private Optional<String> methods(Optional<String> text) {
        Optional<String> now = text;
        while (at + 1 < tokens.size() && is(".")) {
            String name = tokens.get(at + 1).text();
            if (method(name)) {
                if (name.equals("split")) {
                    now = joined(split(now, arguments()));
                } else {
                    Optional<String> self = now;
                    Optional<List<String>> arguments = all(arguments());
                    now = self.flatMap(s -> arguments.flatMap(a -> ScriptFunctions.method(s, name, a)));
                }
            } else if (name.equals("href")) {
                at += 2; // of a URL
            } else {
                return Optional.empty();
            }
        }
        return now;
    }

    private static Optional<List<String>> split(Optional<String> text, List<Optional<String>> by) {
        if (text.isEmpty() || by.size() != 1 || by.getFirst().isEmpty()) return Optional.empty();
        String mark = by.getFirst().get();
        return Optional.of(
                mark.isEmpty()
                        ? text.get().codePoints().mapToObj(Character::toString).toList()
                        : List.of(text.get().split(Pattern.quote(mark), -1)));
    }
}
