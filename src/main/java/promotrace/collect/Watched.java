package promotrace.collect;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import promotrace.url.WebUrl;

/// An account somebody decided to watch, or one that somebody brought posts of (see [#isImported]). `id` is
/// `platform:handle` in lower case; `more` holds what else the watch list said of it (`pageId`, `channelId`, `host`, `feed`,
/// `api` ...), by name.
public record Watched(String id, String platform, String handle, Optional<WebUrl> url, Map<String, String> more) {
    private static final String IMPORTED = "imported";

    public Watched {
        more = Map.copyOf(more);
    }

    /// An account that nobody decided to watch, known from a file of that format.
    public static Watched imported(String platform, String handle, Optional<WebUrl> url, String format) {
        String id = (platform + ":" + handle).toLowerCase(Locale.ROOT);
        return new Watched(id, platform, handle, url, Map.of(IMPORTED, format));
    }

    /// The same as an account that nobody decided to watch.
    public Watched asImported(String format) {
        Map<String, String> marked = new HashMap<>(more);
        marked.put(IMPORTED, format);
        return new Watched(id, platform, handle, url, marked);
    }

    /// Whether the account is known from files that people brought alone: it is assessed, but never asked for.
    public boolean isImported() {
        return more.containsKey(IMPORTED);
    }

    /// Whether a watch list may not say this of an account: it says who decided to watch it, and a list is a decision.
    static boolean isReserved(String key) {
        return key.equals(IMPORTED);
    }
}
