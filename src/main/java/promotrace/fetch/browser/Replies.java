package promotrace.fetch.browser;

import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.fetch.Fetched;

/// Answers to what a page asked for, made of what the door gave.
final class Replies {
    /// What holds no longer once the door has read the answer, and what would make the browser ask by itself.
    private static final Set<String> LEFT_OUT = Set.of(
            "content-encoding",
            "content-length",
            "transfer-encoding",
            "link",
            "refresh",
            "alt-svc",
            "report-to",
            "reporting-endpoints",
            "nel",
            "speculation-rules");

    private Replies() {}

    /// The page itself, its text as the door read it.
    static void page(Route route, Fetched.Page page) {
        Map<String, String> headers = headers(page.capture());
        headers.put("content-type", "text/html; charset=utf-8");
        headers.remove("content-disposition");
        attempt(() -> route.fulfill(new Route.FulfillOptions()
                .setStatus(page.capture().status())
                .setHeaders(headers)
                .setBody(page.text())));
    }

    static void give(Route route, Fetched fetched) {
        Optional<Capture> capture = switch (fetched) {
            case Fetched.Page p -> p.evidence();
            case Fetched.Gone g -> g.evidence();
            case Fetched.Refused r -> r.evidence().filter(c -> c.status() >= 400);
            case Fetched.Failed f -> f.evidence().filter(c -> c.status() >= 400);
            case Fetched.Moved _, Fetched.Unchanged _ -> Optional.empty();
        };
        if (capture.isEmpty()) {
            refuse(route);
            return;
        }
        Capture c = capture.get();
        attempt(() -> route.fulfill(new Route.FulfillOptions()
                .setStatus(c.status())
                .setHeaders(headers(c))
                .setBodyBytes(c.body())));
    }

    static void refuse(Route route) {
        attempt(() -> route.abort("blockedbyclient"));
    }

    /// Leaves a document where it is.
    ///
    /// Quirk: one that is refused otherwise is replaced by the browser's own page about that.
    static void stay(Route route) {
        attempt(() -> route.abort("aborted"));
    }

    private static Map<String, String> headers(Capture capture) {
        Map<String, String> out = new HashMap<>();
        for (Header h : capture.headers()) {
            String name = h.name().toLowerCase(Locale.ROOT);
            if (LEFT_OUT.contains(name)) continue;
            out.merge(name, h.value(), (a, b) -> a + (name.equals("set-cookie") ? "\n" : ", ") + b);
        }
        return out;
    }

    /// Says something to a part of a page that may have gone away meanwhile. (A browser that is gone shows at the next
    /// wait.)
    static void attempt(Runnable saying) {
        try {
            saying.run();
        } catch (PlaywrightException gone) {
            // nobody is there any more to be answered
        }
    }
}
