package promotrace.fetch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.url.WebUrl;

/// The cookies that servers on one link's way have set so far, and to whom of them they belong (RFC 6265: domain, path and
/// `Secure`; none for a public suffix). Immutable; nothing of it is kept by itself.
///
/// Bounded: of one answer [#MOST_SET] fields are read, none longer than [#LONGEST] characters; of a way the newest [#MOST]
/// cookies are held, and no more than [#LONGEST] characters are sent. Printing it shows no value.
public final class Cookies {
    public static final Cookies NONE = new Cookies(List.of());

    static final int MOST_SET = 20;
    static final int MOST = 50;
    static final int LONGEST = 4096;

    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+=[\\x20-\\x7e]*");

    private final List<Cookie> held;

    private Cookies(List<Cookie> held) {
        this.held = List.copyOf(held);
    }

    /// The `Set-Cookie` fields of an answer that are worth reading, as they came.
    public static List<String> fields(Capture answer) {
        return answer.headers().stream()
                .filter(h -> h.name().equalsIgnoreCase("Set-Cookie"))
                .map(Header::value)
                .filter(v -> v.length() <= LONGEST)
                .limit(MOST_SET)
                .toList();
    }

    /// These and those that `by` set at that time with those fields; what it took back, or may not set, is not among them.
    public Cookies with(WebUrl by, List<String> fields, Instant at) {
        HttpUrl url = HttpUrl.parse(by.withoutFragment().toString());
        if (url == null || fields.isEmpty()) return this;
        List<Cookie> all = new ArrayList<>(held);
        // an answer out of a capture is read long after: what its server meant to last then still does
        long now = Math.min(at.toEpochMilli(), System.currentTimeMillis());
        for (String field : fields) {
            Cookie cookie = Cookie.parse(url, field);
            if (cookie == null) continue;
            all.removeIf(c -> c.name().equals(cookie.name())
                    && c.domain().equals(cookie.domain())
                    && c.path().equals(cookie.path()));
            if (cookie.expiresAt() > now && sendable(cookie)) all.add(cookie);
        }
        return new Cookies(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    private static boolean sendable(Cookie cookie) {
        return SENDABLE.matcher(pair(cookie)).matches();
    }

    private static String pair(Cookie cookie) {
        return cookie.name() + "=" + cookie.value();
    }

    /// What a request for that address brings, as a `Cookie` field has it, those of longer paths first; the empty text
    /// where none belongs there.
    public String to(WebUrl address) {
        HttpUrl url = HttpUrl.parse(address.withoutFragment().toString());
        if (url == null) return "";
        List<Cookie> its = held.stream()
                .filter(c -> c.matches(url))
                .sorted(Comparator.comparingInt((Cookie c) -> c.path().length()).reversed())
                .toList();
        StringBuilder out = new StringBuilder();
        for (Cookie c : its) {
            String more = (out.isEmpty() ? "" : "; ") + pair(c);
            if (out.length() + more.length() <= LONGEST) out.append(more);
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return held.size() + " cookies";
    }
}
