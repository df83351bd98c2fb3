package promotrace.storefront;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// RDFa (Lite and Core 1.1 in HTML), as the same nodes that JSON-LD gives.
///
/// Left out: languages, data types and `inlist`; values stand in the page's order anyway.
///
/// Quirk: `rel` is as good as absent where none of its words has a meaning in the vocabulary, and a link or picture that
/// is neither typed nor waited for is not spoken of: shops put `<a rel="nofollow" href=…>` around the names of what they
/// sell.
final class Rdfa {
    private static final int DEEPEST = 400;

    private final Graph graph = new Graph();
    private final Texts texts = new Texts();
    private final String page;
    private int nameless;

    private Rdfa(String page) {
        this.page = page;
    }

    /// What an element's children speak of: `subject` is the one around, `object` the one that they describe; `links`
    /// wait for one of them to say what they lead to.
    private record Place(String subject, String object, Vocabulary words, List<Link> links) {}

    private record Link(String name, boolean backward) {}

    /// What an element itself speaks of. `subject` is null where it says nothing, `object` where it has none.
    private record Speech(
            @Nullable String subject,
            @Nullable String object,
            @Nullable String typed,
            Set<String> to,
            Set<String> from) {
        boolean isLink() {
            return !to.isEmpty() || !from.isEmpty();
        }
    }

    /// All that the page states, names in full.
    static List<Value> nodes(Document tree) {
        return read(tree).trees(Optional::of);
    }

    /// The same where the page names a type at all, names without their vocabulary: what is read like schema.org's.
    static List<Value> named(Document tree) {
        if (tree.selectFirst("[typeof]") == null) return List.of();
        return read(tree)
                .trees(name -> Optional.of(name.substring(Graph.lastPart(name)))
                        .filter(n -> !n.equals("type") && !n.isEmpty()));
    }

    private static Graph read(Document tree) {
        Rdfa reader = new Rdfa(tree.baseUri());
        Place whole = new Place(reader.page, reader.page, Vocabulary.initial(), List.of());
        for (Element root : tree.children()) reader.read(root, whole, 0);
        return reader.graph;
    }

    static List<String> tokens(Element e, String attribute) {
        String written = e.attr(attribute).strip();
        return written.isEmpty() ? List.of() : List.of(written.split("\\s+"));
    }

    private void read(Element e, Place in, int depth) {
        if (depth > DEEPEST) return;
        Vocabulary words = in.words().on(e);
        Speech speech = speech(e, in, words);
        String subject = speech.subject();
        if (subject == null) {
            Place same = new Place(in.subject(), in.object(), words, in.links());
            for (Element child : e.children()) read(child, same, depth + 1);
            return;
        }
        List<Link> links = state(e, speech, subject, words);
        for (Link l : in.links()) link(l, in.subject(), subject);
        String object = speech.object() == null ? subject : speech.object();
        if (!links.isEmpty()) object = newNode();
        for (Element child : e.children()) read(child, new Place(subject, object, words, links), depth + 1);
    }

    private void link(Link link, String subject, String object) {
        if (link.backward()) graph.link(object, link.name(), subject);
        else graph.link(subject, link.name(), object);
    }

    /// Adds what the element states; gives the links that its children are to complete.
    private List<Link> state(Element e, Speech speech, String subject, Vocabulary words) {
        String typed = speech.typed();
        if (typed != null) for (String type : words.all(e, "typeof")) graph.type(typed, type);
        List<Link> links = new ArrayList<>();
        for (String to : speech.to()) links.add(new Link(to, false));
        for (String from : speech.from()) links.add(new Link(from, true));
        String object = speech.object();
        if (object != null) for (Link l : links) link(l, subject, object);
        for (String name : words.all(e, "property")) property(e, speech, subject, name, words);
        return object == null ? links : List.of();
    }

    private Speech speech(Element e, Place in, Vocabulary words) {
        Set<String> to = words.links(e, "rel");
        Set<String> from = words.links(e, "rev");
        Optional<String> about = reference(e, "about", words);
        Optional<String> address = address(e, words);
        boolean type = e.hasAttr("typeof");
        boolean link = !to.isEmpty() || !from.isEmpty();
        boolean value = e.hasAttr("property") && !e.hasAttr("content") && !e.hasAttr("datatype");
        if (link || value) {
            String subject = about.orElse(in.object());
            String typed = !type ? null : about.isPresent() ? subject : address.orElseGet(this::newNode);
            boolean typesObject = type && about.isEmpty();
            String object = typesObject ? typed : link ? address.orElse(null) : null;
            return new Speech(subject, object, typed, to, from);
        }
        boolean spoken = type || e.hasAttr("resource") || !in.links().isEmpty();
        Optional<String> stated = about.or(() -> spoken ? address : Optional.empty());
        if (stated.isEmpty() && !type && !e.hasAttr("property")) return new Speech(null, null, null, to, from);
        String subject = stated.orElseGet(() -> type && !isOuter(e) ? newNode() : in.object());
        return new Speech(subject, null, type ? subject : null, to, from);
    }

    private static boolean isOuter(Element e) {
        return e.normalName().equals("html")
                || e.normalName().equals("head")
                || e.normalName().equals("body");
    }

    private void property(Element e, Speech speech, String subject, String name, Vocabulary words) {
        Optional<String> address = address(e, words);
        String typed = speech.typed();
        if (e.hasAttr("content")) graph.say(subject, name, e.attr("content"));
        else if (e.hasAttr("datetime")) graph.say(subject, name, e.attr("datetime"));
        else if (e.hasAttr("datatype")) graph.say(subject, name, texts.of(e));
        else if (address.isPresent() && !speech.isLink()) graph.link(subject, name, address.get());
        else if (typed != null && !e.hasAttr("about")) graph.link(subject, name, typed);
        else if (e.hasAttr("value")
                && (e.normalName().equals("data") || e.normalName().equals("meter")))
            graph.say(subject, name, e.attr("value"));
        else graph.say(subject, name, texts.of(e));
    }

    private String newNode() {
        return Graph.NAMELESS + nameless++;
    }

    /// The address that an element has beside `about`.
    private Optional<String> address(Element e, Vocabulary words) {
        if (e.hasAttr("resource")) return reference(e, "resource", words);
        if (e.hasAttr("href")) return Optional.of(absolute(e, "href"));
        if (e.hasAttr("src")) return Optional.of(absolute(e, "src"));
        boolean object = e.normalName().equals("object") && e.hasAttr("data");
        return object ? Optional.of(absolute(e, "data")) : Optional.empty();
    }

    private Optional<String> reference(Element e, String attribute, Vocabulary words) {
        if (!e.hasAttr(attribute)) return Optional.empty();
        String written = e.attr(attribute).strip();
        if (written.startsWith("[") && written.endsWith("]")) {
            String inner = written.substring(1, written.length() - 1);
            return inner.startsWith("_:") ? Optional.of(Graph.NAMELESS + inner) : words.prefixed(inner);
        }
        if (written.startsWith("_:")) return Optional.of(Graph.NAMELESS + written);
        return Optional.of(words.prefixed(written).orElseGet(() -> absolute(e, attribute)));
    }

    private String absolute(Element e, String attribute) {
        String whole = e.absUrl(attribute);
        return whole.isEmpty() ? e.attr(attribute).isBlank() ? page : e.attr(attribute) : whole;
    }
}
