package promotrace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import promotrace.assess.AccountAssessment;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Verdict;
import promotrace.network.Commission;
import promotrace.network.Commissions;
import promotrace.report.CaseFile;
import promotrace.report.Proposal;
import promotrace.report.Proposals;
import promotrace.review.Decision;
import promotrace.store.Runs;
import promotrace.store.Store;
import promotrace.storefront.Listing;
import promotrace.storefront.Seller;

/// Puts a case together from the store, for the report, the page and the decisions of people.
public final class Cases {
    private final Store store;
    private final Commissions commissions;
    private final UnaryOperator<String> programme;

    /// `programme` gives the name by which people know an affiliate network or agent.
    Cases(Store store, Commissions commissions, UnaryOperator<String> programme) {
        this.store = store;
        this.commissions = commissions;
        this.programme = programme;
    }

    /// The whole case as the last run left it; empty before the first.
    public Optional<CaseFile> whole() {
        return store.runs().last().map(this::of);
    }

    private CaseFile of(Runs.Run run) {
        List<AccountAssessment> accounts = store.assessments().all().stream()
                .sorted(Comparator.comparingDouble(AccountAssessment::score)
                        .reversed()
                        .thenComparing(a -> a.account().id()))
                .toList();
        Map<String, Commission> earned = new HashMap<>();
        for (AccountAssessment a : accounts) {
            List<PromotionAssessment> flagged = a.promotions().stream()
                    .filter(p -> p.verdict() == Verdict.FLAGGED)
                    .toList();
            commissions.over(flagged).ifPresent(c -> earned.put(a.account().id(), c));
        }
        return new CaseFile(
                run.at(),
                run.origin(),
                accounts,
                earned,
                store.edges().all(),
                store.operators().all(),
                Proposals.of(accounts),
                run.unserved(),
                store.decisions().all(),
                programmes(accounts));
    }

    private Map<String, String> programmes(List<AccountAssessment> accounts) {
        Map<String, String> names = new HashMap<>();
        for (AccountAssessment a : accounts) {
            for (PromotionAssessment p : a.promotions()) {
                p.subject().affiliates().forEach(paid -> names.computeIfAbsent(paid.network(), programme));
            }
        }
        return names;
    }

    /// Records a person's word on an account that the case knows.
    ///
    /// @return the account's decisions, this one last; empty when the case knows no such account
    public Optional<List<Decision>> decide(Decision decision) {
        if (store.watches().find(decision.account()).isEmpty()) return Optional.empty();
        store.decisions().add(decision);
        return Optional.of(store.decisions().ofAccount(decision.account()));
    }

    /// The part of a case that is about one account; empty when the case does not know it.
    public static Optional<CaseFile> only(CaseFile file, String account) {
        List<AccountAssessment> kept = file.accounts().stream()
                .filter(a -> a.account().id().equals(account))
                .toList();
        return kept.isEmpty() ? Optional.empty() : Optional.of(part(file, kept, p -> true));
    }

    /// The part of a case that is about one brand, whatever the case of its letters: accounts with a flagged promotion of
    /// it, and of them only those promotions.
    public static CaseFile onlyBrand(CaseFile file, String brand) {
        Predicate<PromotionAssessment> about =
                p -> p.verdict() == Verdict.FLAGGED && p.brands().stream().anyMatch(brand::equalsIgnoreCase);
        List<AccountAssessment> kept = new ArrayList<>();
        for (AccountAssessment a : file.accounts()) {
            List<PromotionAssessment> promotions =
                    a.promotions().stream().filter(about).toList();
            if (promotions.isEmpty()) continue;
            Set<String> posts =
                    promotions.stream().map(p -> p.subject().post().id()).collect(Collectors.toSet());
            kept.add(new AccountAssessment(
                    a.account(),
                    a.score(),
                    a.verdict(),
                    a.findings(),
                    promotions,
                    a.comments().stream()
                            .filter(c -> posts.contains(c.comment().post()))
                            .toList(),
                    a.lookedFor()));
        }
        return part(file, kept, p -> p.brand().equalsIgnoreCase(brand));
    }

    private static CaseFile part(CaseFile file, List<AccountAssessment> kept, Predicate<Proposal> about) {
        Set<String> ids = kept.stream().map(a -> a.account().id()).collect(Collectors.toSet());
        Set<String> sellers = kept.stream()
                .flatMap(a -> a.promotions().stream())
                .flatMap(p -> p.subject().listing().flatMap(Listing::seller).stream())
                .map(Seller::id)
                .collect(Collectors.toSet());
        List<Proposal> proposals = Proposals.of(kept).stream().filter(about).toList();
        return new CaseFile(
                file.at(),
                file.origin(),
                kept,
                keep(file.commissions(), ids),
                file.edges().stream()
                        .filter(e -> ids.contains(e.account()) && sellers.contains(e.seller()))
                        .toList(),
                file.operators().stream()
                        .filter(o -> o.accounts().stream().anyMatch(ids::contains))
                        .toList(),
                proposals,
                List.of(),
                keep(file.decisions(), ids),
                file.programmes());
    }

    private static <T> Map<String, T> keep(Map<String, T> all, Set<String> ids) {
        return all.entrySet().stream()
                .filter(e -> ids.contains(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
