package promotrace.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import promotrace.resolve.ScriptTokens.Kind;
import promotrace.resolve.ScriptTokens.Token;
import promotrace.url.WebUrl;

/// Where a page's own scripts send the visitor, read from their tokens; no script is run.
///
/// Only what happens by itself counts: statements of the script and of functions that it calls at once, after a while
/// or when the page is loaded; not what happens on a click. What stands under a condition is kept apart.
final class ScriptRedirect {
    private static final Set<String> PLACES = Set.of("location", "location.href");
    private static final Set<String> RUNNERS = Set.of(
            "setTimeout", "setInterval", "requestAnimationFrame", "$", "jQuery", "ready", "queueMicrotask", "eval");
    /// A longer script without a redirect in it is a library: it names no address for another script.
    private static final int SHORT = 2_000;

    /// One of these stands in every script that sends on, however well the address is hidden.
    private static final Set<String> SIGNS =
            Set.of("location", "open(", "click(", "eval(", "window[", "self[", "top[", "document[", "this[");

    private static final Set<String> CONDITIONS = Set.of("if", "for", "while", "switch", "catch", "with");
    private static final Set<String> DECLARE = Set.of("var", "let", "const");
    private static final Set<String> BEFORE_CALLED = Set.of("(", "!", "+", "-", "~", "void", "new");
    private static final int DEPTH = 6;

    /// Blocks within blocks are walked this deep.
    private static final int NESTED = 200;

    private final ScriptPage page;
    private final ScriptNames names = new ScriptNames();
    private final Map<String, Body> bodies = new HashMap<>();
    private final List<WebUrl> certain = new ArrayList<>();
    private final List<WebUrl> possible = new ArrayList<>();
    private final Set<String> local = new HashSet<>();
    private int nested;
    private int inside;

    private ScriptRedirect(ScriptPage page) {
        this.page = page;
    }

    /// A function: its parameters, and where in which script stands what it does.
    private record Body(Run run, List<String> parameters, int from, int to) {}

    /// Addresses that the scripts send to for certain, and those under a condition, in order.
    record Found(List<WebUrl> certain, List<WebUrl> possible) {}

    /// What scripts, in the order of the page, do by themselves.
    static Found in(ScriptPage page, List<String> scripts) {
        ScriptRedirect all = new ScriptRedirect(page);
        if (scripts.stream().anyMatch(ScriptRedirect::maySendOn)) {
            for (String script : scripts) {
                if (script.length() <= SHORT || script.contains("location") || script.contains("open("))
                    all.run(script, false, 0);
            }
        }
        return new Found(List.copyOf(all.certain), List.copyOf(all.possible));
    }

    private static boolean maySendOn(String script) {
        return SIGNS.stream().anyMatch(script::contains);
    }

    private void run(String script, boolean conditional, int depth) {
        if (depth > DEPTH) return;
        List<Token> tokens = ScriptTokens.of(script);
        new Run(tokens, ScriptTokens.pairs(tokens), depth).range(0, tokens.size(), conditional);
    }

    private void found(ScriptValue.Read value, boolean conditional) {
        Optional<WebUrl> to = value.text()
                .flatMap(page.target())
                .filter(u -> !u.withoutFragment().equals(page.url().withoutFragment()));
        to.ifPresent((conditional || value.unsure() ? possible : certain)::add);
    }

    /// One script's tokens while they are walked.
    private final class Run {
        private final List<Token> tokens;
        private final int[] pairs;
        private final ScriptSyntax code;
        private final int depth;

        Run(List<Token> tokens, int[] pairs, int depth) {
            this.tokens = tokens;
            this.pairs = pairs;
            this.code = new ScriptSyntax(tokens, pairs);
            this.depth = depth;
        }

        /// What a function does, its parameters bound to what the call's brackets at `call` give; -1 for none. What it
        /// declares is not known outside of it.
        private void perform(Body body, int call, boolean conditional) {
            Map<String, String> before = new HashMap<>();
            int argument = call + 1;
            boolean gives = code.is(call, "(");
            for (String name : body.parameters) {
                Optional.ofNullable(names.texts.get(name)).ifPresent(t -> before.put(name, t));
                boolean given = gives && argument < pairs[call];
                ScriptValue.Read read =
                        given ? value(argument, pairs[call]) : new ScriptValue.Read(Optional.empty(), false);
                names.forget(name);
                bodies.remove(name);
                read.text().ifPresent(t -> names.put(name, t, read.unsure()));
                if (given) argument = code.nextArgument(argument, pairs[call]);
            }
            inside++;
            body.run.range(body.from, body.to, conditional);
            inside--;
            body.parameters.forEach(names::forget);
            before.forEach((name, text) -> names.put(name, text, false));
            if (inside > 0) return;
            local.forEach(names::forget);
            local.forEach(bodies::remove);
            local.clear();
        }

