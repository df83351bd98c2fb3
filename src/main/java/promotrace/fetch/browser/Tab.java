package promotrace.fetch.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.WaitUntilState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import promotrace.fetch.Ask;
import promotrace.fetch.Fetched;
import promotrace.fetch.RenderRules;
import promotrace.fetch.Renderer.Rendered;
import promotrace.url.WebUrl;

/// One open page: gives it what it may ask for, through the door, until it has settled or its time is over.
///
/// Only GET leaves, each address once. A page that goes to another address by itself has been read; where it leads is
/// told, not followed. Pop-ups are closed, dialogs dismissed (by Playwright too, where nobody listens), sockets shut. What a
/// handler is told of is only noted: answering within would let a flood of events nest without end.
final class Tab {
    /// A page that asks for nothing for so long after it was loaded has settled.
    private static final Duration QUIET = Duration.ofSeconds(1);

    /// One that does not even do that while it is loaded, for it has hung itself up or was kept from going on.
    private static final Duration STUCK = Duration.ofSeconds(5);

    private static final Duration TO_OPEN = Duration.ofSeconds(15);
    private static final Duration TO_READ = Duration.ofSeconds(5);

    /// What is left of a page's time for reading it.
    private static final Duration READING = Duration.ofSeconds(5);

    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_RELOADS = 3;

    /// Peers would be connected to directly; the browser's options forbid that too. Dialogs are dismissed before they
    /// show, since a storm of real ones keeps the browser from answering anybody.
    private static final String WITHOUT = """
            for (const n of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'WebTransport']) delete window[n];
            for (const [n, said] of [['alert'], ['print'], ['confirm', false], ['prompt', null]]) window[n] = () => said;
            """;

    private final Job job;
    private final RenderRules rules;
    private final Chromium chromium;
    private final ExecutorService asking;
    private final BrowserContext context;
    private final Queue<Route> asked = new ArrayDeque<>();
    private final Queue<WebSocketRoute> sockets = new ArrayDeque<>();
    private final Queue<Page> popUps = new ArrayDeque<>();
    private final Queue<Answer> answered = new ConcurrentLinkedQueue<>();
    private final Map<WebUrl, List<Route>> waiting = new HashMap<>();
    private final List<Future<?>> underWay = new ArrayList<>();
    private final Page page;
    private final CDPSession session;
    private boolean delivered;
    private boolean loaded;
    private boolean crashed;
    private boolean reading;
    private int reloads;
    private Optional<WebUrl> ledTo = Optional.empty();
    private long quietSince = System.nanoTime();

    /// What the door gave; empty where the page may not have it.
    private record Answer(WebUrl url, Optional<Fetched> fetched) {}

    /// Opens the page.
    ///
    /// @throws PlaywrightException when the browser failed
    Tab(Job job, RenderRules rules, Chromium chromium, ExecutorService asking) {
        this.job = job;
        this.rules = rules;
        this.chromium = chromium;
        this.asking = asking;
        this.context = chromium.within(TO_OPEN, chromium::context);
        this.page = chromium.within(TO_OPEN, this::newPage);
        this.session = chromium.within(TO_OPEN, this::newSession);
    }

    /// Quirk: a page that goes elsewhere again and again takes each request back before we are told of it; what it wants is
    /// told before.
    private CDPSession newSession() {
        CDPSession made = context.newCDPSession(page);
        String frame = Reading.frame(made);
        made.on("Page.frameRequestedNavigation", wanted -> {
            boolean ours = wanted.get("frameId").getAsString().equals(frame);
            boolean here = wanted.get("disposition").getAsString().equals("currentTab");
            boolean posted = wanted.get("reason").getAsString().equals("formSubmissionPost");
            if (ours && here && !posted) {
                WebUrl.parse(wanted.get("url").getAsString())
                        .map(WebUrl::withoutFragment)
                        .ifPresent(this::goes);
            }
        });
        made.send("Page.enable");
        return made;
    }

    /// The page goes to another address; the first one counts.
    private void goes(WebUrl to) {
        if (delivered && ledTo.isEmpty() && !to.equals(job.address())) ledTo = Optional.of(to);
    }

    private Page newPage() {
        context.addInitScript(WITHOUT);
        context.route(url -> true, this::noted);
        context.routeWebSocket(url -> true, sockets::add);
        Page made = context.newPage();
        context.onPage(popUps::add);
        made.onLoad(p -> {
            loaded = true;
            quietSince = System.nanoTime();
        });
        made.onCrash(p -> crashed = true);
        return made;
    }

    Job job() {
        return job;
    }

    /// Begins to show the page; its scripts begin to run.
    void open() {
        chromium.within(
                TO_OPEN,
                () -> page.navigate(
                        job.address().toString(),
                        new Page.NavigateOptions()
                                .setWaitUntil(WaitUntilState.COMMIT)
                                .setTimeout((double) TO_OPEN.toMillis())));
        quietSince = System.nanoTime();
    }

    /// The first request is for the page itself, which is at hand.
    ///
    /// Quirk: while a document waits to be replaced the browser does not answer us, so that is ended at once when the page
    /// is read.
    private void noted(Route route) {
        if (!delivered) {
            delivered = true;
            Replies.page(route, job.page);
        } else if (reading) {
            refuse(route);
        } else {
            asked.add(route);
        }
    }

