package promotrace.assess;

import java.util.List;
import promotrace.collect.Account;

/// The judgement of one account, from its promotions and what it says of itself.
public record AccountAssessment(
        Account account,
        double score,
        Verdict verdict,
        List<Finding> findings,
        List<PromotionAssessment> promotions,
        List<CommentReading> comments,
        List<String> lookedFor) {
    public AccountAssessment {
        findings = List.copyOf(findings);
        promotions = List.copyOf(promotions);
        comments = List.copyOf(comments);
        lookedFor = List.copyOf(lookedFor);
    }
}
