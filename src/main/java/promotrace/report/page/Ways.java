package promotrace.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import promotrace.assess.AccountAssessment;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Verdict;
import promotrace.report.CaseFile;
import promotrace.report.Columns;
import promotrace.report.Harmless;
import promotrace.report.Summary;
import promotrace.resolve.Affiliate;
import promotrace.storefront.Listing;
import promotrace.storefront.Seller;

/// The ways from accounts past those who are paid to sellers, over flagged promotions, accounts in the report's
/// order, with the names of all parties.
final class Ways {
    private static final int LABEL = 30;
    private static final int PUBLISHERS_NAMED = 2;
    private static final int PUBLISHERS_IN_TITLE = 12;

    /// `paid` is a node between, empty when nobody is named; `links` counts promotions.
    record Way(String account, String paid, String seller, int links) {}

    private final Map<List<String>, Integer> found = new LinkedHashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    /// For each programme and publisher id, the accounts that use it.
    private final TreeMap<String, TreeMap<String, TreeSet<String>>> users = new TreeMap<>();

    private final Map<String, TreeSet<String>> publishersOfNode = new HashMap<>();
    private final Map<String, String> networkOfNode = new HashMap<>();

    static Ways of(CaseFile file) {
        Ways ways = new Ways();
        List<AccountAssessment> ranked = Summary.ranked(file.accounts());
        ranked.forEach(ways::addUsers);
        ranked.forEach(ways::add);
        return ways;
    }

    private void addUsers(AccountAssessment a) {
        for (PromotionAssessment p : a.promotions()) {
            if (p.verdict() != Verdict.FLAGGED) continue;
            for (Affiliate paid : p.subject().affiliates()) {
                users.computeIfAbsent(paid.network(), n -> new TreeMap<>())
                        .computeIfAbsent(paid.publisher().orElse(""), n -> new TreeSet<>())
                        .add(a.account().id());
            }
        }
    }

    private void add(AccountAssessment a) {
        String account = a.account().id();
        titles.put(account, a.account().name().isBlank() ? account : a.account().name());
        for (PromotionAssessment p : a.promotions()) {
            if (p.verdict() != Verdict.FLAGGED) continue;
            p.subject().listing().flatMap(Listing::seller).ifPresent(s -> add(account, p, s));
        }
    }

    private void add(String account, PromotionAssessment p, Seller seller) {
        titles.put(seller.id(), seller.name().isBlank() ? seller.id().replaceFirst("^[^:]*:", "") : seller.name());
        List<String> between =
                p.subject().affiliates().stream().map(this::node).distinct().toList();
        for (String paid : between.isEmpty() ? List.of("") : between) {
            found.merge(List.of(account, paid, seller.id()), 1, Integer::sum);
        }
    }

    /// Publisher ids of one programme are one node where the same accounts use them.
    private String node(Affiliate paid) {
        String publisher = paid.publisher().orElse("");
        TreeSet<String> same =
                users.getOrDefault(paid.network(), new TreeMap<>()).getOrDefault(publisher, new TreeSet<>());
        String node = "paid " + paid.network() + " " + String.join(" ", same);
        networkOfNode.put(node, paid.network());
        publishersOfNode.computeIfAbsent(node, n -> new TreeSet<>()).add(publisher);
        return node;
    }

    /// The ways in the order in which they were found.
    List<Way> ways() {
        List<Way> out = new ArrayList<>();
        found.forEach((ends, links) -> out.add(new Way(ends.get(0), ends.get(1), ends.get(2), links)));
        return out;
    }

    /// A node's name, cut to what fits beside it.
    String label(String node) {
        TreeSet<String> publishers = publishersOfNode.getOrDefault(node, new TreeSet<>());
        String name = title(node);
        if (publishers.size() > PUBLISHERS_NAMED) {
            name = network(node) + " " + publishers.first() + " + " + (publishers.size() - 1);
        }
        return Columns.cut(name, LABEL, "…");
    }

    /// A node's whole name; of many publisher ids the first ones.
    String title(String node) {
        TreeSet<String> publishers = publishersOfNode.getOrDefault(node, new TreeSet<>());
        if (publishers.isEmpty()) return Harmless.line(titles.getOrDefault(node, node));
        String named =
                String.join(", ", publishers.stream().limit(PUBLISHERS_IN_TITLE).toList());
        int more = publishers.size() - PUBLISHERS_IN_TITLE;
        return Harmless.line(network(node) + " " + named + (more > 0 ? " and " + more + " more" : ""));
    }

    private String network(String node) {
        return networkOfNode.getOrDefault(node, "");
    }
}
