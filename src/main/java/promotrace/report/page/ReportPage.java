package promotrace.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import promotrace.assess.AccountAssessment;
import promotrace.assess.Verdict;
import promotrace.collect.Account;
import promotrace.network.Edge;
import promotrace.report.CaseFile;
import promotrace.report.Figures;
import promotrace.report.Manifest;
import promotrace.report.Named;
import promotrace.report.Proposal;
import promotrace.report.Summary;

/// The whole page: `accounts` ranked as in the summary, each with its section.
public record ReportPage(
        CaseFile file,
        Figures figures,
        Manifest manifest,
        List<AccountSection> accounts,
        List<SellerRow> sellers,
        Lanes lanes,
        Bars months,
        Bars languages) {
    private static final int FIRST_FLAGGED = 12;
    private static final int FIRST_WATCH = 4;
    private static final int EDGES = 300;

    /// More sellers than these stand in report.json only.
    public static final int SELLERS = 200;

    private static final int PROPOSALS_A_BRAND = 100;

    public ReportPage {
        accounts = List.copyOf(accounts);
        sellers = List.copyOf(sellers);
    }

    /// An account's name by its id, or the id where it gives itself none.
    public String nameOf(String account) {
        return accounts.stream()
                .map(a -> a.assessment().account())
                .filter(a -> a.id().equals(account) && !a.name().isBlank())
                .map(Account::name)
                .findFirst()
                .orElse(account);
    }

    /// A seller's name by its id; empty where no flagged promotion shows one.
    public String sellerName(String seller) {
        return sellers.stream()
                .filter(s -> s.id().equals(seller))
                .map(SellerRow::name)
                .findFirst()
                .orElse("");
    }

    public static ReportPage of(CaseFile written) {
        CaseFile file = Named.of(written);
        Figures figures = Figures.of(file);
        List<AccountSection> accounts = new ArrayList<>();
        for (AccountAssessment a : Summary.ranked(file.accounts())) {
            accounts.add(AccountSection.of(accounts.size() + 1, a, file));
        }
        return new ReportPage(
                file,
                figures,
                Manifest.of(file),
                accounts,
                SellerRow.of(file),
                Lanes.of(file),
                Bars.months(figures.months()),
                Bars.languages(figures.languages()));
    }

    /// The first to look at: the highest flagged ones and some to be watched.
    public List<AccountSection> lookAtFirst() {
        List<AccountSection> out = new ArrayList<>(Say.first(of(Verdict.FLAGGED), FIRST_FLAGGED));
        out.addAll(Say.first(of(Verdict.WATCH), FIRST_WATCH));
        return out;
    }

    public List<AccountSection> of(Verdict verdict) {
        return accounts.stream().filter(a -> a.verdict() == verdict).toList();
    }

    public List<AccountSection> sections() {
        return accounts.stream().filter(AccountSection::hasSection).toList();
    }

    /// Different platforms among the accounts.
    public long platforms() {
        return accounts.stream()
                .map(a -> a.assessment().account().platform())
                .distinct()
                .count();
    }

    /// Edges by number of posts, at most 300.
    public List<Edge> edges() {
        return Say.first(
                file.edges().stream()
                        .sorted(Comparator.comparingInt((Edge e) -> e.posts().size())
                                .reversed()
                                .thenComparing(Edge::account)
                                .thenComparing(Edge::seller))
                        .toList(),
                EDGES);
    }

    /// What is proposed, by brand; at most a hundred each, highest score first.
    public Map<String, List<Proposal>> proposals() {
        Map<String, List<Proposal>> out = new TreeMap<>();
        file.proposals().stream()
                .sorted(Comparator.comparingDouble(Proposal::score).reversed())
                .forEach(p -> {
                    List<Proposal> same = out.computeIfAbsent(p.brand(), b -> new ArrayList<>());
                    if (same.size() < PROPOSALS_A_BRAND) same.add(p);
                });
        return out;
    }
}