        private Body body(ScriptSyntax.Function function) {
            return new Body(this, function.parameters(), function.from(), function.to());
        }

        private void keep(String name, Body body) {
            if (inside > 0) local.add(name);
            bodies.put(name, body);
        }

        /// Keeps the functions that are declared here: one may be called above the place where it stands.
        private void declare(int from, int to) {
            for (int i = from; i < to; ) {
                boolean function = code.is(i, "function")
                        && i + 1 < to
                        && tokens.get(i + 1).kind() == Kind.NAME;
                if (function) keep(tokens.get(i + 1).text(), body(code.named(i)));
                boolean opens = code.is(i, "(") || code.is(i, "{") || code.is(i, "[");
                i = opens ? pairs[i] + 1 : i + 1;
            }
        }

        void range(int from, int to, boolean conditional) {
            if (nested > NESTED) return;
            nested++;
            declare(from, to);
            int i = from;
            while (i < to) i = Math.max(i + 1, step(i, to, conditional));
            nested--;
        }

        /// Reads what stands at `i` and gives the place to go on at.
        private int step(int i, int to, boolean conditional) {
            Token t = tokens.get(i);
            if (t.is("=>")) return afterArrow(i, to, conditional);
            if (t.kind() != Kind.NAME) return i + 1;
            if (CONDITIONS.contains(t.text()) && code.is(i + 1, "(")) return underCondition(pairs[i + 1] + 1, to);
            if (t.text().equals("else")) return code.is(i + 1, "if") ? i + 1 : underCondition(i + 1, to);
            if (t.text().equals("function")) return function(i, conditional);
            boolean member = i > 0 && (code.is(i - 1, ".") || code.is(i - 1, "?."));
            return member ? i + 1 : chain(i, to, conditional);
        }

        private int underCondition(int i, int to) {
            if (i >= to) return i;
            if (code.is(i, "{")) {
                range(i + 1, Math.min(pairs[i], to), true);
                return pairs[i] + 1;
            }
            int end = code.statementEnd(i, to);
            range(i, end, true);
            return end;
        }

        /// An arrow function that nobody was seen to run is passed over, one that is called where it stands is not.
        private int afterArrow(int arrow, int to, boolean conditional) {
            if (!code.is(arrow + 1, "{"))
                return Math.min(code.nextArgument(arrow + 1, to) - 1, code.statementEnd(arrow + 1, to));
            int close = pairs[arrow + 1];
            boolean called = code.is(close + 1, ")") && code.is(close + 2, "(");
            if (called) range(arrow + 2, Math.min(close, to), conditional);
            return close + 1;
        }

        /// A function: performed where it is called at once, otherwise passed over.
        private int function(int i, boolean conditional) {
            Body body = body(code.named(i));
            if (body.to <= body.from) return i + 1;
            boolean called = i > 0 && BEFORE_CALLED.contains(tokens.get(i - 1).text());
            if (called) perform(body, code.is(body.to + 1, ")") ? body.to + 2 : body.to + 1, conditional);
            return body.to + 1;
        }

        private ScriptValue.Read value(int from, int to) {
            return ScriptValue.read(tokens, pairs, names, page, from, to);
        }

        /// A name with dots: an assignment, a call, or nothing of interest.
        private int chain(int i, int to, boolean conditional) {
            int at = i;
            StringBuilder name = new StringBuilder(tokens.get(at++).text());
            while (at + 1 < to) {
                boolean dot = (code.is(at, ".") || code.is(at, "?."))
                        && tokens.get(at + 1).kind() == Kind.NAME;
                Optional<String> bracket = dot || !code.is(at, "[") ? Optional.empty() : inBrackets(at);
                if (!dot && bracket.isEmpty()) break;
                name.append('.').append(bracket.orElse(tokens.get(at + 1).text()));
                at = dot ? at + 2 : pairs[at] + 1;
            }
            String plain = name.toString();
            String earlier;
            do {
                earlier = plain;
                plain = plain.replaceFirst("^(window|self|top|parent|document|this|globalThis)\\.(?=.)", "");
            } while (!plain.equals(earlier));
            boolean maybe = conditional || i > 0 && shortcut(i - 1);
            if (inside > 0 && i > 0 && DECLARE.contains(tokens.get(i - 1).text())) local.add(plain);
            if (code.is(at, "=")) return assignment(plain, at + 1, to, maybe);
            if (code.is(at, "+=")) {
                String known = names.texts.get(plain);
                ScriptValue.Read more = value(at + 1, to);
                boolean sometimes = maybe || more.unsure() || names.unsure.contains(plain);
                if (known != null && more.text().isPresent())
                    names.put(plain, known + more.text().get(), sometimes);
                else names.forget(plain);
                return at + 1;
            }
            return code.is(at, "(") ? call(plain, at, maybe) : at;
        }

