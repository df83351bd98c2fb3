package promotrace.fetch;

import java.util.Locale;
import java.util.Optional;
import promotrace.evidence.Capture;
import promotrace.evidence.Flaw;
import promotrace.evidence.View;
import promotrace.url.WebUrl;

/// What an answer means, live and in replay alike: from a capture to a [Fetched].
///
/// An answer that is no page keeps its capture, so that an API's own words about its error can be read.
public final class Outcomes {
    private final Walls walls;

    public Outcomes(Walls walls) {
        this.walls = walls;
    }

    /// What a capture means as an answer to what was asked.
    public Fetched of(Ask ask, Capture capture) {
        Optional<Capture> evidence = Optional.of(capture);
        Optional<Flaw> flaw = Flaw.of(capture);
        int status = capture.status();
        if (flaw.isPresent() && status < 300) {
            return switch (flaw.get()) {
                case TOO_LARGE -> new Fetched.Refused(ask.url(), Fetched.Reason.TOO_LARGE, evidence);
                case BROKEN_CODING -> new Fetched.Failed(ask.url(), "the body can't be unpacked", false, evidence);
            };
        }
        return switch (status) {
            case 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300 -> page(ask, capture);
            case 301, 302, 303, 307, 308 -> moved(ask, capture, capture.header("Location"));
            case 304 -> new Fetched.Unchanged(ask.url());
            case 404, 410 -> new Fetched.Gone(ask.url(), evidence);
            case 401, 402, 403, 407, 429, 451 -> refused(ask, capture);
            default -> other(ask, capture);
        };
    }

    /// What a browser's view of a page means: the page, unless it is a wall or led elsewhere by itself.
    Fetched shown(Ask ask, Capture view) {
        return view.header(View.LED_TO).isPresent() ? moved(ask, view, view.header(View.LED_TO)) : page(ask, view);
    }

    private Fetched page(Ask ask, Capture capture) {
        if (ask.picture()) return new Fetched.Page(capture, "");
        String text = PageText.of(capture);
        Optional<Walls.Wall> wall = isMarkup(capture, text) ? walls.find(capture, text) : Optional.empty();
        if (wall.isPresent()) return new Fetched.Refused(ask.url(), reason(wall.get()), Optional.of(capture));
        return new Fetched.Page(capture, text);
    }

    private Fetched moved(Ask ask, Capture capture, Optional<String> location) {
        if (location.isEmpty() || location.get().isBlank()) {
            return failed(ask, capture, "answered " + capture.status() + " without saying where to", false);
        }
        Optional<WebUrl> to = capture.url().resolve(location.get());
        if (to.isEmpty()) {
            return failed(ask, capture, "redirects to what is no web address: " + shortened(location.get()), false);
        }
        return walls.find(to.get())
                .filter(w -> walls.find(capture.url()).isEmpty())
                .<Fetched>map(w -> new Fetched.Refused(ask.url(), reason(w), Optional.of(capture)))
                .orElseGet(() -> new Fetched.Moved(capture, to.get()));
    }

    private Fetched refused(Ask ask, Capture capture) {
        Fetched.Reason reason;
        if (ask.secret().isPresent() && capture.status() <= 403) {
            reason = Fetched.Reason.NEEDS_KEY; // missing, wrong, or its permission or quota does not reach
        } else if (capture.status() == 401) {
            reason = Fetched.Reason.LOGIN_WALL;
        } else {
            reason = walls.find(capture, PageText.of(capture))
                    .map(Outcomes::reason)
                    .orElse(Fetched.Reason.BLOCKED);
        }
        return new Fetched.Refused(ask.url(), reason, Optional.of(capture));
    }

    /// Quirk: some challenges come with 503 or 405, so these are looked at before they count as the server's failure.
    private Fetched other(Ask ask, Capture capture) {
        int status = capture.status();
        Optional<Walls.Wall> wall = walls.find(capture, PageText.of(capture));
        if (wall.isPresent()) return new Fetched.Refused(ask.url(), reason(wall.get()), Optional.of(capture));
        boolean again = switch (status) {
            case 408, 421, 425 -> true;
            case 501, 505 -> false;
            default -> status >= 500;
        };
        return failed(ask, capture, "answered " + status, again);
    }

    private static Fetched failed(Ask ask, Capture capture, String problem, boolean again) {
        return new Fetched.Failed(ask.url(), problem, again, Optional.of(capture));
    }

    private static Fetched.Reason reason(Walls.Wall wall) {
        return switch (wall.kind()) {
            case SIGN_IN -> Fetched.Reason.LOGIN_WALL;
            case CHALLENGE -> Fetched.Reason.BLOCKED;
        };
    }

    static boolean isMarkup(Capture capture, String text) {
        return capture.header("Content-Type")
                .map(t -> t.toLowerCase(Locale.ROOT).contains("html"))
                .orElseGet(() -> text.stripLeading().startsWith("<"));
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
