package promotrace.collect;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.parser.TokenQueue;

/// Whether a selector can be answered while its page comes in: by a reader that sees each start tag once, knows the
/// elements around it and its earlier siblings, and meets text only afterwards.
///
/// Such a reader can serve types, `ns|type`, `*`, `#id`, `.class`, tests of attributes, the combinators ` `, `>`, `+`, `~`
/// and `,` (of `a + b` it is `b` that is selected, and `a` has gone by), `:not` and `:is` of such, and the pseudo-classes
/// of [#LOOK_BACK]. All others that jsoup knows, and any that is new to this class, need the whole document.
///
/// `.`, `html` and `body` are served too, though what they select ends with the page: values below them are met in
/// passing like any other, so a post that is the whole page needs no more than its values to be held, never the page.
///
/// Selectors are taken apart as jsoup 1.24 does it, quotes, brackets and escapes included; one that jsoup can't parse is
/// a mistake that is told elsewhere, and here nothing is said of it for certain.
final class StreamedSelector {
    /// Pseudo-classes that ask for the position among earlier siblings, or for what the start tag says.
    static final Set<String> LOOK_BACK = Set.of(
            "first-child",
            "first-of-type",
            "nth-child",
            "nth-of-type",
            "eq",
            "lt",
            "gt",
            "root",
            "scope",
            "matchesAttr");

    private static final Set<String> OF_SELECTORS = Set.of("not", "is");

    private static final String CONTENT = "what an element holds";
    private static final String TEXT = "an element's text";
    private static final String LATER = "what follows an element";
    private static final String UNKNOWN = "what no start tag is known to say";

    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("has", CONTENT),
            Map.entry("empty", CONTENT),
            Map.entry("blank", TEXT),
            Map.entry("contains", TEXT),
            Map.entry("containsOwn", TEXT),
            Map.entry("containsWholeText", TEXT),
            Map.entry("containsWholeOwnText", TEXT),
            Map.entry("containsData", TEXT),
            Map.entry("matches", TEXT),
            Map.entry("matchesOwn", TEXT),
            Map.entry("matchesWholeText", TEXT),
            Map.entry("matchesWholeOwnText", TEXT),
            Map.entry("last-child", LATER),
            Map.entry("last-of-type", LATER),
            Map.entry("nth-last-child", LATER),
            Map.entry("nth-last-of-type", LATER),
            Map.entry("only-child", LATER),
            Map.entry("only-of-type", LATER));

    private static final String BASE = "the page's base address, which may come later";
    private static final String ABSOLUTE = "abs:";

    private StreamedSelector() {}

    /// The part of a selector that can't be answered at a start tag, and what it asks for (`what an element holds`).
    record Hindrance(String part, String asks) {}

    /// The first part of the selector that needs the whole document; empty where it can be served in passing.
    static Optional<Hindrance> hindrance(String selector) {
        try (TokenQueue rest = new TokenQueue(selector)) {
            while (!rest.isEmpty()) {
                Optional<Hindrance> found = next(rest);
                if (found.isPresent()) return found;
            }
            return Optional.empty();
        } catch (IllegalArgumentException unbalanced) {
            return Optional.of(new Hindrance(selector, UNKNOWN));
        }
    }

    /// The same for an attribute's name, as it stands after `@` in a path.
    static Optional<Hindrance> attribute(String name) {
        boolean absolute = name.regionMatches(true, 0, ABSOLUTE, 0, ABSOLUTE.length());
        return absolute ? Optional.of(new Hindrance(name, BASE)) : Optional.empty();
    }

    private static Optional<Hindrance> next(TokenQueue rest) {
        char first = rest.consume();
        return switch (first) {
            case '\\' -> {
                if (!rest.isEmpty()) rest.consume();
                yield Optional.empty();
            }
            case '[' -> attribute(inBrackets(rest));
            case ':' -> rest.matchChomp(":") ? node(rest) : pseudo(rest);
            default -> Optional.empty();
        };
    }

    private static Optional<Hindrance> node(TokenQueue rest) {
        return Optional.of(new Hindrance("::" + rest.consumeCssIdentifier(), CONTENT));
    }

    private static Optional<Hindrance> pseudo(TokenQueue rest) {
        String name = rest.consumeCssIdentifier();
        boolean asked = rest.matches("(");
        String inside = asked ? rest.chompBalanced('(', ')') : "";
        if (OF_SELECTORS.contains(name)) return hindrance(inside);
        if (name.equals("matchesAttr")) return attribute(inside.strip());
        if (LOOK_BACK.contains(name)) return Optional.empty();
        String part = ":" + name + (asked ? "(" + inside + ")" : "");
        return Optional.of(new Hindrance(part, WHOLE.getOrDefault(name, UNKNOWN)));
    }

    /// What stands between the brackets, of which the first is read already.
    ///
    /// *Quirk:* an unquoted value may hold brackets in pairs, as `[href~=[a-z]:x]` does.
    private static String inBrackets(TokenQueue rest) {
        StringBuilder inside = new StringBuilder();
        char quote = 0;
        int open = 1;
        while (!rest.isEmpty()) {
            char c = rest.consume();
            if (c == '\\') {
                inside.append(c);
                if (!rest.isEmpty()) inside.append(rest.consume());
                continue;
            }
            if (quote != 0) quote = c == quote ? 0 : quote;
            else if (c == '"' || c == '\'') quote = c;
            else if (c == '[') open++;
            else if (c == ']' && --open == 0) return inside.toString().strip();
            inside.append(c);
        }
        throw new IllegalArgumentException("no bracket closes " + inside);
    }
}
