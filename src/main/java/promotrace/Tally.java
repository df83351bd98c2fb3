package promotrace;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import promotrace.fetch.Fetched;
import promotrace.frontier.Visit;
import promotrace.storefront.Reading;

/// Counts what a run does, for the progress shown and the summary line.
final class Tally {
    private final Progress progress;
    private final int accounts;
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private final Set<String> well = ConcurrentHashMap.newKeySet();
    private final Map<String, String> problems = new ConcurrentHashMap<>();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong posts = new AtomicLong();
    private final AtomicLong comments = new AtomicLong();
    private final AtomicLong hops = new AtomicLong();
    private final AtomicLong hopsFound = new AtomicLong();
    private final AtomicLong listings = new AtomicLong();
    private final AtomicLong landed = new AtomicLong();
    private final AtomicLong pictures = new AtomicLong();

    Tally(Progress progress, int accounts) {
        this.progress = progress;
        this.accounts = accounts;
    }

    /// Counts what came, as it is read (content coding undone).
    void came(Fetched fetched) {
        fetched.evidence().ifPresent(c -> bytes.addAndGet(c.body().length));
    }

    void learned(Learned l) {
        if (l.again()) failed.incrementAndGet();
        for (Visit v : l.follow()) if (v.kind() == Visit.Kind.HOP) hopsFound.incrementAndGet();
        switch (l.visit().kind()) {
            case COLLECT -> {
                l.visit().account().ifPresent(a -> {
                    read.add(a);
                    l.problem().ifPresentOrElse(p -> problems.put(a, p), () -> well.add(a));
                });
                pages.incrementAndGet();
                posts.addAndGet(l.harvest().posts().size());
                comments.addAndGet(l.harvest().comments().size());
                progress.at(Progress.Step.COLLECT, read.size(), accounts, posts + " posts, " + comments + " comments");
            }
            case PICTURE -> {
                long done = pictures.incrementAndGet();
                progress.at(
                        Progress.Step.STOREFRONT,
                        landed.get(),
                        landed.get(),
                        listings + " listings, " + done + " pictures");
            }
            case HOP -> {
                long done = hops.incrementAndGet();
                progress.at(Progress.Step.RESOLVE, done, Math.max(done, hopsFound.get()), "addresses asked");
                if (l.landed().isPresent()) {
                    landed.incrementAndGet();
                    if (l.landed().get().reading() instanceof Reading.Sold) listings.incrementAndGet();
                    progress.at(
                            Progress.Step.STOREFRONT,
                            landed.get(),
                            landed.get(),
                            listings + " listings" + (pictures.get() > 0 ? ", " + pictures + " pictures" : ""));
                }
            }
        }
    }

    /// The last problem of each account that had one, in words for an operator.
    Map<String, String> problems() {
        return Map.copyOf(problems);
    }

    /// The accounts of which some page was read.
    Set<String> readWell() {
        return Set.copyOf(well);
    }

    /// Visits that did not work out this time.
    long failed() {
        return failed.get();
    }

    long bytes() {
        return bytes.get();
    }

    long pages() {
        return pages.get();
    }

    long hops() {
        return hops.get();
    }

    long pictures() {
        return pictures.get();
    }
}
