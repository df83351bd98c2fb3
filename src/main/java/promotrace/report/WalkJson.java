package promotrace.report;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.url.WebUrl;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Links' ways as JSON objects, each on a line of its own: `link, chain, destination, outcome, affiliate, listing`, each as in
/// the JSON report; besides, of each address of the chain its `kind` ([promotrace.resolve.Kind]), and in `clean` the form
/// (`url`) in which the last one is compared, the `item` and the `shop` that it names.
public final class WalkJson implements AutoCloseable {
    private static final JsonFactory JSON = JsonFactory.builder()
            .rootValueSeparator("")
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator json;
    private final WayJson way;

    /// Writes UTF-8 to that stream, which stays open.
    public WalkJson(OutputStream out) {
        json = JSON.createGenerator(ObjectWriteContext.empty(), out);
        way = new WayJson(json);
    }

    public void print(ChainTree.Walk walk) {
        way.walk(walk);
        json.writeRaw('\n');
    }

    /// One link asked in two ways: `link`, `differ` (null where that could not be
    /// seen), and `vantages` with the ways that each found.
    public void print(WebUrl link, Map<String, List<ChainTree.Walk>> vantages, Optional<Boolean> differ) {
        json.writeStartObject();
        json.writeStringProperty("link", link.toString());
        if (differ.isPresent()) json.writeBooleanProperty("differ", differ.get());
        else json.writeNullProperty("differ");
        json.writeObjectPropertyStart("vantages");
        vantages.forEach((name, walks) -> {
            json.writeArrayPropertyStart(name);
            walks.forEach(way::walk);
            json.writeEndArray();
        });
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /// Hands on what was printed so far.
    public void flush() {
        json.flush();
    }

    @Override
    public void close() {
        json.close();
    }
}
