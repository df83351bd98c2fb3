package promotrace.fetch.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.util.Optional;
import promotrace.evidence.Coding;
import promotrace.fetch.Renderer.Rendered;
import promotrace.url.WebUrl;

/// Reads what a page has become, after its scripts were stopped, with words of our own that the page can't change.
final class Reading {
    private static final int MOST_CHARACTERS = Coding.Limits.USUAL.maxBytes();
    private static final int TALLEST_PICTURE = 6000; // pixels
    private static final int MOST_PICTURE = 8 << 20; // bytes
    private static final int MILLIS = 3000;

    /// The document type, then the root element with everything in it; what frames show is not.
    private static final String ALL = """
            (() => {
              const shadows = [];
              const look = root => { for (const e of root.querySelectorAll('*'))
                if (e.shadowRoot) { shadows.push(e.shadowRoot); look(e.shadowRoot); } };
              look(document);
              const root = document.documentElement;
              if (!root) return {html: ''};
              const type = document.doctype ? new XMLSerializer().serializeToString(document.doctype) + '\\n' : '';
              const bare = root.cloneNode(false).outerHTML, end = bare.lastIndexOf('</');
              const inner = root.getHTML({shadowRoots: shadows});
              const html = inner.length > %d ? null : type + bare.slice(0, end) + inner + bare.slice(end);
              return {html};
            })()
            """.formatted(MOST_CHARACTERS);

    private Reading() {}

    /// @throws PlaywrightException when the browser is gone
    static Rendered of(CDPSession session, Optional<WebUrl> ledTo) {
        JsonObject yes = new JsonObject();
        yes.addProperty("value", true);
        session.send("Runtime.terminateExecution");
        session.send("Emulation.setScriptExecutionDisabled", yes);
        JsonObject read = result(session);
        JsonElement html = read.get("html");
        if (html == null) return new Rendered.Failed("the page could not be read in the browser", true);
        if (html.isJsonNull()) return new Rendered.TooLarge();
        return new Rendered.Shown(html.getAsString(), ledTo, Optional.empty());
    }

    /// The same with a picture of the page from its top; without where that can't be had in time, for the words count
    /// for more.
    static Rendered withPicture(Rendered read, Page page) {
        if (!(read instanceof Rendered.Shown shown)) return read;
        try {
            byte[] png = page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setClip(0, 0, Chromium.WIDTH, TALLEST_PICTURE)
                    .setAnimations(ScreenshotAnimations.ALLOW)
                    .setCaret(ScreenshotCaret.INITIAL)
                    .setTimeout(MILLIS));
            if (png.length > MOST_PICTURE) return shown;
            return new Rendered.Shown(shown.html(), shown.ledTo(), Optional.of(png));
        } catch (PlaywrightException noPicture) {
            return shown;
        }
    }

    /// The page's own frame.
    static String frame(CDPSession session) {
        return session.send("Page.getFrameTree")
                .getAsJsonObject("frameTree")
                .getAsJsonObject("frame")
                .get("id")
                .getAsString();
    }

    private static JsonObject result(CDPSession session) {
        JsonObject world = new JsonObject();
        world.addProperty("frameId", frame(session));
        world.addProperty("worldName", "reading");
        JsonObject evaluate = new JsonObject();
        evaluate.add(
                "contextId", session.send("Page.createIsolatedWorld", world).get("executionContextId"));
        evaluate.addProperty("expression", ALL);
        evaluate.addProperty("returnByValue", true);
        evaluate.addProperty("timeout", MILLIS);
        JsonElement value = session.send("Runtime.evaluate", evaluate)
                .getAsJsonObject("result")
                .get("value");
        return value instanceof JsonObject object ? object : new JsonObject();
    }
}
