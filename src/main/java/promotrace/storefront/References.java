package promotrace.storefront;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import promotrace.storefront.Value.Node;

/// Puts a node that stands by itself where another only names it: `"offers": {"@id": "#offer"}`, as shops write their
/// data when one program writes the product, another the shop and a third the picture.
///
/// Only for parts that make a product: a page's other nodes name each other in circles.
final class References {
    /// By how many values the data may grow: far above any real page's.
    private static final int MOST = 100_000;

    private static final int DEEPEST = 200;

    private static final Set<String> PARTS = Set.of(
            "brand",
            "manufacturer",
            "hasVariant",
            "image",
            "photo",
            "itemListElement",
            "item",
            "offers",
            "priceSpecification",
            "seller",
            "offeredBy");

    private final Map<String, Node> known = new HashMap<>();
    private final Set<String> around = new HashSet<>();
    private boolean named;
    private int size;
    private int made;

    private References() {}

    /// The same data with those nodes in place; what is named and stands nowhere stays as it is.
    static List<Value> joined(List<Value> data) {
        References references = new References();
        for (Value v : data) references.gather(v, 0);
        if (!references.named || references.known.isEmpty()) return data;
        List<Value> out = new ArrayList<>();
        for (Value v : data) out.add(references.joined(v, false, 0));
        return out;
    }

    private void gather(Value value, int depth) {
        if (depth > DEEPEST) return;
        size++;
        switch (value) {
            case Node n -> {
                boolean bare = isReference(n);
                named |= bare;
                if (!bare) n.words("@id").ifPresent(id -> known.putIfAbsent(id, n));
                for (Value part : n.parts().values()) gather(part, depth + 1);
            }
            case Value.Many m -> {
                for (Value each : m.values()) gather(each, depth + 1);
            }
            case Value.Text t -> {}
            case Value.Bare b -> {}
        }
    }

    private static boolean isReference(Node n) {
        return n.words("@id").isPresent()
                && Set.of("@id", "@type").containsAll(n.parts().keySet());
    }

    private Value joined(Value value, boolean wanted, int depth) {
        made++;
        if (depth > DEEPEST) return value;
        if (value instanceof Value.Many m) {
            return new Value.Many(
                    m.values().stream().map(v -> joined(v, wanted, depth + 1)).toList());
        }
        if (!(value instanceof Node n)) return value;
        Optional<Node> meant = wanted && isReference(n)
                ? n.words("@id").filter(id -> !around.contains(id)).map(known::get)
                : Optional.empty();
        if (meant.isPresent() && made < size + MOST) return joined(meant.get(), false, depth + 1);
        return whole(n, depth);
    }

    private Value whole(Node n, int depth) {
        Optional<String> id = n.words("@id").filter(i -> !isReference(n)).filter(around::add);
        Map<String, Value> parts = new LinkedHashMap<>();
        n.parts().forEach((name, part) -> parts.put(name, joined(part, PARTS.contains(name), depth + 1)));
        id.ifPresent(around::remove);
        return new Node(parts);
    }
}
