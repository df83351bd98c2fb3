package promotrace.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// On which line of a YAML text a key or an entry stands.
///
/// A path is made of keys (String) and positions in lists (Integer, from 0). Only built to tell a mistake: reading a
/// file does not need it.
record YamlPlaces(Optional<Node> root) {

    /// The places of that text.
    ///
    /// @throws YamlEngineException where it is not YAML
    static YamlPlaces of(String text) {
        return new YamlPlaces(
                new Compose(LoadSettings.builder().setUseMarks(true).build()).composeString(text));
    }

    /// The line (1-based) of the last part of the path that is there; 0 where the text has no places.
    int line(List<Object> path) {
        Optional<Node> at = root;
        int line = at.map(YamlPlaces::lineOf).orElse(0);
        for (Object step : path) {
            Optional<Node> parent = at;
            line = keyNode(parent, step).map(YamlPlaces::lineOf).orElse(line);
            at = child(parent, step);
            if (at.isEmpty()) return line;
        }
        return line;
    }

    /// The path as people write it: `networks[awin].hosts[2]`. An entry of a list is called by its `id`, `name`, `host`
    /// or `link`, else by its position from 1.
    String name(List<Object> path) {
        StringBuilder name = new StringBuilder();
        Optional<Node> at = root;
        for (Object step : path) {
            at = child(at, step);
            if (step instanceof Integer position) {
                name.append('[').append(title(at).orElse("" + (position + 1))).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(step);
            }
        }
        return name.toString();
    }

    /// The keys written at that path, in their order; none where no block of keys stands there.
    List<String> keys(List<Object> path) {
        Optional<Node> at = root;
        for (Object step : path) at = child(at, step);
        return at.filter(MappingNode.class::isInstance).map(MappingNode.class::cast).stream()
                .flatMap(map -> map.getValue().stream())
                .map(NodeTuple::getKeyNode)
                .flatMap(YamlPlaces::text)
                .toList();
    }

    private static Stream<String> text(Node node) {
        return node instanceof ScalarNode scalar ? Stream.of(scalar.getValue()) : Stream.of();
    }

    private static Optional<String> title(Optional<Node> entry) {
        return Stream.of("id", "name", "host", "link")
                .flatMap(key -> child(entry, key).stream())
                .flatMap(YamlPlaces::text)
                .findFirst();
    }

    private static Optional<Node> child(Optional<Node> parent, Object step) {
        return parent.flatMap(node -> switch (node) {
            case SequenceNode list
            when step instanceof Integer at && at < list.getValue().size() ->
                Optional.of(list.getValue().get(at));
            case MappingNode map -> tuple(map, step).map(NodeTuple::getValueNode);
            default -> Optional.empty();
        });
    }

    /// Where a step is written: a key of a mapping, or the entry of a list itself.
    private static Optional<Node> keyNode(Optional<Node> parent, Object step) {
        return parent.flatMap(node ->
                node instanceof MappingNode map ? tuple(map, step).map(NodeTuple::getKeyNode) : child(parent, step));
    }

    private static Optional<NodeTuple> tuple(MappingNode map, Object key) {
        return map.getValue().stream()
                .filter(t -> t.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key.toString()))
                .findFirst();
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
