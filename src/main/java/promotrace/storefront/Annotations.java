package promotrace.storefront;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Data that a page's elements carry in their attributes: microdata and RDFa, as the same nodes that JSON-LD gives.
final class Annotations {
    private static final int DEEPEST = 60;

    private final String scope;
    private final String type;
    private final String property;

    private Annotations(String scope, String type, String property) {
        this.scope = scope;
        this.type = type;
        this.property = property;
    }

    static List<Value> microdata(Document tree) {
        return new Annotations("itemscope", "itemtype", "itemprop").items(tree);
    }

    static List<Value> rdfa(Document tree) {
        return new Annotations("typeof", "typeof", "property").items(tree);
    }

    private List<Value> items(Document tree) {
        List<Value> out = new ArrayList<>();
        for (Element e : tree.select("[" + scope + "]")) {
            if (!e.hasAttr(property)) out.add(item(e, 0));
        }
        return out;
    }

    private Value item(Element e, int depth) {
        Map<String, List<Value>> parts = new LinkedHashMap<>();
        if (!e.attr(type).isBlank())
            parts.put("@type", List.of(new Value.Text(e.attr(type).strip())));
        if (depth < DEEPEST) {
            for (Element child : e.children()) gather(child, parts, depth + 1);
            if (!e.attr("itemref").isBlank()) {
                for (String id : e.attr("itemref").strip().split("\\s+")) {
                    Optional.ofNullable(e.ownerDocument())
                            .map(d -> d.getElementById(id))
                            .filter(other -> !other.equals(e) && !e.parents().contains(other))
                            .ifPresent(other -> gather(other, parts, depth + 1));
                }
            }
        }
        Map<String, Value> node = new LinkedHashMap<>();
        parts.forEach(
                (name, values) -> node.put(name, values.size() == 1 ? values.getFirst() : new Value.Many(values)));
        return new Value.Node(node);
    }

    private void gather(Element e, Map<String, List<Value>> parts, int depth) {
        boolean inner = e.hasAttr(scope);
        if (e.hasAttr(property)) {
            Value v = inner ? item(e, depth) : new Value.Text(words(e));
            for (String name : e.attr(property).strip().split("\\s+")) {
                String bare = name.substring(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/')) + 1);
                parts.computeIfAbsent(bare, absent -> new ArrayList<>()).add(v);
            }
        }
        if (!inner && depth < DEEPEST * 4) for (Element child : e.children()) gather(child, parts, depth + 1);
    }

    private static String words(Element e) {
        if (e.hasAttr("content")) return e.attr("content");
        return switch (e.normalName()) {
            case "a", "area", "link" -> e.hasAttr("href") ? e.absUrl("href") : e.text();
            case "img", "audio", "embed", "iframe", "source", "track", "video" -> e.absUrl("src");
            case "object" -> e.absUrl("data");
            case "data", "meter" -> e.hasAttr("value") ? e.attr("value") : e.text();
            case "time" -> e.hasAttr("datetime") ? e.attr("datetime") : e.text();
            default -> e.text();
        };
    }
}
