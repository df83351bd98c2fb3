package promotrace.report;

import java.util.List;
import promotrace.assess.AccountAssessment;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.network.Edge;
import promotrace.resolve.Affiliate;

/// A case for people: affiliate networks and agents stand there by their names instead of their ids.
public final class Named {
    private Named() {}

    public static CaseFile of(CaseFile file) {
        if (file.programmes().isEmpty()) return file;
        return new CaseFile(
                file.at(),
                file.origin(),
                file.accounts().stream().map(a -> account(a, file)).toList(),
                file.commissions(),
                file.edges().stream().map(e -> edge(e, file)).toList(),
                file.operators(),
                file.proposals(),
                file.unserved(),
                file.decisions());
    }

    private static String name(String network, CaseFile file) {
        return file.programmes().getOrDefault(network, network);
    }

    private static AccountAssessment account(AccountAssessment a, CaseFile file) {
        List<PromotionAssessment> promotions =
                a.promotions().stream().map(p -> promotion(p, file)).toList();
        return new AccountAssessment(
                a.account(), a.score(), a.verdict(), a.findings(), promotions, a.comments(), a.lookedFor());
    }

    private static PromotionAssessment promotion(PromotionAssessment p, CaseFile file) {
        Subject s = p.subject();
        List<Affiliate> paid = s.affiliates().stream()
                .map(a -> new Affiliate(
                        name(a.network(), file),
                        a.publisher(),
                        a.merchant(),
                        a.subId(),
                        a.creative(),
                        a.coupon(),
                        a.where()))
                .toList();
        Subject named = new Subject(s.post(), s.link(), s.chain(), paid, s.listing(), s.comments(), s.labels())
                .before(s.until(), s.earlier())
                .asked(s.cloaked())
                .knowing(s.history())
                .showing(s.pictured());
        return new PromotionAssessment(named, p.score(), p.verdict(), p.brands(), p.findings(), p.lookedFor());
    }

    private static Edge edge(Edge e, CaseFile file) {
        return new Edge(
                e.account(),
                e.seller(),
                e.posts(),
                e.promotions(),
                e.networks().stream().map(n -> name(n, file)).toList(),
                e.brands(),
                e.first(),
                e.last(),
                e.knowing(),
                e.comments(),
                e.commission());
    }
}
