package promotrace.storefront;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;

/// Structured data in one form, whoever wrote them: words, lists and maps, a list of one as the one, white space as one
/// space, a node's type, address and words under `@type`, `@id` and `@value`.
final class SampleFacts {
    /// Where two data differ (names and positions with dots between) and what stands there.
    record Difference(String place, Object expected, Object ours) {
        @Override
        public String toString() {
            return place + " is " + ours + ", expected " + expected;
        }
    }

    private final WebUrl address;

    SampleFacts(WebUrl address) {
        this.address = address;
    }

    /// Our readers' nodes.
    static Object ours(List<Value> values) {
        return values.stream().map(SampleFacts::ours).toList();
    }

    private static Object ours(Value value) {
        return switch (value) {
            case Value.Text t -> words(t.text());
            case Value.Bare b -> b.word();
            case Value.Many m -> one(m.values().stream().map(SampleFacts::ours).toList());
            case Value.Node n -> {
                Map<String, Object> out = new LinkedHashMap<>();
                n.parts().forEach((name, v) -> out.put(name, ours(v)));
                yield out;
            }
        };
    }

    /// JSON as it is.
    static Object data(JsonNode json) {
        List<Object> out = new ArrayList<>();
        for (JsonNode each : json) out.add(plain(each));
        return out;
    }

    private static Object plain(JsonNode json) {
        if (json.isArray())
            return one(json.valueStream().map(SampleFacts::plain).toList());
        if (!json.isObject()) return words(json.asString());
        Map<String, Object> out = new LinkedHashMap<>();
        json.properties().forEach(e -> out.put(e.getKey(), plain(e.getValue())));
        return out;
    }

    /// Items with `type` and `properties`, flat ones with `@type` and `@context`, or with numbers that refer to each other.
    static Object items(JsonNode json) {
        Map<Integer, JsonNode> numbered = new LinkedHashMap<>();
        Set<Integer> inner = new TreeSet<>();
        for (JsonNode item : json) {
            if (item.has("iid")) numbered.put(item.get("iid").asInt(), item);
            for (JsonNode ref : item.findValues("iid_ref")) inner.add(ref.asInt());
        }
        List<Object> out = new ArrayList<>();
        for (JsonNode item : json) {
            boolean top = !item.has("iid") || !inner.contains(item.get("iid").asInt());
            if (top) out.add(item(item, "", numbered));
        }
        return out;
    }

    private static Object item(JsonNode json, String vocabulary, Map<Integer, JsonNode> numbered) {
        if (json.isArray()) {
            return one(
                    json.valueStream().map(j -> item(j, vocabulary, numbered)).toList());
        }
        if (!json.isObject()) return words(json.asString());
        if (json.has("iid_ref")) return item(numbered.get(json.get("iid_ref").asInt()), vocabulary, numbered);
        String names = json.has("@context") ? json.get("@context").asString() + "/" : vocabulary;
        Map<String, Object> out = new LinkedHashMap<>();
        json.properties().forEach(e -> {
            switch (e.getKey()) {
                case "type" -> out.put("@type", plain(e.getValue()));
                case "@type" -> out.put("@type", names + e.getValue().asString());
                case "id" -> out.put("@id", plain(e.getValue()));
                case "value" -> out.put("@value", plain(e.getValue()));
                case "properties" ->
                    e.getValue().properties().forEach(p -> out.put(p.getKey(), item(p.getValue(), names, numbered)));
                case "@context", "iid", "_nodeId_" -> {}
                default -> out.put(e.getKey(), item(e.getValue(), names, numbered));
            }
        });
        return out;
    }

    /// Expanded RDF: nodes by address, nameless ones where they are referred to; languages are no facts to us.
    static Object graph(JsonNode json) {
        Map<String, JsonNode> nodes = new LinkedHashMap<>();
        for (JsonNode n : json) nodes.put(n.get("@id").asString(), n);
        List<Object> out = new ArrayList<>();
        for (JsonNode n : json) if (!n.get("@id").asString().startsWith("_:")) out.add(node(n, nodes));
        return out;
    }

