package promotrace.collect;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A row of a file that somebody brought. `enclosing` holds what the object around the row's list said before it; `bytes`
/// are what is kept of the row: a line as it stood there, otherwise the row as JSON.
@SuppressWarnings("ArrayRecordComponent") // shared, never changed or compared
public record BroughtRow(JsonNode row, Optional<JsonNode> enclosing, byte[] bytes) {}
