package promotrace.url;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The form in which two addresses of one place are equal.
///
/// Tracking parameters and those with an empty value are gone, the others ordered, `www.`, `m.` and their like and the last
/// slash dropped, escapes written one way, the scheme is `https`; the fragment is dropped unless it is a route
/// (`#/item/1`, `#!/item/1`). Doing it twice changes nothing. For comparing only: the raw address is what is kept, asked
/// for and shown, and ids are read from it first.
public final class Canonical {
    /// Routes that lead nowhere: the page's own beginning.
    private static final Set<String> EMPTY_ROUTES = Set.of("/", "!", "!/");

    private final Tracking tracking;

    public Canonical(Tracking tracking) {
        this.tracking = tracking;
    }

    /// The address as it is compared; the same object where it is written so already.
    public WebUrl of(WebUrl url) {
        List<Tracking.Marks> here = tracking.on(url);
        int dress = dress(url);
        if (isPlain(url) && here.isEmpty()) return url.withoutFirst(dress);
        String text = "https://" + url.server().substring(dress) + path(here, url.path()) + query(here, url.query())
                + route(url);
        return text.equals(url.toString()) ? url : WebUrl.of(text);
    }

    private static String path(List<Tracking.Marks> here, String raw) {
        String path = Tracking.path(here, raw);
        String normal = normal(path, false);
        // what was behind escapes may be tracking too
        if (!normal.equals(path)) path = Tracking.path(here, normal);
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') end--;
        return path.substring(0, end);
    }

    /// With its question mark; empty where nothing is left.
    private String query(List<Tracking.Marks> here, Optional<String> raw) {
        if (raw.isEmpty()) return "";
        List<String> pairs = new ArrayList<>(4);
        for (String pair : pairs(raw.get())) {
            if (says(pair) && !tracking.tracks(here, pair)) pairs.add(normal(pair, true));
        }
        if (pairs.isEmpty()) return "";
        if (pairs.size() == 1) return "?" + pairs.getFirst();
        Collections.sort(pairs);
        return "?" + String.join("&", pairs);
    }

    private static List<String> pairs(String query) {
        int and = query.indexOf('&');
        if (and < 0) return List.of(query);
        List<String> out = new ArrayList<>(4);
        int from = 0;
        for (; and >= 0; and = query.indexOf('&', from)) {
            out.add(query.substring(from, and));
            from = and + 1;
        }
        out.add(query.substring(from));
        return out;
    }

    /// With its sign; empty where the fragment is no route.
    private static String route(WebUrl url) {
        Optional<String> fragment = url.fragment();
        if (fragment.isEmpty()) return "";
        String f = fragment.get();
        return (f.startsWith("/") || f.startsWith("!")) && !EMPTY_ROUTES.contains(f) ? "#" + f : "";
    }

    /// A bare word says something (`?22312345678901` names an item), a name whose value is empty does not.
    private static boolean says(String pair) {
        return !pair.isEmpty() && pair.indexOf('=') != pair.length() - 1;
    }

    /// Whether nothing but its host may be written otherwise.
    private static boolean isPlain(WebUrl url) {
        String path = url.path();
        return url.query().isEmpty()
                && url.fragment().isEmpty()
                && url.scheme().equals("https")
                && path.indexOf('%') < 0
                && (path.length() == 1 || !path.endsWith("/"));
    }

    /// How many first characters of the host are words that stand for the same site, as long as the site itself is left.
    private int dress(WebUrl url) {
        String host = url.host();
        int dot = host.indexOf('.');
        if (dot < 0 || !tracking.labels().contains(host.substring(0, dot))) return 0;
        int most = host.length() - url.site().length();
        int from = 0;
        while (dot > 0 && dot < most && tracking.labels().contains(host.substring(from, dot))) {
            from = dot + 1;
            dot = host.indexOf('.', from);
        }
        return from;
    }

    /// The compared form as a short text: without scheme, `/` alone left out.
    public String key(WebUrl url) {
        String text = of(url).toString().substring("https://".length());
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /// The address without what only tracks, otherwise as written.
    public WebUrl withoutTracking(WebUrl url) {
        List<Tracking.Marks> here = tracking.on(url);
        WebUrl plain = withoutTrackingPath(url, here);
        Optional<String> query = plain.query();
        if (query.isEmpty()) return plain;
        List<String> kept = new ArrayList<>(pairs(query.get()));
        if (!kept.removeIf(pair -> tracking.tracks(here, pair))) return plain;
        return plain.withQuery(kept.isEmpty() ? Optional.empty() : Optional.of(String.join("&", kept)));
    }

    private static WebUrl withoutTrackingPath(WebUrl url, List<Tracking.Marks> here) {
        if (here.isEmpty()) return url;
        String path = Tracking.path(here, url.path());
        if (path.equals(url.path())) return url;
        String start = url.scheme() + "://" + url.server();
        return WebUrl.of(start
                + path
                + url.toString().substring(start.length() + url.path().length()));
    }

    /// Escapes of plain characters undone, the others in upper case; a plus in a query is a space.
    private static String normal(String raw, boolean query) {
        if (raw.indexOf('%') < 0 && (!query || raw.indexOf('+') < 0)) return raw;
        byte[] in = raw.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(in.length);
        for (int i = 0; i < in.length; i++) {
            char c = (char) (in[i] & 0xff);
            if (c == '+' && query) {
                out.append("%20");
                continue;
            }
            int high = c == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
            if (low < 0) {
                out.append(c == '%' ? "%25" : String.valueOf(c));
                continue;
            }
            char escaped = (char) (high * 16 + low);
            if (plain(escaped)) out.append(escaped);
            else out.append('%').append(String.format(Locale.ROOT, "%02X", (int) escaped));
            i += 2;
        }
        return out.toString();
    }

    private static boolean plain(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
