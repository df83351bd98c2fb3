package promotrace.fetch.browser;

import com.microsoft.playwright.PlaywrightException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import promotrace.fetch.Door;
import promotrace.fetch.Fetched;
import promotrace.fetch.RenderRules;
import promotrace.fetch.Renderer;

/// Opens pages in one Chromium, a few side by side.
///
/// The browser starts with the first page and ends a minute after the last. One thread owns it, since Playwright may be
/// used by one alone: it answers what pages ask for with what virtual threads had from the door. Where the browser fails,
/// the page it failed on has failed; the others are opened once more in a new one, and ask for nothing twice.
public final class ChromiumRenderer implements Renderer {
    private static final Logger LOG = LoggerFactory.getLogger(ChromiumRenderer.class);
    private static final Duration IDLE = Duration.ofMinutes(1);

    /// A page that has less time left than this when its turn comes is not begun.
    private static final Duration WORTH_OPENING = Duration.ofSeconds(8);

    /// After a browser that did not start nobody asks for it again so soon.
    private static final Duration BROKEN = Duration.ofMinutes(10);

    private static final Duration TO_CLOSE = Duration.ofSeconds(5);
    /// Quirk: for every request of a page Playwright asks its driver something and meanwhile takes the next, so that a
    /// flood of them nests. What is not used costs nothing.
    private static final long STACK = 256 << 20;

    private static final String CLOSED = "the browser was closed";

    private final RenderRules rules;
    private final String userAgent;
    private final Map<String, String> environment;
    private final LinkedBlockingDeque<Job> queue = new LinkedBlockingDeque<>();
    private final Object lock = new Object();
    private @Nullable Thread owner;
    private volatile @Nullable Installed installed;
    private volatile @Nullable Chromium running;
    private volatile @Nullable String broken;
    private volatile long brokenSince;
    private volatile boolean told;
    private volatile boolean closing;

    /// `environment` says where programs are ([Installed#search]).
    public ChromiumRenderer(RenderRules rules, String userAgent, Map<String, String> environment) {
        this.rules = rules;
        this.userAgent = userAgent;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Optional<String> missing() {
        Optional<String> why = Optional.ofNullable(broken)
                .filter(b -> System.nanoTime() - brokenSince < BROKEN.toNanos())
                .or(this::search);
        if (why.isPresent() && !told) LOG.warn("no browser for pages that need one why={}", why.get());
        told = why.isPresent();
        return why;
    }

    private Optional<String> search() {
        if (installed != null) return Optional.empty();
        return switch (Installed.search(environment)) {
            case Installed.Search.Found found -> {
                installed = found.installed();
                yield Optional.empty();
            }
            case Installed.Search.Missing missing -> Optional.of(missing.why());
        };
    }

    @Override
    public Rendered render(Fetched.Page page, Door through, long deadline) throws InterruptedException {
        Optional<String> missing = missing();
        if (missing.isPresent()) return new Rendered.Failed("there is no browser: " + missing.get(), false);
        Job job = new Job(page, through, deadline);
        synchronized (lock) {
            if (closing) return new Rendered.Failed(CLOSED, true);
            queue.add(job);
            if (owner == null)
                owner = Thread.ofPlatform()
                        .daemon()
                        .name("browser")
                        .stackSize(STACK)
                        .start(this::work);
        }
        try {
            return job.result.get(
                    Math.max(0, job.left()) + Duration.ofSeconds(2).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new Rendered.Failed("the browser did not get to this page in time", true);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the browser's thread ended", e);
        } finally {
            job.result.cancel(false); // whoever left is not worked for
        }
    }

    /// The owner's life: a browser for as long as there are pages.
    private void work() {
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Job first = next(); first != null; first = next()) {
                if (isWorthIt(first)) withBrowser(first, asking);
            }
        } catch (RuntimeException | Error e) { // the thread's edge: whoever waits is told, and the next gets a new one
            LOG.error("browser thread failed", e);
            synchronized (lock) {
                owner = null;
                for (Job job = queue.poll(); job != null; job = queue.poll()) job.failed("the browser failed");
            }
        }
    }

    /// The next page; null when there is none, and the owner is then no more.
    private @Nullable Job next() {
        synchronized (lock) {
            Job job = closing ? null : queue.poll();
            if (job == null) {
                owner = null;
                for (Job late = queue.poll(); late != null; late = queue.poll()) late.failed(CLOSED);
            }
            return job;
        }
    }

    private boolean isWorthIt(Job job) {
        if (job.result.isDone()) return false;
        if (job.left() >= WORTH_OPENING.toNanos()) return true;
        job.failed("the browser did not get to this page in time");
        return false;
    }

