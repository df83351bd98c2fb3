package promotrace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import promotrace.resolve.Answer;
import promotrace.resolve.Asked;
import promotrace.resolve.Chain;
import promotrace.resolve.Chains;
import promotrace.resolve.Earlier;
import promotrace.store.Answers.Kept;
import promotrace.store.Store;
import promotrace.url.WebUrl;

/// What is stored of the ways of some posted links: where they lead today, and where they led before.
final class Trails {
    /// A link's way is looked at as it was before so many of its changes, the newest first.
    static final int MOST_CHANGES = 20;

    private final Store store;
    private final Chains chains;
    private final UnaryOperator<Asked> vantage;
    private final Map<Asked, Optional<Kept>> kept = new HashMap<>();

    Trails(Store store, Chains chains, Set<WebUrl> posted) {
        this(store, chains, posted, UnaryOperator.identity());
    }

    /// The ways as somebody finds them who follows the links. Programmes' clicks are not asked twice: what they answered once
    /// counts.
    static Trails clicked(Store store, Chains chains, Set<WebUrl> posted) {
        return new Trails(store, chains, posted, a -> chains.click(a.address()) ? a : a.clicked());
    }

    private Trails(Store store, Chains chains, Set<WebUrl> posted, UnaryOperator<Asked> vantage) {
        this.store = store;
        this.chains = chains;
        this.vantage = vantage;
        load(posted, this::now);
    }

    /// Loads what is stored of all that lies on the ways of these links.
    private void load(Collection<WebUrl> posted, Function<Asked, Optional<Answer>> known) {
        Set<Asked> missing = new HashSet<>();
        do {
            Map<Asked, Kept> found = store.answers().kept(missing);
            for (Asked asked : missing) kept.put(asked, Optional.ofNullable(found.get(asked)));
            missing.clear();
            for (WebUrl url : posted) {
                for (Asked ask : chains.toAsk(url, known)) {
                    if (!kept.containsKey(vantage.apply(ask))) missing.add(vantage.apply(ask));
                }
            }
        } while (!missing.isEmpty());
    }

    private Optional<Kept> kept(Asked asked) {
        return kept.getOrDefault(vantage.apply(asked), Optional.empty());
    }

    /// What it leads to today.
    Optional<Answer> now(Asked asked) {
        return kept(asked).map(Kept::now);
    }

    /// What it led to then; what was not asked yet, what it led to first.
    private Optional<Answer> asOf(Asked asked, Instant then) {
        Optional<Kept> all = kept(asked);
        Optional<Answer> first = all.map(k -> k.spans().getFirst());
        return all.flatMap(k -> k.spans().reversed().stream()
                        .filter(a -> !a.first().isAfter(then))
                        .findFirst())
                .or(() -> first);
    }

    /// The ways of a link as far as they are known today.
    List<Chain> today(WebUrl posted) {
        return chains.walk(posted, this::now);
    }

    /// What was asked on a link's ways of today.
    Map<Asked, Kept> asked(WebUrl posted) {
        Map<Asked, Kept> out = new HashMap<>();
        for (Asked a : chains.met(posted, this::now)) kept(a).ifPresent(k -> out.put(vantage.apply(a), k));
        return out;
    }

    /// The ways that a link led before to where none of `today` leads, each destination once, the last one first.
    List<Earlier> earlier(WebUrl posted, List<Chain> today) {
        NavigableSet<Instant> changes = new TreeSet<>(changes(posted, this::now));
        if (changes.isEmpty()) return List.of();
        Set<String> places = new HashSet<>();
        today.forEach(c -> c.destination().map(chains::place).ifPresent(places::add));
        List<Earlier> out = new ArrayList<>();
        for (int seen = 0; seen < MOST_CHANGES && !changes.isEmpty(); seen++) {
            Instant then = changes.pollLast();
            Function<Asked, Optional<Answer>> known = asked -> asOf(asked, then);
            load(List.of(posted), known);
            for (Chain c : chains.walk(posted, known)) {
                boolean another =
                        c.destination().map(chains::place).filter(places::add).isPresent();
                if (another) out.add(new Earlier(c, then));
            }
            changes.addAll(changes(posted, known).headSet(then, false));
        }
        return List.copyOf(out);
    }

    /// When something on the link's way was last seen as it is no more.
    private NavigableSet<Instant> changes(WebUrl posted, Function<Asked, Optional<Answer>> known) {
        NavigableSet<Instant> out = new TreeSet<>();
        for (Asked asked : chains.met(posted, known)) {
            List<Answer> spans = kept(asked).map(Kept::spans).orElse(List.of());
            for (Answer a : spans.subList(0, Math.max(0, spans.size() - 1))) out.add(a.last());
        }
        return out;
    }
}
