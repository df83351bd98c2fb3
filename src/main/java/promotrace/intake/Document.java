package promotrace.intake;

import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import promotrace.collect.BroughtRow;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rows in lists of one JSON document, read while it goes by: no more than a row is in memory.
final class Document {
    private static final int LONGEST_SAID = 1000;

    private final Set<String> lists;
    private final RowSink sink;
    private boolean found;
    private boolean on = true;

    private Document(Set<String> lists, RowSink sink) {
        this.lists = lists;
        this.sink = sink;
    }

    /// Reads the rows of lists at these paths (`*` for each member of a list), and those of a list that is the document
    /// itself. False where there is no such list, and nothing was given to the sink.
    static boolean read(InputStream in, Set<String> lists, RowSink sink) {
        Document document = new Document(lists, sink);
        try (JsonParser parser = Lines.JSON.createParser(in)) {
            try {
                document.value(parser, parser.nextToken(), "", Lines.JSON.createObjectNode());
            } catch (JacksonException e) {
                if (!document.found) return false;
                sink.left(parser.currentLocation().getLineNr(), "nothing behind this can be read, " + Lines.noJson(e));
            }
        }
        return document.found;
    }

    private void value(JsonParser parser, JsonToken token, String path, ObjectNode around) {
        if (token == JsonToken.START_OBJECT) object(parser, path);
        else if (token == JsonToken.START_ARRAY) list(parser, path, around);
    }

    private void object(JsonParser parser, String path) {
        ObjectNode said = Lines.JSON.createObjectNode();
        while (on && parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token.isScalarValue()) say(said, name, parser);
            else value(parser, token, path + "/" + name, said);
        }
    }

    private static void say(ObjectNode said, String name, JsonParser parser) {
        JsonNode value = Lines.JSON.readTree(parser);
        if (value.asString("").length() <= LONGEST_SAID) said.set(name, value);
    }

    private void list(JsonParser parser, String path, ObjectNode around) {
        boolean rows = path.isEmpty() || lists.contains(path);
        found |= rows;
        for (JsonToken t = parser.nextToken(); on && t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            if (!rows) {
                value(parser, t, path + "/*", around);
                continue;
            }
            long line = parser.currentTokenLocation().getLineNr();
            if (t != JsonToken.START_OBJECT) {
                parser.skipChildren();
                on = sink.left(line, "no JSON object");
                continue;
            }
            JsonNode row = Lines.JSON.readTree(parser);
            on = sink.row(line, new BroughtRow(row, Optional.of(around.deepCopy()), Lines.JSON.writeValueAsBytes(row)));
        }
    }
}
