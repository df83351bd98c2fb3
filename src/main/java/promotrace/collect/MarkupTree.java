package promotrace.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/// A part of an HTML or XML answer. Paths are CSS selectors, with `@name` at the end for an attribute's value.
record MarkupTree(Element element, boolean xml) implements Tree {

    @Override
    public boolean fits(String path) {
        return isPath(path);
    }

    static boolean isPath(String path) {
        return path.equals(".") || !JsonTree.isPointer(path);
    }

    @Override
    public List<Tree> each(String path) {
        List<Tree> out = new ArrayList<>();
        for (Element found : select(path)) out.add(new MarkupTree(found, xml));
        return out;
    }

    @Override
    public Optional<String> text(String path) {
        int at = attribute(path);
        for (Element found : select(selector(path))) {
            String text = at < 0 ? words(found) : found.attr(path.substring(at + 1));
            if (!text.isBlank()) return Optional.of(text);
        }
        return Optional.empty();
    }

    /// An element's text; what a `script` holds is its text.
    private static String words(Element element) {
        return element.normalName().equals("script")
                ? element.data().strip()
                : element.text().strip();
    }

    @Override
    public Optional<String> joined(String path, String between) {
        String all =
                each(path).stream().flatMap(part -> part.text(".").stream()).collect(Collectors.joining(between));
        return Optional.of(all).filter(text -> !text.isBlank());
    }

    @Override
    public Optional<Passage> passage(String path, Value.As as, Optional<String> drop) {
        if (attribute(path) >= 0) return text(path).map(text -> Passage.of(text, as, drop));
        for (Element found : select(path)) {
            boolean holdsMarkup = !xml || found.childrenSize() > 0;
            Passage passage = holdsMarkup ? Passage.of(found, drop) : Passage.of(found.wholeText(), as, drop);
            if (!passage.text().isBlank()) return Optional.of(passage);
        }
        return Optional.empty();
    }

    private Elements select(String selector) {
        if (selector.isEmpty() || selector.equals(".")) return new Elements(List.of(element));
        return element.select(selector);
    }

    /// The path without the attribute at its end.
    static String selector(String path) {
        int at = attribute(path);
        return at < 0 ? path : path.substring(0, at);
    }

    /// The attribute at the path's end; empty where it is an element's path.
    static Optional<String> attributeName(String path) {
        int at = attribute(path);
        return at < 0 ? Optional.empty() : Optional.of(path.substring(at + 1));
    }

    /// Where the attribute's name begins, or -1: an `@` after the last bracket.
    private static int attribute(String path) {
        int at = path.lastIndexOf('@');
        return at > path.lastIndexOf(']') && at > path.lastIndexOf(')') ? at : -1;
    }
}
