package promotrace.storefront;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import promotrace.url.WebUrl;

/// A page's language, title, meta elements and scripts, found in one pass without building its tree.
///
/// The tree is built when it is first asked for: most shops say all we need in their head and scripts. Not safe for
/// several threads; made anew for each reading.
final class Markup {
    private static final Pattern ALTERNATIVES = Pattern.compile(",\\s*(?![^(]*\\))");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern BY_ID = Pattern.compile("#([\\w-]+)(.*)");

    private static final List<String> NAMING = List.of("class", "id", "itemprop");

    private final WebUrl url;
    private final String text;
    private final List<Tag> metas = new ArrayList<>();
    private final List<Tag> links = new ArrayList<>();
    private final List<Script> scripts = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private Optional<String> language = Optional.empty();
    private Optional<String> title = Optional.empty();
    private final Names names;
    private final Map<String, Within> within = new HashMap<>();
    private final Map<String, Optional<Value>> pushed = new HashMap<>();
    private @Nullable String plainWords;
    private @Nullable List<Value> linkedData;
    private @Nullable Document tree;
    private @Nullable Map<String, Element> ids;

    /// A start tag's attributes, names in lower case, values with their entities undone.
    record Tag(Map<String, String> attributes) {
        Optional<String> get(String name) {
            return Optional.ofNullable(attributes.get(name)).map(String::strip).filter(s -> !s.isEmpty());
        }

        boolean isNamed(String name) {
            return get("name").filter(name::equalsIgnoreCase).isPresent()
                    || isAmong(name, "property")
                    || isAmong(name, "itemprop");
        }

        private boolean isAmong(String name, String attribute) {
            String words = attributes.get(attribute);
            if (words == null || words.length() < name.length()) return false;
            for (String word : SPACE.split(words.strip())) if (word.equalsIgnoreCase(name)) return true;
            return false;
        }
    }

    /// A meta element's content and the name by which it was asked for.
    record Said(String name, String content) {}

    record Script(Tag tag, String body) {}

    Markup(WebUrl url, String text) {
        this.url = url;
        this.text = text;
        this.names = new Names(text);
        scan();
    }

    WebUrl url() {
        return url;
    }

    String text() {
        return text;
    }

    /// Whether these characters stand anywhere in the page's source.
    boolean has(String characters) {
        return names.isWritten(characters);
    }

    Optional<String> language() {
        return language;
    }

    Optional<String> title() {
        return title;
    }

    List<Script> scripts() {
        return scripts;
    }

    /// Words between tags, one line for each piece, without scripts and styles.
    String words() {
        String known = plainWords;
        if (known == null) {
            known = words.indexOf("&") < 0 ? words.toString() : Parser.unescapeEntities(words.toString(), false);
            plainWords = known;
        }
        return known;
    }

    /// Contents of the meta elements of that name, property or itemprop, in order. A property and an itemprop may be
    /// several, with spaces between.
    List<String> metas(String name) {
        List<String> out = new ArrayList<>();
        for (Tag m : metas) if (m.isNamed(name)) m.get("content").ifPresent(out::add);
        return out;
    }

    /// The same for whichever of several names each element has.
    List<Said> metas(List<String> names) {
        List<Said> out = new ArrayList<>();
        for (Tag m : metas) {
            Optional<String> content = m.get("content");
            for (String name : names) {
                if (content.isPresent() && m.isNamed(name)) out.add(new Said(name, content.get()));
            }
        }
        return out;
    }

    Optional<String> meta(String name) {
        return metas(name).stream().findFirst();
    }

    /// The address that the page calls its own.
    Optional<WebUrl> canonical() {
        for (Tag l : links) {
            if (l.get("rel").filter("canonical"::equalsIgnoreCase).isPresent()) {
                return l.get("href").flatMap(url::resolve);
            }
        }
        return Optional.empty();
    }

    /// The page's JSON-LD, each script's whole data.
    List<Value> linkedData() {
        List<Value> known = linkedData;
        if (known == null) {
            known = new ArrayList<>();
            for (Script s : scripts) {
                String type = s.tag().get("type").orElse("").toLowerCase(Locale.ROOT);
                if (type.startsWith("application/ld+json")) known.addAll(JsonLd.documents(s.body()));
            }
            linkedData = known;
        }
        return known;
    }

    /// What Next.js hands to that function in the page's scripts.
    Optional<Value> pushed(String function) {
        return pushed.computeIfAbsent(function, f -> Flight.of(f, scripts));
    }

    Document tree() {
        Document t = tree;
        if (t == null) {
            t = Jsoup.parse(text, url.toString());
            tree = t;
        }
        return t;
    }

    /// The tree's elements that a selector means, in its order of alternatives where all begin with an id, else in the
    /// page's. No tree is built where none of its alternatives can mean anything.
    ///
    /// Alternatives that begin with an id are looked for below that element only: the ids are gathered once.
    List<Element> select(String css) {
        Optional<String> possible = names.possible(css);
        if (possible.isEmpty()) return List.of();
        List<Element> out = new ArrayList<>();
        for (String one : ALTERNATIVES.split(possible.get())) {
            Matcher m = BY_ID.matcher(one);
            if (!m.matches()) return tree().select(possible.get());
            Element root = ids().get(m.group(1));
            if (root == null) continue;
            if (m.group(2).isBlank()) out.add(root);
            else if (m.group(2).startsWith(" "))
                out.addAll(root.select(m.group(2).strip()));
            else return tree().select(possible.get());
        }
        return out;
    }

    /// Whether a selector can mean something here. No tree is needed.
    boolean mayHave(String css) {
        return names.possible(css).isPresent();
    }

