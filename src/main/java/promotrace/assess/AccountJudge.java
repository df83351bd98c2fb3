package promotrace.assess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.assess.signals.Says;
import promotrace.assess.signals.Signal;
import promotrace.collect.Account;
import promotrace.evidence.Quote;

/// From promotions to a verdict on the account: how many of its posts were flagged, how large a part of all that is,
/// and what the profile says of itself.
final class AccountJudge {
    private final Weights weights;

    AccountJudge(Weights weights) {
        this.weights = weights;
    }

    AccountAssessment judge(
            Account account,
            Optional<TextReading> profile,
            List<Assessor.Judged> judged,
            Map<String, List<CommentReading>> heard) {
        List<PromotionAssessment> promotions =
                judged.stream().map(this::promotion).toList();
        List<Finding> findings = new ArrayList<>(posts(promotions));
        List<Finding> said = profile(judged);
        findings.addAll(said);
        Weights.AccountScale scale = weights.accounts();
        double logOdds =
                scale.prior() + findings.stream().mapToDouble(Finding::weight).sum();
        double score = Weights.logistic(logOdds);
        long flagged = flaggedPosts(promotions);
        boolean open = said.stream().anyMatch(f -> f.weight() > 0);
        boolean enough = flagged >= scale.fewest() || flagged >= 1 && open;
        Verdict verdict = score >= scale.flagged() && enough
                ? Verdict.FLAGGED
                : score >= scale.watch() || flagged > 0 ? Verdict.WATCH : Verdict.CLEAR;
        List<CommentReading> comments =
                heard.values().stream().flatMap(List::stream).toList();
        List<String> lookedFor = weights.signals().stream()
                .map(Signal::id)
                .filter(id -> promotions.stream().allMatch(p -> p.lookedFor().contains(id)))
                .toList();
        return new AccountAssessment(
                account, score, verdict, Assessor.inOrder(findings), promotions, comments, lookedFor);
    }

    private PromotionAssessment promotion(Assessor.Judged j) {
        double score = Weights.logistic(j.logOdds());
        List<String> found = j.findings().stream().map(Finding::signal).toList();
        return new PromotionAssessment(
                j.reading().subject(),
                score,
                weights.promotions().verdict(score),
                j.reading().brandNames(),
                Assessor.inOrder(j.findings()),
                weights.signals().stream()
                        .map(Signal::id)
                        .filter(id -> !found.contains(id))
                        .toList());
    }

    private static long flaggedPosts(List<PromotionAssessment> promotions) {
        return promotions.stream()
                .filter(p -> p.verdict() == Verdict.FLAGGED)
                .map(p -> p.subject().post().id())
                .distinct()
                .count();
    }

    /// How much the posts say, each by its strongest promotion.
    private List<Finding> posts(List<PromotionAssessment> promotions) {
        Map<String, PromotionAssessment> strongest = new LinkedHashMap<>();
        for (PromotionAssessment p : promotions) {
            strongest.merge(p.subject().post().id(), p, (a, b) -> a.score() >= b.score() ? a : b);
        }
        List<PromotionAssessment> telling = strongest.values().stream()
                .filter(p -> p.score() >= weights.promotions().watch())
                .sorted((a, b) -> Double.compare(b.score(), a.score()))
                .toList();
        if (telling.isEmpty()) return List.of();
        double sum = telling.stream().mapToDouble(PromotionAssessment::score).sum();
        double weight = weights.accounts().posts() * Math.log(1 + sum) / Math.log(2)
                + weights.accounts().share() * sum / strongest.size();
        List<Quote> quotes = telling.stream()
                .limit(4)
                .flatMap(p -> p.findings().stream()
                        .filter(f -> f.weight() > 0)
                        .limit(1)
                        .map(f -> f.quotes().getFirst()))
                .distinct()
                .toList();
        if (quotes.isEmpty()) return List.of();
        String because = "%d of %d posts show signs that copies of branded goods are promoted."
                .formatted(telling.size(), strongest.size());
        return List.of(new Finding("posts-promote-copies", weight, because, quotes));
    }

    /// What the profile's own words say, as the signals that look there found it.
    private List<Finding> profile(List<Assessor.Judged> judged) {
        if (judged.isEmpty()) return List.of();
        List<Finding> out = new ArrayList<>();
        for (Signal s : weights.signals()) {
            if (s instanceof Says says && says.at().equals(List.of("profile"))) {
                judged.stream()
                        .flatMap(j -> says.withoutNeeds().look(j.reading()).stream())
                        .findFirst()
                        .ifPresent(out::add);
            }
        }
        return out;
    }
}