        /// The known text in brackets, as in `window['loc' + 'ation']`.
        private Optional<String> inBrackets(int open) {
            int close = pairs[open];
            boolean whole = close < tokens.size() && close > open + 1;
            Optional<String> text = whole ? value(open + 1, close).text() : Optional.empty();
            return text.filter(t -> t.matches("[A-Za-z0-9_$]+"));
        }

        /// Whether the sign before lets what follows happen only sometimes.
        private boolean shortcut(int before) {
            int i = before;
            while (i > 0 && code.is(i, "(")) i--;
            return code.is(i, "&&") || code.is(i, "||") || code.is(i, "?") || code.is(i, ":") || code.is(i, "??");
        }

        private int assignment(String name, int from, int to, boolean conditional) {
            if (PLACES.contains(name)) {
                found(value(from, to), conditional);
                return from;
            }
            boolean onLoad = name.equals("onload") || name.equals("body.onload");
            if (code.is(from, "function") || code.arrow(from) >= 0) {
                Body body = code.is(from, "function") ? body(code.named(from)) : body(code.arrowFunction(from));
                if (onLoad) perform(body, -1, conditional);
                else keep(name, body);
                return body.to;
            }
            if (onLoad) {
                runs(from, code.statementEnd(from, to), conditional);
                return from;
            }
            if (code.is(from, "{")) object(name, from, conditional);
            Optional<List<String>> list = ScriptValue.list(tokens, pairs, names, page, from);
            ScriptValue.Read read = value(from, to);
            if (list.isPresent()) names.put(name, list.get(), conditional);
            else if (read.text().isPresent()) names.put(name, read.text().get(), conditional || read.unsure());
            else names.forget(name);
            return from;
        }

        /// Texts of an object that is written out: `{url: '…', 'wait': 5}`.
        private void object(String name, int open, boolean conditional) {
            for (int i = open + 1;
                    i + 1 < Math.min(pairs[open], tokens.size());
                    i = code.nextArgument(i, pairs[open])) {
                if (!code.is(i + 1, ":")) continue;
                ScriptValue.Read read = value(i + 2, pairs[open]);
                String field = name + "." + tokens.get(i).text();
                read.text().ifPresent(v -> names.put(field, v, conditional || read.unsure()));
            }
        }

        private int call(String name, int brackets, boolean conditional) {
            int close = Math.min(pairs[brackets], tokens.size());
            String last = name.substring(name.lastIndexOf('.') + 1);
            String owner = name.substring(0, Math.max(0, name.length() - last.length() - 1));
            if (PLACES.contains(owner) && (last.equals("replace") || last.equals("assign"))) {
                found(value(brackets + 1, close), conditional);
                return close;
            }
            if (name.equals("open")
                    && code.text(code.nextArgument(brackets + 1, close)).equals("_self")) {
                found(value(brackets + 1, close), conditional);
                return close;
            }
            if (last.equals("getElementById") || last.equals("querySelector")) {
                clicked(brackets, last.equals("querySelector") ? "" : "#", conditional);
                return close;
            }
            boolean loaded = last.equals("addEventListener") && loads(brackets + 1);
            if (RUNNERS.contains(last) || loaded) {
                runs(loaded ? code.nextArgument(brackets + 1, close) : brackets + 1, close, conditional);
                return close;
            }
            Body body = bodies.remove(name);
            if (body != null) {
                perform(body, brackets, conditional);
                return close;
            }
            return brackets + 1;
        }

        /// `document.getElementById('go').click()` goes where that link goes.
        private void clicked(int brackets, String before, boolean conditional) {
            int close = pairs[brackets];
            if (!code.is(close + 1, ".") || !code.is(close + 2, "click") || !code.is(close + 3, "(")) return;
            ScriptValue.Read which = value(brackets + 1, close);
            Optional<String> href = which.text().flatMap(w -> page.attribute().apply(before + w, "href"));
            found(new ScriptValue.Read(href, which.unsure()), conditional);
        }

        private boolean loads(int i) {
            String event = code.text(i);
            return event.equals("load") || event.equals("DOMContentLoaded") || event.equals("pageshow");
        }

        /// The function, its name or its text that a runner is given.
        private void runs(int i, int close, boolean conditional) {
            if (i >= close) return;
            Token t = tokens.get(i);
            Optional<String> script = t.kind() == Kind.TEXT || t.is("(") || code.is(i + 1, "(") || code.is(i + 1, "+")
                    ? value(i, close).text()
                    : Optional.empty();
            if (t.is("function")) {
                perform(body(code.named(i)), -1, conditional);
            } else if (code.arrow(i) >= 0) {
                Body body = body(code.arrowFunction(i));
                perform(new Body(this, body.parameters, body.from, Math.min(body.to, close)), -1, conditional);
            } else if (script.isPresent()) {
                run(script.get(), conditional, depth + 1);
            } else if (t.kind() == Kind.NAME) {
                Body body = bodies.remove(t.text());
                if (body != null) perform(body, -1, conditional);
            }
        }
    }
}
