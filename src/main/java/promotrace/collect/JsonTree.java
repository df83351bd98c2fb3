package promotrace.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// A part of a JSON answer. Paths are JSON pointers in which `*` stands for every member of an array or object,
/// `[name=value]` for those of them that have such a field, and `,` for every part of a text that is a list with commas
/// (cells of tables are).
record JsonTree(JsonNode node) implements Tree {

    private static final Pattern POINTER = Pattern.compile("\\^*/");
    private static final Pattern HAVING = Pattern.compile("\\[([^=]+)=(.*)]");

    @Override
    public boolean fits(String path) {
        return isPointer(path);
    }

    static boolean isPointer(String path) {
        return path.equals(".") || POINTER.matcher(path).lookingAt();
    }

    @Override
    public List<Tree> each(String path) {
        List<Tree> out = new ArrayList<>();
        for (JsonNode found : at(path)) out.add(new JsonTree(found));
        return out;
    }

    @Override
    public Optional<String> text(String path) {
        for (JsonNode found : at(path)) {
            String text = plain(found);
            if (!text.isBlank()) return Optional.of(text);
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> joined(String path, String between) {
        String all = at(path).stream().map(JsonTree::plain).collect(Collectors.joining(between));
        return Optional.of(all).filter(text -> !text.isBlank());
    }

    @Override
    public Optional<Passage> passage(String path, Value.As as, Optional<String> drop) {
        return text(path).map(text -> Passage.of(text, as, drop));
    }

    private static String plain(JsonNode value) {
        if (value.isNumber()) return value.decimalValue().stripTrailingZeros().toPlainString();
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }

    private List<JsonNode> at(String path) {
        List<JsonNode> here = List.of(node);
        if (path.isEmpty() || path.equals(".")) return here;
        for (String segment : path.substring(1).split("/", -1)) {
            String name = segment.replace("~1", "/").replace("~0", "~");
            List<JsonNode> below = new ArrayList<>();
            for (JsonNode n : here) step(n, name, below);
            here = below;
        }
        return here;
    }

    private static void step(JsonNode from, String name, List<JsonNode> out) {
        if (name.equals("*")) {
            from.forEach(out::add);
            return;
        }
        if (name.equals(",") && from.isString()) {
            for (String part : from.asString().split(",")) {
                if (!part.isBlank()) out.add(StringNode.valueOf(part.strip()));
            }
            return;
        }
        Matcher having = HAVING.matcher(name);
        if (having.matches()) {
            for (JsonNode member : from) {
                JsonNode field = member.get(having.group(1));
                if (field != null && plain(field).equals(having.group(2))) out.add(member);
            }
            return;
        }
        JsonNode next = from.isArray() && name.matches("\\d{1,9}") ? from.get(Integer.parseInt(name)) : from.get(name);
        if (next != null && !next.isNull()) out.add(next);
    }
}