    private void withBrowser(Job first, ExecutorService asking) {
        Chromium chromium;
        try {
            chromium = Chromium.start(
                    Objects.requireNonNull(installed), userAgent, rules.limits().memory());
        } catch (PlaywrightException | UncheckedIOException e) {
            broken = "Chromium does not start: " + firstLine(e);
            brokenSince = System.nanoTime();
            first.result.complete(new Rendered.Failed(broken, false));
            return;
        }
        running = chromium;
        Serving serving = new Serving(chromium, asking);
        try (chromium) {
            LOG.info("browser started version={}", chromium.version());
            serving.serve(first);
        } catch (PlaywrightException e) {
            String why = chromium.ended().orElse(firstLine(e));
            LOG.warn("browser failed why={} pages={}", why, serving.tabs.size());
            serving.lost(why);
        } finally {
            running = null;
            serving.tabs.forEach(Tab::abandon);
            serving.tabs.forEach(t -> t.job().failed(CLOSED));
        }
    }

    /// Quirk: Playwright's messages are many lines, its own stack among them; some begin with an empty `Error {`.
    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(l -> l.strip().replaceFirst("^(message=')?(Error: )?", ""))
                .filter(l -> !l.isEmpty() && !l.equals("Error {"))
                .findFirst()
                .orElse("no reason given");
    }

    /// One browser's pages, in the owner's hands.
    private final class Serving {
        private final Chromium chromium;
        private final ExecutorService asking;
        private final List<Tab> tabs = new ArrayList<>();
        private @Nullable Job inHand;

        Serving(Chromium chromium, ExecutorService asking) {
            this.chromium = chromium;
            this.asking = asking;
        }

        /// Opens pages until none came for a while.
        ///
        /// @throws PlaywrightException when the browser is gone
        void serve(Job first) {
            @Nullable Job next = first;
            while (!closing) {
                for (; next != null; next = hasRoom() ? queue.poll() : null) begin(next);
                if (tabs.isEmpty()) {
                    next = idle();
                    if (next == null) return;
                    continue;
                }
                chromium.until(
                        longest(),
                        () -> closing || tabs.stream().anyMatch(Tab::hasWork) || hasRoom() && !queue.isEmpty());
                List.copyOf(tabs).forEach(this::turn);
                next = hasRoom() ? queue.poll() : null;
            }
        }

        /// No page is worked for longer than this; where the browser's events do not let us, it is ended.
        private Duration longest() {
            long left = tabs.stream().mapToLong(t -> t.job().left()).max().orElse(0);
            return Duration.ofNanos(Math.max(0, left)).plusSeconds(2);
        }

        private boolean hasRoom() {
            return tabs.size() < rules.limits().pages();
        }

        /// Waits for a page with nothing to do.
        private @Nullable Job idle() {
            long since = System.nanoTime();
            while (!closing && System.nanoTime() - since < IDLE.toNanos()) {
                try {
                    Job job = queue.poll(500, TimeUnit.MILLISECONDS);
                    if (job != null) return job;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return null;
                }
            }
            return null;
        }

        private void begin(Job job) {
            if (!isWorthIt(job)) return;
            forPage(job, () -> {
                Tab tab = new Tab(job, rules, chromium, asking);
                tabs.add(tab);
                tab.open();
            });
        }

        private void turn(Tab tab) {
            forPage(tab.job(), () -> {
                tab.turn();
                if (!tab.isOver()) return;
                tab.finish();
                tabs.remove(tab);
            });
        }

        /// What fails while the browser itself lives is this page's failure.
        private void forPage(Job job, Runnable work) {
            inHand = job;
            try {
                work.run();
            } catch (PlaywrightException e) {
                if (!chromium.isAlive()) throw e;
                LOG.info("page failed in browser url={} why={}", job.address().defanged(), firstLine(e));
                job.failed("the browser could not show the page: " + firstLine(e));
                tabs.stream().filter(t -> t.job() == job).forEach(Tab::abandon);
                tabs.removeIf(t -> t.job() == job);
            }
            inHand = null;
        }

        /// The page in hand failed with the browser, or nobody knows which; those that may go on are opened again.
        void lost(String why) {
            for (Tab tab : tabs) {
                Job job = tab.job();
                tab.abandon();
                if (job != inHand && job.failures++ == 0 && !job.result.isDone()) queue.addFirst(job);
                else job.failed("the browser failed on this page: " + why);
            }
            if (inHand != null) inHand.failed("the browser failed on this page: " + why);
            tabs.clear();
        }
    }

    @Override
    public void close() {
        Thread last;
        synchronized (lock) {
            closing = true;
            last = owner;
        }
        if (last == null) return;
        try {
            if (last.join(TO_CLOSE)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Chromium hung = running;
        if (hung != null) hung.kill();
    }
}
