package promotrace.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every address of the site, and what is said with each answer.
///
/// | address | what |
/// |---|---|
/// | `/`, `/report.html` | the report for people |
/// | `/report.json` | the report for programs |
final class Routes {
    /// The page has one style sheet of its own and nothing else: no script, no request, no frame around it.
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private static final Set<String> OUR_NAMES = Set.of("127.0.0.1", "localhost");

    private final Pages pages;

    Routes(Pages pages) {
        this.pages = pages;
    }

    void addTo(RoutesConfig routes) {
        routes.before(this::guard);
        page(routes, "/", "report.html", "text/html; charset=utf-8");
        page(routes, "/report.html", "report.html", "text/html; charset=utf-8");
        page(routes, "/report.json", "report.json", "application/json");
        routes.get("/favicon.ico", c -> c.status(204));
        routes.error(404, Routes::nothingHere);
    }

    private void page(RoutesConfig routes, String path, String name, String type) {
        routes.get(path, c -> page(c, name, type));
        routes.head(path, c -> page(c, name, type));
    }

    /// A page on this machine answers to this machine's own names only: a stranger's name that was made to point
    /// here must not let that stranger's page read the report.
    private void guard(Context c) {
        HEADERS.forEach(c::header);
        String host = Optional.ofNullable(c.host()).orElse("").replaceFirst(":\\d+$", "");
        if (!OUR_NAMES.contains(host)) {
            c.status(421).contentType("text/plain; charset=utf-8").result("This page answers to 127.0.0.1 only.\n");
            c.skipRemainingHandlers();
        }
    }

    private void page(Context c, String name, String type) {
        Optional<byte[]> found = pages.find(name);
        if (found.isPresent()) {
            c.contentType(type).result(found.get());
        } else {
            c.status(503)
                    .header("Retry-After", "5")
                    .contentType("text/plain; charset=utf-8")
                    .result("There is no report yet. It appears here when the first run has ended.\n");
        }
    }

    private static void nothingHere(Context c) {
        c.contentType("text/plain; charset=utf-8").result("Nothing stands here. The report is at /\n");
    }
}
