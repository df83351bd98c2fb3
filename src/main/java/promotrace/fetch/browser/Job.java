package promotrace.fetch.browser;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import promotrace.fetch.Door;
import promotrace.fetch.Fetched;
import promotrace.fetch.Renderer.Rendered;
import promotrace.url.WebUrl;

/// A page that somebody waits for.
///
/// What its scripts were given so far, and what that cost, outlives a browser that fails: opened once more, the page asks
/// for nothing twice.
final class Job {
    final Fetched.Page page;
    final Door through;
    final long deadline;
    final CompletableFuture<Rendered> result = new CompletableFuture<>();
    final AtomicInteger requests = new AtomicInteger();
    final AtomicLong bytes = new AtomicLong();

    /// For the browser's own thread only.
    final Map<WebUrl, Fetched> answers = new HashMap<>();

    /// How often it was opened in vain because the browser failed, perhaps on another page.
    int failures;

    Job(Fetched.Page page, Door through, long deadline) {
        this.page = page;
        this.through = through;
        this.deadline = deadline;
    }

    WebUrl address() {
        return page.capture().url();
    }

    /// Nanoseconds until it must be read.
    long left() {
        return deadline - System.nanoTime();
    }

    void failed(String problem) {
        result.complete(new Rendered.Failed(problem, true));
    }
}
