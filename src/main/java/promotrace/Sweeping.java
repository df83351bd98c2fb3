package promotrace;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import promotrace.evidence.Head;
import promotrace.evidence.Sweep;
import promotrace.evidence.Swept;
import promotrace.evidence.Vault;
import promotrace.picture.Shown;
import promotrace.resolve.Asked;
import promotrace.store.Store;

/// Takes out what is older than [Retention] says, but what is needed (see [Needed]). Each part may be cut short anywhere and
/// done again; twice changes nothing.
final class Sweeping {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);
    private static final Duration UNDER_WAY = Duration.ofDays(1);

    private final Store store;
    private final Path data;
    private final Retention retention;
    private final Instant now;
    private final boolean dry;
    private final boolean counting;
    private final List<SweptLine> lines = new ArrayList<>();

    /// With `dry` nothing is changed and the lines say what would go.
    Sweeping(Store store, Path data, Retention retention, Instant now, boolean dry) {
        this(store, data, retention, now, dry, true);
    }

    private Sweeping(Store store, Path data, Retention retention, Instant now, boolean dry, boolean counting) {
        this.store = store;
        this.data = data;
        this.retention = retention;
        this.now = now;
        this.dry = dry;
        this.counting = counting;
    }

    /// The daily sweep: captures are looked at, and counted, only where some may go.
    static Sweeping daily(Store store, Path data, Retention retention, Instant now) {
        return new Sweeping(store, data, retention, now, false, false);
    }

    /// Whether some file of captures is old enough to hold what may go: reading them all is much work.
    private boolean mayFindCaptures() {
        Retention.Captured kept = retention.captures();
        return Stream.of(kept.pages(), kept.links(), kept.pictures())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(shortest -> Sweep.hasOlder(data.resolve(Outside.VAULT), now.minus(shortest)))
                .orElse(false);
    }

    /// Sweeps; a line for each kind of thing. Empty when another process is sweeping the same captures.
    Optional<List<SweptLine>> run() {
        Needed needed = Needed.of(store);
        if ((counting || mayFindCaptures()) && !captures(needed)) return Optional.empty();
        Set<String> goingPosts = retention.posts().map(r -> posts(needed, r)).orElse(Set.of());
        retention.comments().ifPresent(r -> comments(needed, goingPosts, r));
        retention.listings().ifPresent(r -> addresses(goingPosts, r));
        retention.visits().ifPresent(r -> {
            long all = store.visits().failed().size();
            long gone = dry
                    ? store.visits().oldFailed(now.minus(r))
                    : store.visits().forgetFailed(now.minus(r));
            line("visits given up", gone, all - gone);
        });
        if (!dry) retention.alerts().ifPresent(r -> store.alerts().forget(now.minus(r)));
        long gone = lines.stream().mapToLong(SweptLine::gone).sum();
        LOG.info("sweep done dry={} gone={}", dry, gone);
        return Optional.of(List.copyOf(lines));
    }

    private void line(String what, long gone, long stay) {
        lines.add(new SweptLine(what, gone, stay, Optional.empty(), Optional.empty()));
    }

    private boolean captures(Needed needed) {
        Optional<Swept> swept = Sweep.run(data.resolve(Outside.VAULT), heads -> stay(heads, needed), dry);
        if (swept.isEmpty()) return false;
        Swept s = swept.get();
        if (!dry) store.validators().forget(s.files());
        lines.add(
                new SweptLine("captures", s.gone(), s.stay(), Optional.of(s.goneBytes()), Optional.of(s.stayBytes())));
        return true;
    }

    private List<Boolean> stay(List<Head> heads, Needed needed) {
        Set<String> asked = store.answers()
                .asked(heads.stream()
                        .filter(h -> !h.picture())
                        .map(h -> h.url().toString())
                        .toList());
        return heads.stream()
                .map(h -> isYoung(h, asked) || needed.captures().contains(h.sha256()))
                .toList();
    }

    private boolean isYoung(Head head, Set<String> asked) {
        if (head.at().plus(Vault.HOLDS).plus(UNDER_WAY).isAfter(now)) return true;
        Optional<Duration> kept = retention.captures().pages();
        if (head.picture()) kept = retention.captures().pictures();
        else if (asked.contains(head.url().toString()))
            kept = retention.captures().links();
        return kept.map(k -> head.at().plus(k).isAfter(now)).orElse(true);
    }

    private Set<String> posts(Needed needed, Duration kept) {
        Instant before = now.minus(kept);
        Set<String> going = new HashSet<>(store.posts().old(before));
        going.removeAll(needed.posts());
        long all = store.posts().count();
        if (!dry && retention.comments().isEmpty()) removeComments(Instant.EPOCH, going, needed);
        long gone = dry ? going.size() : store.posts().remove(going, before);
        if (!dry) store.pictures().forget(going.stream().map(Shown::byPost).toList(), before);
        line("posts", gone, all - gone);
        return going;
    }

    private void removeComments(Instant before, Set<String> posts, Needed needed) {
        store.comments().remove(store.comments().old(before, posts, needed.talked()), now);
    }

    private void comments(Needed needed, Set<String> goingPosts, Duration kept) {
        long all = store.comments().count();
        Set<String> going = new HashSet<>(store.comments().old(now.minus(kept), goingPosts, needed.talked()));
        going.removeAll(needed.comments());
        long gone = dry ? going.size() : store.comments().remove(going, now);
        line("comments", gone, all - gone);
    }

    private void addresses(Set<String> goingPosts, Duration kept) {
        Instant before = now.minus(kept);
        Set<String> needed = Needed.addresses(store, goingPosts);
        Set<String> readings = new HashSet<>(store.listings().oldReadings(before));
        readings.removeAll(needed);
        Set<String> answers = new HashSet<>(store.answers().old(before));
        answers.removeIf(key -> needed.contains(Asked.addressIn(key)));
        long all = store.answers().count();
        long gone = answers.size();
        if (!dry) {
            Set<String> unsold = store.listings().removeReadings(readings, before);
            store.pictures().forget(unsold.stream().map(Shown::byListing).toList(), before);
            gone = store.answers().remove(answers, before);
            store.answers().forgetHistory(store.answers().withOldHistory(before), before);
        }
        line("addresses and what was sold there", gone, all - gone);
    }
}
