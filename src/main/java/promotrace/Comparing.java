package promotrace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import promotrace.assess.AccountAssessment;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.assess.Verdict;
import promotrace.fetch.Click;
import promotrace.frontier.Visit;
import promotrace.resolve.Asked;
import promotrace.resolve.Chain;
import promotrace.resolve.Chains;
import promotrace.resolve.Cloaked;
import promotrace.store.Answers.Kept;
import promotrace.store.Store;
import promotrace.url.WebUrl;

/// Asks suspects' links once more as somebody who follows them on a telephone, and tells which lead elsewhere then.
///
/// Each address is asked once in this way, a programme's click address never. What was asked plainly more than a day ago is
/// asked plainly once more first, so that what has changed meanwhile is not taken for what depends on who asks.
final class Comparing {
    /// So many links at most are compared in one run; the rest in the next.
    private static final int MOST_LINKS = 2_000;

    private static final Duration LATELY = Duration.ofDays(1);

    private static final Click NOBODY = new Click(Optional.empty(), Optional.empty());

    private final Store store;
    private final Chains chains;
    private final Visiting visiting;
    private final Supplier<Instant> world;
    private final Clock machine;

    Comparing(Store store, Chains chains, Visiting visiting, Supplier<Instant> world, Clock machine) {
        this.store = store;
        this.chains = chains;
        this.visiting = visiting;
        this.world = world;
        this.machine = machine;
    }

    /// The links that an account shows that is flagged or watched, each with how somebody comes to follow it: from the
    /// platform (browsers name no more of the page than its site), in the post's language.
    static Map<WebUrl, Click> suspects(AccountAssessment account) {
        Map<WebUrl, Click> out = new LinkedHashMap<>();
        if (account.verdict() == Verdict.CLEAR) return out;
        for (PromotionAssessment p : account.promotions()) {
            Subject s = p.subject();
            if (s.chain().isEmpty() || s.until().isPresent()) continue;
            WebUrl post = s.post().url();
            Click how = new Click(
                    WebUrl.parse(post.scheme() + "://" + post.server() + "/"),
                    s.post().language());
            out.putIfAbsent(s.chain().get().posted(), how);
        }
        return out;
    }

    /// Asks what is not known yet of these links as clicks; false when there was nothing to ask.
    boolean again(Map<WebUrl, Click> suspects, Retracing.VisitsMade made) throws InterruptedException {
        Map<WebUrl, Click> links = new LinkedHashMap<>();
        for (WebUrl link : toAsk(suspects).values()) {
            if (links.size() < MOST_LINKS) links.put(link, suspects.getOrDefault(link, NOBODY));
        }
        if (links.isEmpty()) return false;
        store.runs().compared();
        askPlainly(links.keySet());
        made.untilNothingIsDue();
        Set<Asked> before = Set.of();
        Map<Asked, WebUrl> open = toAsk(links);
        while (!open.isEmpty() && !open.keySet().equals(before) && !visiting.stopping()) {
            List<Visit> visits = new ArrayList<>();
            open.forEach((asked, link) ->
                    visits.add(Visits.click(asked, link, links.getOrDefault(link, NOBODY), machine.instant())));
            store.visits().add(visits);
            made.untilNothingIsDue();
            before = open.keySet();
            open = toAsk(links);
        }
        return true;
    }

    /// What must still be asked as a click, each with its link.
    private Map<Asked, WebUrl> toAsk(Map<WebUrl, Click> links) {
        Trails trails = Trails.clicked(store, chains, links.keySet());
        Map<Asked, WebUrl> out = new LinkedHashMap<>();
        for (WebUrl link : links.keySet()) {
            for (Asked asked : chains.toAsk(link, trails::now)) {
                if (!chains.click(asked.address())) out.putIfAbsent(asked, link);
            }
        }
        return out;
    }

    private void askPlainly(Set<WebUrl> links) {
        Instant now = world.get();
        Trails trails = new Trails(store, chains, links);
        Map<Asked, WebUrl> old = new LinkedHashMap<>();
        for (WebUrl link : links) {
            trails.asked(link).forEach((asked, kept) -> {
                boolean lately = kept.asked().isAfter(now.minus(LATELY));
                if (!lately && !chains.click(asked.address())) old.putIfAbsent(asked, link);
            });
        }
        Set<Asked> mine = store.answers().take(old.keySet(), now.minus(LATELY), now.minus(LATELY), now);
        List<Visit> visits = new ArrayList<>();
        old.forEach((asked, link) -> {
            if (mine.contains(asked)) visits.add(Visits.hop(asked, link, machine.instant()));
        });
        store.visits().add(visits);
    }

    /// Those of these links, each with its ways of today, that lead elsewhere when they are asked as clicks. Only links with one
    /// way are told: a page of links may offer others to everybody each time.
    static Map<WebUrl, Cloaked> cloaked(Store store, Chains chains, Map<WebUrl, List<Chain>> today) {
        if (!store.runs().wasCompared()) return Map.of();
        Trails trails = Trails.clicked(store, chains, today.keySet());
        Map<WebUrl, Cloaked> out = new HashMap<>();
        today.forEach((link, ways) -> {
            List<Chain> others = trails.today(link);
            if (ways.size() != 1 || others.size() != 1) return;
            Chain plain = ways.getFirst();
            Chain click = others.getFirst();
            Map<Asked, Kept> asked = trails.asked(link);
            boolean clicked = asked.keySet().stream().anyMatch(Asked::click);
            boolean same = plain.destination()
                    .map(chains::place)
                    .equals(click.destination().map(chains::place));
            if (clicked && seen(plain) && seen(click) && !same) {
                out.put(link, new Cloaked(plain.destination(), click.destination()));
            }
        });
        return out;
    }

    /// Whether what came is an answer about the link, and no trouble on the way.
    private static boolean seen(Chain way) {
        return switch (way.outcome()) {
            case RESOLVED, DEAD, BLOCKED -> true;
            case LOOP, ERROR -> false;
        };
    }
}
