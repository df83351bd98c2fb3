package promotrace.fetch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.evidence.Vault;
import promotrace.evidence.View;

/// The live door for pages that need a browser too: asks for the page like for any other, then lets a browser make of it
/// what a visitor would see.
///
/// What the page asks for meanwhile goes through the same plain door, so that every rule of it holds. What was shown is
/// kept in the vault, with a picture of it, before it is given; an answer that is no page, or no HTML, is given as it came.
public final class BrowserDoor implements Door {
    private final Door plain;
    private final Renderer renderer;
    private final Vault vault;
    private final Outcomes outcomes;
    private final Duration whole;

    /// `whole` is what one ask may take from the first request until the page is read.
    public BrowserDoor(Door plain, Renderer renderer, Vault vault, Outcomes outcomes, Duration whole) {
        this.plain = plain;
        this.renderer = renderer;
        this.vault = vault;
        this.outcomes = outcomes;
        this.whole = whole;
    }

    @Override
    public Fetched ask(Ask ask) throws InterruptedException {
        if (!ask.inBrowser() || ask.sent().isPresent()) return plain.ask(ask);
        long deadline = System.nanoTime() + whole.toNanos();
        Optional<String> missing = renderer.missing();
        if (missing.isPresent()) {
            String why = "pages of " + ask.url().host() + " need a browser: " + missing.get();
            return new Fetched.Failed(ask.url(), why, false, Optional.empty());
        }
        Fetched first = plain.ask(ask);
        if (!(first instanceof Fetched.Page page) || !Outcomes.isMarkup(page.capture(), page.text())) return first;
        return switch (renderer.render(page, plain, deadline)) {
            case Renderer.Rendered.Shown shown -> outcomes.shown(ask, kept(page.capture(), shown));
            case Renderer.Rendered.TooLarge _ ->
                new Fetched.Refused(ask.url(), Fetched.Reason.TOO_LARGE, Optional.of(page.capture()));
            case Renderer.Rendered.Failed failed ->
                new Fetched.Failed(ask.url(), failed.problem(), failed.again(), Optional.of(page.capture()));
        };
    }

    /// Keeps what was shown, and gives it as a capture of the page's own address and date.
    private Capture kept(Capture page, Renderer.Rendered.Shown shown) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", View.HTML));
        shown.ledTo().ifPresent(to -> headers.add(new Header(View.LED_TO, to.toString())));
        byte[] html = shown.html().getBytes(StandardCharsets.UTF_8);
        Capture view = Capture.of(page.url(), page.at(), "GET", 200, headers, html);
        vault.keep(new View(page, view, shown.picture()));
        return view;
    }

    @Override
    public Duration rest(String server) {
        return plain.rest(server);
    }

    @Override
    public void flush() {
        plain.flush();
    }

    @Override
    public void close() {
        renderer.close();
        plain.close();
    }
}