    private static Map<String, Object> node(JsonNode json, Map<String, JsonNode> nodes) {
        Map<String, Object> out = new LinkedHashMap<>();
        json.properties().forEach(e -> {
            if (!e.getKey().equals("@id")) out.put(e.getKey(), object(e.getValue(), nodes));
            else if (!e.getValue().asString().startsWith("_:")) out.put("@id", plain(e.getValue()));
        });
        return out;
    }

    private static Object object(JsonNode json, Map<String, JsonNode> nodes) {
        if (json.isArray())
            return one(json.valueStream().map(j -> object(j, nodes)).toList());
        if (json.has("@value")) return plain(json.get("@value"));
        if (!json.has("@id")) return plain(json);
        JsonNode known = nodes.get(json.get("@id").asString());
        return known == null ? plain(json.get("@id")) : node(known, nodes);
    }

    /// Open Graph's properties with their contents: pairs, or flat with the type as `@type`.
    static Map<String, Object> cards(JsonNode json) {
        Map<String, List<Object>> out = new LinkedHashMap<>();
        JsonNode of = json.has("opengraph") ? json.get("opengraph") : json;
        if (of.isEmpty())
            for (String usual : List.of("og:title", "og:type", "og:url", "og:image")) out.put(usual, List.of());
        for (JsonNode card : of) {
            for (JsonNode pair : card.path("properties")) {
                out.computeIfAbsent(pair.get(0).asString(), absent -> new ArrayList<>())
                        .add(words(pair.get(1).asString()));
            }
            if (card.has("properties")) continue;
            card.properties().forEach(e -> {
                String name = e.getKey().equals("@type") ? "og:type" : e.getKey();
                if (!name.startsWith("@")) out.put(name, List.of(plain(e.getValue())));
            });
        }
        return new LinkedHashMap<>(out);
    }

    static Map<String, Object> named(Set<String> names, Function<String, List<String>> contents) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (String name : names) {
            out.put(name, contents.apply(name).stream().map(SampleFacts::words).toList());
        }
        return out;
    }

    /// Every place where they differ; an expected address may be relative to the page's.
    List<Difference> compare(Object expected, Object ours) {
        return compare("", expected, ours);
    }

    private List<Difference> compare(String place, Object expected, Object ours) {
        if (expected instanceof Map<?, ?> e && ours instanceof Map<?, ?> o) {
            Set<Object> names = new TreeSet<>(e.keySet());
            names.addAll(o.keySet());
            return all(names, place, e::get, o::get);
        }
        if (expected instanceof List<?> e && ours instanceof List<?> o && e.size() == o.size()) {
            List<Integer> positions = IntStream.range(0, e.size()).boxed().toList();
            return all(positions, place, i -> e.get((Integer) i), i -> o.get((Integer) i));
        }
        boolean same = expected.equals(ours)
                || expected instanceof String s
                        && address.resolve(s)
                                .map(WebUrl::toString)
                                .filter(ours::equals)
                                .isPresent();
        return same ? List.of() : List.of(new Difference(place.isEmpty() ? "." : place, expected, ours));
    }

    private List<Difference> all(
            Collection<?> names, String place, Function<Object, Object> expected, Function<Object, Object> ours) {
        List<Difference> out = new ArrayList<>();
        for (Object name : names) {
            Object e = Optional.ofNullable(expected.apply(name)).orElse("nothing");
            Object o = Optional.ofNullable(ours.apply(name)).orElse("nothing");
            out.addAll(compare(place.isEmpty() ? "" + name : place + "." + name, e, o));
        }
        return out;
    }

    private static Object one(List<Object> values) {
        return values.size() == 1 ? values.getFirst() : values;
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
