package promotrace.collect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import promotrace.url.WebUrl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A watch list: a JSON array of `{id, platform, handle, url, …}`; every further text or number is kept by its name.
public final class WatchList {
    private WatchList() {}

    /// Reads a watch list; a later entry of the same id replaces the earlier one.
    ///
    /// @throws WatchListException saying in one sentence what is wrong with it
    public static List<Watched> read(Path file) {
        if (!Files.isRegularFile(file)) throw new WatchListException("there is no watch list " + file);
        JsonNode list;
        try {
            list = new JsonMapper().readTree(file);
        } catch (JacksonException e) {
            throw new WatchListException(
                    "the watch list " + file + " is not JSON: " + e.getOriginalMessage() + where(e));
        }
        if (!list.isArray()) throw new WatchListException("the watch list " + file + " is not a JSON array");
        Map<String, Watched> out = new LinkedHashMap<>();
        int at = 0;
        for (JsonNode entry : list) {
            Watched w = entry(file, ++at, entry);
            out.put(w.id(), w);
        }
        return new ArrayList<>(out.values());
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    }

    private static Watched entry(Path file, int at, JsonNode entry) {
        String platform = text(file, at, entry, "platform").toLowerCase(Locale.ROOT);
        String handle = text(file, at, entry, "handle");
        String id = entry.path("id").asString(platform + ":" + handle).toLowerCase(Locale.ROOT);
        Optional<WebUrl> url = Optional.empty();
        if (entry.hasNonNull("url")) {
            String written = entry.path("url").asString("");
            url = WebUrl.parse(written);
            if (url.isEmpty()) {
                throw new WatchListException(
                        "the watch list " + file + ", entry " + at + ": '" + written + "' is not a web address");
            }
        }
        Map<String, String> more = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> e : entry.properties()) {
            if (e.getValue().isValueNode() && !e.getValue().isNull() && !Watched.isReserved(e.getKey())) {
                more.put(e.getKey(), e.getValue().asString());
            }
        }
        return new Watched(id, platform, handle, url, more);
    }

    private static String text(Path file, int at, JsonNode entry, String key) {
        String value = entry.path(key).asString("");
        if (value.isBlank()) {
            throw new WatchListException("the watch list " + file + ", entry " + at + ": '" + key + "' is missing");
        }
        return value;
    }
}
