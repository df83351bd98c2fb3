package promotrace.assess;

import java.util.List;

/// The judgement of one promotion. `score` is 0 to 1 and only ranks; `brands` are those the post means, by their usual
/// names; `lookedFor` names the signals that were looked for and not found (for and against).
public record PromotionAssessment(
        Subject subject,
        double score,
        Verdict verdict,
        List<String> brands,
        List<Finding> findings,
        List<String> lookedFor) {
    public PromotionAssessment {
        brands = List.copyOf(brands);
        findings = List.copyOf(findings);
        lookedFor = List.copyOf(lookedFor);
    }
}
