package promotrace.storefront;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Microdata by the HTML standard's steps, as the same nodes that JSON-LD gives: `itemtype` is `@type`, `itemid` is
/// `@id`, and the words of an item without properties are `@value`.
///
/// Values stand in the page's order, also those of elements that `itemref` names. An item inside itself is left out.
final class Microdata {
    private static final int DEEPEST = 60;

    /// Elements looked at before giving up: far above any real page's. Items that name each other can make as many as
    /// they like of few.
    private static final int MOST = 300_000;

    /// What a form's field says of an action's input (schema.org/docs/actions.html), by attribute.
    private static final Map<String, String> FIELD = Map.of(
            "required", "valueRequired",
            "name", "valueName",
            "value", "defaultValue",
            "pattern", "valuePattern",
            "min", "minValue",
            "max", "maxValue",
            "step", "stepValue",
            "minlength", "valueMinLength",
            "maxlength", "valueMaxLength",
            "readonly", "readonlyValue");

    private final Document tree;
    private final Texts texts = new Texts();
    private final Set<Element> open = new HashSet<>();
    private @Nullable Places places;
    private int seen;

    private Microdata(Document tree) {
        this.tree = tree;
    }

    /// Where elements stand, and the first one of each id.
    private record Places(Map<Element, Integer> order, Map<String, Element> ids) {
        static Places in(Document tree) {
            Places places = new Places(new HashMap<>(), new HashMap<>());
            for (Element e : tree.getAllElements()) {
                places.order().put(e, places.order().size());
                if (!e.id().isEmpty()) places.ids().putIfAbsent(e.id(), e);
            }
            return places;
        }
    }

    /// The page's items that are no other item's property.
    static List<Value> items(Document tree) {
        Microdata reader = new Microdata(tree);
        List<Value> out = new ArrayList<>();
        for (Element e : tree.select("[itemscope]")) if (!e.hasAttr("itemprop")) out.add(reader.item(e));
        return out;
    }

    private Value item(Element e) {
        Map<String, List<Value>> parts = new LinkedHashMap<>();
        for (String type : tokens(e, "itemtype")) add(parts, "@type", new Value.Text(type));
        if (!e.attr("itemid").isBlank()) add(parts, "@id", new Value.Text(address(e, "itemid")));
        if (open.size() < DEEPEST && open.add(e)) {
            List<Element> properties = properties(e);
            for (Element p : properties) property(p, parts);
            open.remove(e);
            if (properties.isEmpty() && !texts.of(e).isBlank()) add(parts, "@value", new Value.Text(texts.of(e)));
        }
        Map<String, Value> node = new LinkedHashMap<>();
        parts.forEach(
                (name, values) -> node.put(name, values.size() == 1 ? values.getFirst() : new Value.Many(values)));
        return new Value.Node(node);
    }

    private static void add(Map<String, List<Value>> parts, String name, Value value) {
        parts.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
    }

    private void property(Element e, Map<String, List<Value>> parts) {
        if (open.contains(e)) return;
        Value value = null;
        for (String name : tokens(e, "itemprop")) {
            if (value == null) value = e.hasAttr("itemscope") ? item(e) : value(e, name);
            add(parts, name.substring(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/')) + 1), value);
        }
    }

    /// The elements that carry an item's properties: below it and below those that it names, not below inner items.
    private List<Element> properties(Element item) {
        List<Element> roots = new ArrayList<>(item.children());
        for (String id : tokens(item, "itemref"))
            Optional.ofNullable(places().ids().get(id)).ifPresent(roots::add);
        Set<Element> met = new HashSet<>(Set.of(item));
        Deque<Element> pending = new ArrayDeque<>(roots);
        List<Element> out = new ArrayList<>();
        while (!pending.isEmpty() && seen++ < MOST) {
            Element e = pending.pop();
            if (!met.add(e)) continue;
            if (!e.attr("itemprop").isBlank()) out.add(e);
            if (!e.hasAttr("itemscope")) e.children().reversed().forEach(pending::push);
        }
        if (item.hasAttr("itemref")) out.sort(Comparator.comparing(places().order()::get));
        return out;
    }

    private Places places() {
        Places known = places;
        if (known == null) {
            known = Places.in(tree);
            places = known;
        }
        return known;
    }

    private static List<String> tokens(Element e, String attribute) {
        String written = e.attr(attribute).strip();
        return written.isEmpty() ? List.of() : List.of(written.split("\\s+"));
    }

    private Value value(Element e, String name) {
        if (!e.normalName().equals("input") || !name.endsWith("-input")) return new Value.Text(words(e));
        Map<String, Value> field = new LinkedHashMap<>();
        for (Attribute a : e.attributes()) {
            String part = FIELD.get(a.getKey());
            boolean flag = a.getKey().equals("required") || a.getKey().equals("readonly");
            if (part != null) field.put(part, flag ? new Value.Bare("true") : new Value.Text(a.getValue()));
        }
        return new Value.Node(field);
    }

    /// What the standard says stands for an element's value.
    ///
    /// Quirk: shops put `content` on any element; it counts where the element has no attribute of its own for its value,
    /// or only a stand-in there. Where neither is, its words count.
    private String words(Element e) {
        String own = switch (e.normalName()) {
            case "a", "area", "link" -> "href";
            case "audio", "embed", "iframe", "img", "source", "track", "video" -> "src";
            case "object" -> "data";
            case "data", "meter" -> "value";
            case "time" -> "datetime";
            default -> "content";
        };
        boolean address = own.equals("href") || own.equals("src") || own.equals("data");
        if (!e.attr("content").isBlank() && (!e.hasAttr(own) || address && isStandIn(e.attr(own))))
            return e.attr("content");
        if (!e.hasAttr(own)) return texts.of(e);
        return address ? address(e, own) : e.attr(own);
    }

    private static boolean isStandIn(String address) {
        String a = address.strip();
        return a.isEmpty() || a.startsWith("#") || a.startsWith("data:") || a.startsWith("javascript:");
    }

    private static String address(Element e, String attribute) {
        String whole = e.absUrl(attribute);
        return whole.isEmpty() ? e.attr(attribute) : whole;
    }
}
