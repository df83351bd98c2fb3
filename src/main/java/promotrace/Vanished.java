package promotrace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import promotrace.collect.Post;
import promotrace.store.Posts.Span;
import promotrace.store.Rounds.Round;
import promotrace.store.Store;
import promotrace.url.WebUrl;

/// Posts that stood in an account's list before and do not stand there any more.
///
/// A page of a list shows all posts between its newest and its oldest, the first page also those that came later. What was
/// seen there in an earlier round and is not on the page is missing. Only a page whose posts stand in the order of their
/// times is judged: where a post is pinned or repeated, what lies between says nothing.
///
/// To be asked before what was learned is stored.
final class Vanished {
    private final Store store;

    private Vanished(Store store) {
        this.store = store;
    }

    /// The ids of posts that these pages miss; `rounds` are the accounts' last ones.
    static Set<String> of(Store store, Map<String, Round> rounds, List<Learned> learned) {
        List<Learned> lists = learned.stream()
                .filter(l -> l.visit().account().isPresent()
                        && l.visit().about().isEmpty()
                        && l.harvest().posts().size() > 1)
                .toList();
        Map<String, Set<String>> seen = new HashMap<>();
        for (Learned l : lists) {
            l.harvest()
                    .posts()
                    .forEach(p -> seen.computeIfAbsent(p.account(), a -> new HashSet<>())
                            .add(p.id()));
        }
        Set<String> out = new HashSet<>();
        for (Learned l : lists) {
            String account = l.visit().account().orElseThrow();
            Round round = rounds.get(account);
            if (round != null) out.addAll(new Vanished(store).missing(account, l, round));
        }
        seen.values().forEach(out::removeAll);
        return out;
    }

    private List<String> missing(String account, Learned l, Round round) {
        List<Post> posts = l.harvest().posts();
        List<Instant> times = posts.stream().map(Post::at).toList();
        Set<WebUrl> pages = new HashSet<>(posts.stream().map(Post::captured).toList());
        if (!inOrder(times) || pages.size() > 1) return List.of();
        Instant oldest = times.stream().min(Instant::compareTo).orElseThrow();
        Instant newest = times.stream().max(Instant::compareTo).orElseThrow();
        boolean first = l.gave().isPresent();
        Span span = new Span(oldest, first ? round.begun() : newest);
        return store.posts().listed(account, pages.iterator().next(), span, round.begun());
    }

    private static boolean inOrder(List<Instant> times) {
        List<Instant> rising = new ArrayList<>(times);
        rising.sort(Instant::compareTo);
        return times.equals(rising) || times.reversed().equals(rising);
    }
}