    /// Whether [#turn] has something to do.
    boolean hasWork() {
        return !asked.isEmpty() || !answered.isEmpty() || !sockets.isEmpty() || !popUps.isEmpty() || isOver();
    }

    /// Answers what the page asked for since.
    void turn() {
        for (WebSocketRoute s = sockets.poll(); s != null; s = sockets.poll()) Replies.attempt(s::close);
        for (Page p = popUps.poll(); p != null; p = popUps.poll()) Replies.attempt(p::close);
        for (Answer a = answered.poll(); a != null; a = answered.poll()) give(a);
        for (Route r = asked.poll(); r != null && !timeIsOver(); r = asked.poll()) decide(r);
    }

    private void decide(Route route) {
        quietSince = System.nanoTime();
        Request request = route.request();
        Optional<WebUrl> url = WebUrl.parse(request.url()).map(WebUrl::withoutFragment);
        if (url.isEmpty() || !request.method().equals("GET")) {
            refuse(route);
        } else if (isOnward(request)) {
            onward(route, url.get());
        } else {
            Optional<RenderRules.Kind> kind = RenderRules.Kind.of(request.resourceType());
            if (kind.isPresent() && rules.lets(job.address(), url.get(), kind.get())) get(route, url.get(), kind.get());
            else refuse(route);
        }
    }

    private static void refuse(Route route) {
        if (route.request().isNavigationRequest()) Replies.stay(route);
        else Replies.refuse(route);
    }

    /// Whether the page itself, not a frame in it, goes on.
    ///
    /// Quirk: a request of a window that is still to be made has no frame, and asking for it throws.
    private boolean isOnward(Request request) {
        if (!request.isNavigationRequest()) return false;
        try {
            return request.frame().equals(page.mainFrame());
        } catch (PlaywrightException noFrameYet) {
            return false;
        }
    }

    private void onward(Route route, WebUrl url) {
        goes(url);
        if (!url.equals(job.address())) {
            refuse(route);
        } else if (reloads++ < MOST_RELOADS) {
            loaded = false;
            Replies.page(route, job.page);
        } else {
            refuse(route);
        }
    }

    private void get(Route route, WebUrl url, RenderRules.Kind kind) {
        Fetched known = job.answers.get(url);
        List<Route> alike = waiting.get(url);
        if (known != null) {
            Replies.give(route, known);
        } else if (alike != null) {
            alike.add(route);
        } else if (job.requests.get() >= rules.limits().requests()
                || job.bytes.get() >= rules.limits().bytes()) {
            refuse(route);
        } else {
            List<Route> routes = new ArrayList<>(1);
            routes.add(route);
            waiting.put(url, routes);
            underWay.add(asking.submit(() -> answered.add(new Answer(url, ask(url, kind)))));
        }
    }

    /// Asks the door, and again where that answer leads, as long as the page may.
    private Optional<Fetched> ask(WebUrl url, RenderRules.Kind kind) throws InterruptedException {
        WebUrl at = url;
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            if (job.requests.incrementAndGet() > rules.limits().requests()) return Optional.empty();
            Fetched fetched = job.through.ask(Ask.get(at));
            if (gaveNoAnswer(fetched)
                    && job.requests.incrementAndGet() <= rules.limits().requests()) {
                fetched = job.through.ask(Ask.get(at));
            }
            fetched.evidence().ifPresent(c -> job.bytes.addAndGet(c.body().length));
            if (!(fetched instanceof Fetched.Moved moved)) return Optional.of(fetched);
            if (!rules.lets(job.address(), moved.to(), kind)) return Optional.empty();
            at = moved.to();
        }
        return Optional.empty();
    }

    /// Quirk: servers close connections that are about to be used again; a page without its script is not read for that.
    private static boolean gaveNoAnswer(Fetched fetched) {
        return fetched instanceof Fetched.Failed failed
                && failed.again()
                && failed.evidence().isEmpty();
    }

    private void give(Answer answer) {
        answer.fetched().ifPresent(f -> job.answers.put(answer.url(), f));
        List<Route> routes = waiting.remove(answer.url());
        if (routes == null) return;
        for (Route route : routes) {
            if (answer.fetched().isPresent())
                Replies.give(route, answer.fetched().get());
            else refuse(route);
        }
        quietSince = System.nanoTime();
    }

    private boolean timeIsOver() {
        return job.left() < READING.toNanos() || job.result.isDone();
    }

    /// Whether the page is to be read now.
    boolean isOver() {
        if (crashed || ledTo.isPresent() || timeIsOver()) return true;
        if (!waiting.isEmpty() || !asked.isEmpty() || !answered.isEmpty()) return false;
        return System.nanoTime() - quietSince >= (loaded ? QUIET : STUCK).toNanos();
    }

    /// Reads the page and closes it.
    void finish() {
        underWay.forEach(f -> f.cancel(true));
        reading = true;
        for (Route r = asked.poll(); r != null; r = asked.poll()) refuse(r);
        if (crashed) job.failed("the page made the browser fail");
        else if (!job.result.isDone()) {
            Rendered read = chromium.within(TO_READ, () -> Reading.of(session, ledTo));
            job.result.complete(chromium.within(TO_READ, () -> Reading.withPicture(read, page)));
        }
        chromium.within(TO_OPEN, () -> {
            context.close();
            return true;
        });
    }

    /// Lets go of what is under way after the browser failed.
    void abandon() {
        underWay.forEach(f -> f.cancel(true));
    }
}
