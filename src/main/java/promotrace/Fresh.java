package promotrace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import promotrace.collect.Post;
import promotrace.frontier.Visit;
import promotrace.store.Rounds.Round;
import promotrace.store.Store;
import promotrace.url.WebUrl;

/// Which pages of a watched account are worth a visit, given what earlier rounds saw of it.
///
/// A list is read back to where nothing on a page is new. What was said under a post, and the page of an article, is
/// looked at again for [#SETTLED] after it was made. In a whole round, as the first one is, everything is read.
///
/// To be asked before what was learned is stored: what this round stored itself is new all the same, so that a run that
/// was killed between storing and following goes on where it was.
final class Fresh {
    /// People comment on and edit what is younger than this.
    static final Duration SETTLED = Duration.ofDays(14);

    private final Store store;
    private final Map<String, Round> rounds;

    private Fresh(Store store, Map<String, Round> rounds) {
        this.store = store;
        this.rounds = rounds;
    }

    /// The visits that follow from these and need not be made; `rounds` are the accounts' last ones.
    static Set<Visit> needless(Store store, Map<String, Round> rounds, List<Learned> learned) {
        Fresh fresh = new Fresh(store, rounds);
        Set<Visit> out = new HashSet<>();
        for (Learned l : learned) if (l.visit().account().isPresent()) out.addAll(fresh.needless(l));
        return out;
    }

    private List<Visit> needless(Learned l) {
        String account = l.visit().account().orElseThrow();
        Round round = rounds.get(account);
        List<Visit> pages =
                l.follow().stream().filter(v -> v.kind() == Visit.Kind.COLLECT).toList();
        if (round == null || round.isWhole() || pages.isEmpty()) return List.of();
        List<Post> posts = l.harvest().posts();
        Set<String> ids = new HashSet<>(posts.stream().map(Post::id).toList());
        pages.forEach(v -> v.about().ifPresent(ids::add));
        Map<String, Instant> known = store.posts().known(ids, round.begun());
        List<Visit> articles = pages.stream()
                .filter(v -> v.about().isEmpty() && !l.older().contains(v))
                .toList();
        Map<WebUrl, Instant> read = read(account, articles, round);
        boolean nothingNew = posts.isEmpty()
                ? !articles.isEmpty() && articles.stream().allMatch(v -> read.containsKey(v.url()))
                : posts.stream().allMatch(p -> known.containsKey(p.id()));
        Map<Visit, Instant> made = new HashMap<>();
        for (Visit v : pages) {
            v.about().map(known::get).ifPresent(at -> made.put(v, at));
            if (articles.contains(v) && read.containsKey(v.url())) made.put(v, read.getOrDefault(v.url(), Instant.MAX));
        }
        Instant settled = round.begun().minus(SETTLED);
        Stream<Visit> old = made.entrySet().stream()
                .filter(e -> e.getValue().isBefore(settled))
                .map(Map.Entry::getKey);
        List<Visit> out = new ArrayList<>(old.toList());
        if (nothingNew) out.addAll(l.older());
        return out;
    }

    private Map<WebUrl, Instant> read(String account, List<Visit> articles, Round round) {
        if (articles.isEmpty()) return Map.of();
        return store.posts().onPages(account, articles.stream().map(Visit::url).toList(), round.begun());
    }
}