    /// Whether an element is, or lies in, one that the selector means; each element is asked once for a selector.
    boolean isWithin(Element e, String css) {
        return within.computeIfAbsent(css, c -> new Within(names.possible(c))).isSo(e);
    }

    /// Whether it lies in one of those that also `counts`.
    boolean isWithin(Element e, String css, Predicate<Element> counts) {
        if (!isWithin(e, css)) return false;
        Within selected = within.computeIfAbsent(css, c -> new Within(names.possible(c)));
        for (Element at = e; at != null; at = at.parent()) {
            if (selected.isOne(at) && counts.test(at)) return true;
        }
        return false;
    }

    private Map<String, Element> ids() {
        Map<String, Element> known = ids;
        if (known == null) {
            known = new HashMap<>();
            Map<String, Element> found = known;
            tree().stream().filter(e -> e.hasAttr("id")).forEach(e -> found.putIfAbsent(e.id(), e));
            found.remove("");
            ids = known;
        }
        return known;
    }

    private void scan() {
        int at = 0;
        while (true) {
            int open = text.indexOf('<', at);
            piece(at, open < 0 ? text.length() : open);
            if (open < 0) return;
            if (text.startsWith("<!--", open)) {
                int end = text.indexOf("-->", open + 4);
                at = end < 0 ? text.length() : end + 3;
            } else {
                at = tag(open);
            }
        }
    }

    private void piece(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && text.charAt(start) <= ' ') start++;
        while (end > start && text.charAt(end - 1) <= ' ') end--;
        if (start < end) words.append(text, start, end).append('\n');
    }

    private int tag(int open) {
        int nameEnd = open + 1;
        while (nameEnd < text.length() && Character.isLetterOrDigit(text.charAt(nameEnd))) nameEnd++;
        String name = text.substring(open + 1, Math.min(nameEnd, open + 12)).toLowerCase(Locale.ROOT);
        Map<String, String> attributes = new LinkedHashMap<>();
        boolean wanted = switch (name) {
            case "meta", "link", "script", "html" -> true;
            default -> false;
        };
        int end = attributes(nameEnd, wanted ? attributes : null);
        Tag tag = new Tag(attributes);
        switch (name) {
            case "meta" -> metas.add(tag);
            case "link" -> links.add(tag);
            case "html" -> language = language.or(() -> tag.get("lang"));
            case "script" -> {
                int close = close("script", end);
                scripts.add(new Script(tag, text.substring(end, close)));
                return close;
            }
            case "style", "svg", "template" -> {
                return close(name, end);
            }
            case "title" -> {
                int close = close("title", end);
                if (title.isEmpty()) {
                    title = Optional.of(Parser.unescapeEntities(text.substring(end, close), false)
                                    .strip())
                            .filter(s -> !s.isEmpty());
                }
                return close;
            }
            default -> {}
        }
        return end;
    }

    /// Where the element's end tag begins; the end of the page when it has none.
    private int close(String name, int from) {
        for (int i = text.indexOf("</", from); i >= 0; i = text.indexOf("</", i + 2)) {
            if (text.regionMatches(true, i + 2, name, 0, name.length())) return i;
        }
        return text.length();
    }

    /// Passes a start tag's attributes to just behind its `>`; keeps them where `into` is given.
    private int attributes(int from, @Nullable Map<String, String> into) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '>') return at + 1;
            if (c == '<' && into == null) return at;
            if (c <= ' ' || c == '/' || c == '"' || c == '\'') {
                at++;
                continue;
            }
            int start = at;
            while (at < text.length() && "=> \t\r\n/".indexOf(text.charAt(at)) < 0) at++;
            String name =
                    into == null ? naming(start, at) : text.substring(start, at).toLowerCase(Locale.ROOT);
            int equals = at;
            while (equals < text.length() && text.charAt(equals) <= ' ') equals++;
            if (equals >= text.length() || text.charAt(equals) != '=') {
                if (into != null) into.putIfAbsent(name, "");
                if (at == start) at++;
                continue;
            }
            at = equals + 1;
            while (at < text.length() && text.charAt(at) <= ' ') at++;
            int valueEnd = valueEnd(at);
            if (into != null) into.putIfAbsent(name, unquoted(at, valueEnd));
            if (!name.isEmpty()) name(name, at, valueEnd);
            at = valueEnd;
        }
        return at;
    }

    /// Which of the attributes that selectors name stands there, if one does.
    private String naming(int from, int to) {
        for (String name : NAMING) {
            if (to - from == name.length() && text.regionMatches(true, from, name, 0, name.length())) return name;
        }
        return "";
    }

    private void name(String attribute, int from, int to) {
        switch (attribute) {
            case "class" -> names.addClass(unquoted(from, to));
            case "id" -> names.addId(unquoted(from, to));
            case "itemprop" -> names.addItemprop(unquoted(from, to));
            default -> {}
        }
    }

    private int valueEnd(int at) {
        if (at >= text.length()) return at;
        char quote = text.charAt(at);
        if (quote == '"' || quote == '\'') {
            int end = text.indexOf(quote, at + 1);
            return end < 0 ? text.length() : end + 1;
        }
        int end = at;
        while (end < text.length() && "> \t\r\n".indexOf(text.charAt(end)) < 0) end++;
        return end;
    }

    private String unquoted(int from, int to) {
        if (from >= to) return "";
        char first = text.charAt(from);
        boolean quoted = first == '"' || first == '\'';
        int end = quoted && to - from > 1 && text.charAt(to - 1) == first ? to - 1 : to;
        String raw = text.substring(quoted ? from + 1 : from, Math.max(end, quoted ? from + 1 : from));
        return raw.indexOf('&') < 0 ? raw : Parser.unescapeEntities(raw, true);
    }
}
