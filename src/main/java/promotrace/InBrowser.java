package promotrace;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.evidence.Capture;
import promotrace.fetch.Ask;
import promotrace.fetch.Door;
import promotrace.fetch.Fetched;
import promotrace.fetch.RenderRules;
import promotrace.fetch.Renderer;
import promotrace.fetch.Renderer.Rendered;
import promotrace.fetch.browser.ChromiumRenderer;
import promotrace.url.WebUrl;

/// The browser for pages that need one, as the command line sees it.
public final class InBrowser {
    private static final String PAGE =
            "<!doctype html><title>x</title><p id=p>not run</p><script>p.textContent = 'scripts run'</script>";

    private InBrowser() {}

    /// Mistakes in what pages may ask for; none when all is well.
    public static List<Problem> checkAll(ConfigFolder folder) {
        return RenderRules.checkAll(folder);
    }

    /// Opens a small page of its own, which asks nobody for anything. Why that did not work; empty when it did.
    public static Optional<String> problem(ConfigFolder folder) throws InterruptedException {
        byte[] body = PAGE.getBytes(StandardCharsets.UTF_8);
        Capture capture = Capture.of(WebUrl.of("http://page.invalid/"), Instant.EPOCH, "GET", 200, List.of(), body);
        RenderRules rules = RenderRules.read(folder);
        try (Renderer renderer = new ChromiumRenderer(rules, "PromoTrace/0.1", System.getenv());
                Door nowhere = new Nowhere()) {
            Optional<String> missing = renderer.missing();
            if (missing.isPresent()) return missing;
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            return switch (renderer.render(new Fetched.Page(capture, PAGE), nowhere, deadline)) {
                case Rendered.Shown shown when shown.html().contains("scripts run</p>") -> Optional.empty();
                case Rendered.Shown _ -> Optional.of("the browser shows pages but runs no scripts");
                case Rendered.TooLarge _ -> Optional.of("the browser shows something else");
                case Rendered.Failed failed -> Optional.of(failed.problem());
            };
        }
    }

    /// A door that asks nobody.
    private static final class Nowhere implements Door {
        @Override
        public Fetched ask(Ask ask) {
            return new Fetched.Failed(ask.url(), "nobody is asked", false, Optional.empty());
        }

        @Override
        public void close() {}
    }
}
