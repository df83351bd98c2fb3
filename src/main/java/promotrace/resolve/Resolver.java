package promotrace.resolve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import promotrace.evidence.Capture;
import promotrace.fetch.Fetched;
import promotrace.url.WebUrl;

/// One step of resolving: from an address, and what came back when it was asked, to what it leads to. Pure.
///
/// Start with [#inAddress]; only where that is empty the address has to be asked, and [#answered] reads the answer.
public final class Resolver {
    private final Catalogue catalogue;

    public Resolver(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// Where the address leads by its own words; empty when it must be asked.
    public Optional<Next.To> inAddress(WebUrl url) {
        return catalogue.inAddress(url);
    }

    /// What an address leads to by what was answered. Empty when the answer was that nothing changed: what was known
    /// before still holds.
    ///
    /// The page of a marketplace's item is an end, whatever its scripts do.
    public Optional<Next> answered(WebUrl asked, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Page(Capture capture, String text) -> Optional.of(page(asked, capture, text));
            case Fetched.Moved(Capture capture, WebUrl to) -> Optional.of(moved(asked, capture, to));
            case Fetched.Unchanged _ -> Optional.empty();
            case Fetched.Gone(WebUrl _, Optional<Capture> capture) -> Optional.of(gone(asked, capture));
            case Fetched.Refused(WebUrl _, Fetched.Reason reason, Optional<Capture> capture) ->
                Optional.of(refused(reason, capture));
            case Fetched.Failed(WebUrl _, String problem, boolean again, Optional<Capture> answer) ->
                Optional.of(answer.flatMap(a -> intoApp(asked, a)).orElseGet(() -> new Next.Failed(problem, again)));
        };
    }

    private Next page(WebUrl asked, Capture capture, String text) {
        Next.End end = new Next.End(capture.status(), CanonicalLink.of(asked, capture, text));
        if (catalogue.item(asked).isPresent()) return end;
        String type = capture.header("Content-Type").orElse("text/html").toLowerCase(Locale.ROOT);
        Document doc = type.contains("html") ? Jsoup.parse(text, asked.toString()) : new Document(asked.toString());
        return new Pages(catalogue, asked, doc, capture, end).next();
    }

    /// A redirect into an app leads to the page that stands for it.
    private Optional<Next> intoApp(WebUrl asked, Capture capture) {
        int status = capture.status();
        if (status < 301 || status > 308 || status == 304) return Optional.empty();
        return capture.header("Location").flatMap(catalogue.appLinks()::web).map(to -> moved(asked, capture, to));
    }

    private Next moved(WebUrl asked, Capture capture, WebUrl to) {
        int status = capture.status();
        if (catalogue.item(asked).isPresent()) return new Next.End(status);
        return new Next.To(to, via(status), OptionalInt.of(status));
    }

    private static Via via(int status) {
        return switch (status) {
            case 301 -> Via.HTTP_301;
            case 303 -> Via.HTTP_303;
            case 307 -> Via.HTTP_307;
            case 308 -> Via.HTTP_308;
            default -> Via.HTTP_302;
        };
    }

    /// A shop that says its item is no more has still been reached; anything else that is not there is dead.
    private Next gone(WebUrl asked, Optional<Capture> capture) {
        if (capture.isEmpty()) return new Next.Dead("no such host", OptionalInt.empty());
        int status = capture.get().status();
        boolean handsOn = catalogue.shortened(asked) || catalogue.click(asked);
        if (!handsOn && catalogue.exits().gone(words(capture.get()))) return new Next.End(status);
        return new Next.Dead("not there", OptionalInt.of(status));
    }

    private static String words(Capture capture) {
        try {
            Document doc = Jsoup.parse(
                    new ByteArrayInputStream(capture.body()),
                    null,
                    capture.url().toString());
            return doc.title() + " " + doc.text();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
    }

    /// A large file (a film, an archive) is an end; of a page that is too large nobody knows what it would have led to.
    private static Next tooLarge(Optional<Capture> capture) {
        boolean file = capture.flatMap(c -> c.header("Content-Type"))
                .map(t -> !t.toLowerCase(Locale.ROOT).contains("html"))
                .orElse(false);
        if (file) return new Next.End(capture.orElseThrow().status());
        return new Next.Failed("its answer is too large to be read", false);
    }

    private static Next refused(Fetched.Reason reason, Optional<Capture> capture) {
        OptionalInt status = capture.map(c -> OptionalInt.of(c.status())).orElse(OptionalInt.empty());
        return switch (reason) {
            case DENIED -> new Next.Blocked("is on the list of addresses that are never asked", status);
            case ROBOTS -> new Next.Blocked("robots.txt asks us not to", status);
            case LOGIN_WALL -> new Next.Blocked("asks to sign in", status);
            case BLOCKED -> new Next.Blocked("lets no program in", status);
            case NEEDS_KEY -> new Next.Blocked("needs a key", status);
            case PRIVATE_ADDRESS -> new Next.Failed("is a private address", false);
            case TOO_LARGE -> tooLarge(capture);
        };
    }
}
