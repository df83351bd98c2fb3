package promotrace;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import promotrace.assess.AccountAssessment;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.frontier.Visit;
import promotrace.resolve.Asked;
import promotrace.resolve.Chain;
import promotrace.store.Store;
import promotrace.url.WebUrl;

/// Ways that came back to where they were: asked again with the cookies that their own servers set on them, hop by hop.
///
/// Only [promotrace.resolve.Chains] knows what such a way has to ask next, from all that is stored; so this begins when all
/// other visits are made, and a way is gone on with until it ends or nothing new is learned.
final class Retracing {
    private final Store store;
    private final Dossiers dossiers;
    private final Visiting visiting;
    private final Clock machine;

    Retracing(Store store, Dossiers dossiers, Visiting visiting, Clock machine) {
        this.store = store;
        this.dossiers = dossiers;
        this.visiting = visiting;
        this.machine = machine;
    }

    /// The posted links of an account whose ways are loops as far as they are known.
    static Set<WebUrl> loops(AccountAssessment account) {
        Set<WebUrl> out = new TreeSet<>();
        account.promotions().stream()
                .map(PromotionAssessment::subject)
                .map(Subject::chain)
                .flatMap(Optional::stream)
                .filter(c -> c.outcome() == Chain.Outcome.LOOP)
                .map(Chain::posted)
                .forEach(out::add);
        return out;
    }

    /// Asks what those links' ways lead to with their cookies; whether anything was learned.
    boolean again(Set<WebUrl> loops, VisitsMade made) throws InterruptedException {
        Map<Asked, WebUrl> open = dossiers.toAsk(loops);
        Set<Asked> first = open.keySet();
        Set<Asked> before = Set.of();
        while (!open.keySet().equals(before) && !visiting.stopping()) {
            List<Visit> visits = open.entrySet().stream()
                    .map(e -> Visits.hop(e.getKey(), e.getValue(), machine.instant()))
                    .toList();
            store.visits().add(visits);
            made.untilNothingIsDue();
            before = open.keySet();
            open = dossiers.toAsk(loops);
        }
        return !open.keySet().equals(first);
    }

    /// Makes the visits that are open.
    interface VisitsMade {
        void untilNothingIsDue() throws InterruptedException;
    }
}
