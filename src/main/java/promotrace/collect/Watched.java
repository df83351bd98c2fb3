package promotrace.collect;

import java.util.Map;
import java.util.Optional;
import promotrace.url.WebUrl;

/// An account somebody decided to watch. `id` is `platform:handle` in lower case; `more` holds what else the watch list
/// said of it (`pageId`, `channelId`, `host`, `feed`, `api` ...), by name.
public record Watched(String id, String platform, String handle, Optional<WebUrl> url, Map<String, String> more) {
    public Watched {
        more = Map.copyOf(more);
    }
}
