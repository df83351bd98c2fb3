package promotrace.resolve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.resolve.ScriptTokens.Kind;
import promotrace.resolve.ScriptTokens.Token;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// The text that a simple expression of a script gives: strings and known names joined with `+`, and the few functions
/// with which addresses are hidden. Anything else is unknown.
final class ScriptValue {
    private final List<Token> tokens;
    private final int[] pairs;
    private final Map<String, String> names;
    private final WebUrl page;
    private int at;

    private ScriptValue(List<Token> tokens, int[] pairs, Map<String, String> names, WebUrl page, int at) {
        this.tokens = tokens;
        this.pairs = pairs;
        this.names = names;
        this.page = page;
        this.at = at;
    }

    /// The text of the expression that begins at `from` and ends before `to` at the latest; empty when it is not known.
    static Optional<String> read(
            List<Token> tokens, int[] pairs, Map<String, String> names, WebUrl page, int from, int to) {
        ScriptValue value = new ScriptValue(tokens, pairs, names, page, from);
        Optional<String> text = value.sum();
        boolean whole = value.at >= Math.min(to, tokens.size()) || value.ends();
        return whole ? text : Optional.empty();
    }

    private boolean ends() {
        Token t = tokens.get(at);
        return t.is(";") || t.is(")") || t.is("}") || t.is(",") || t.is("]") || t.lineBefore();
    }

    private Optional<String> sum() {
        Optional<String> all = term();
        while (at < tokens.size() && tokens.get(at).is("+")) {
            at++;
            Optional<String> next = term();
            all = all.isPresent() && next.isPresent() ? Optional.of(all.get() + next.get()) : Optional.empty();
        }
        return all;
    }

    private Optional<String> term() {
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
            return array();
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
                    && !names.containsKey(chain.toString());
            if (!more) break;
            chain.append('.');
            at++;
        }
        String name = chain.toString().replaceFirst("^(window|self|top|document|globalThis)\\.", "");
        if (at < tokens.size() && tokens.get(at).is("(")) return call(name);
        String known = names.get(name);
        if (known != null) return Optional.of(known);
        return switch (name) {
            case "location.protocol" -> Optional.of(page.scheme() + ":");
            case "location.host" -> Optional.of(page.server());
            case "location.hostname" -> Optional.of(page.host());
            case "location.origin" -> Optional.of(page.scheme() + "://" + page.server());
            case "location.pathname" -> Optional.of(page.path());
            default -> Optional.empty();
        };
    }

    private Optional<String> call(String function) {
        List<Optional<String>> arguments = arguments();
        Optional<String> first = arguments.isEmpty() ? Optional.empty() : arguments.getFirst();
        return switch (function) {
            case "decodeURIComponent", "decodeURI", "unescape" -> first.map(Parameter::decode);
            case "encodeURI", "String" -> first;
            case "atob" -> first.flatMap(ScriptValue::base64);
            case "String.fromCharCode" -> letters(arguments);
            default -> Optional.empty();
        };
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

    /// `["a", "b"].join("")`
    private Optional<String> array() {
        List<Optional<String>> parts = arguments();
        boolean reversed = false;
        while (method("reverse")) {
            reversed = !reversed;
            arguments();
        }
        if (!method("join")) return Optional.empty();
        List<Optional<String>> with = arguments();
        if (parts.stream().anyMatch(Optional::isEmpty)) return Optional.empty();
        List<String> texts = new ArrayList<>(parts.stream().map(Optional::get).toList());
        if (reversed) java.util.Collections.reverse(texts);
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
        while (at + 2 < tokens.size() && tokens.get(at).is(".")) {
            if (method("trim") || method("toString")) {
                arguments();
            } else if (method("replace")) {
                List<Optional<String>> with = arguments();
                boolean plain = with.size() == 2
                        && with.get(0).isPresent()
                        && with.get(1).isPresent();
                now = plain
                        ? now.map(s -> {
                            int found = s.indexOf(with.get(0).get());
                            return found < 0
                                    ? s
                                    : s.substring(0, found)
                                            + with.get(1).get()
                                            + s.substring(
                                                    found + with.get(0).get().length());
                        })
                        : Optional.empty();
            } else if (method("split")) {
                now = split(now);
            } else {
                return Optional.empty();
            }
        }
        return now;
    }

    /// `"…".split("").reverse().join("")`
    private Optional<String> split(Optional<String> text) {
        List<Optional<String>> by = arguments();
        boolean reversed = false;
        if (method("reverse")) {
            arguments();
            reversed = true;
        }
        if (!method("join")) return Optional.empty();
        List<Optional<String>> with = arguments();
        if (text.isEmpty()
                || by.size() != 1
                || by.getFirst().isEmpty()
                || with.size() != 1
                || with.getFirst().isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>(List.of(
                text.get().split(java.util.regex.Pattern.quote(by.getFirst().get()), -1)));
        if (by.getFirst().get().isEmpty())
            parts = new ArrayList<>(
                    text.get().codePoints().mapToObj(Character::toString).toList());
        if (reversed) java.util.Collections.reverse(parts);
        return Optional.of(String.join(with.getFirst().get(), parts));
    }

    private static Optional<String> base64(String text) {
        try {
            return Optional.of(new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<String> letters(List<Optional<String>> codes) {
        StringBuilder out = new StringBuilder();
        for (Optional<String> code : codes) {
            if (code.isEmpty() || !code.get().matches("\\d{1,5}")) return Optional.empty();
            out.append((char) Integer.parseInt(code.get()));
        }
        return Optional.of(out.toString());
    }
}
