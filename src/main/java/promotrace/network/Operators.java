package promotrace.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import promotrace.assess.AccountAssessment;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Verdict;
import promotrace.collect.PostedLink;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;

/// Accounts that may be run by one operator, because they earn under the same id or answer at the same contact.
///
/// Only accounts that people should look at are joined, and only by what stands in their own profile and flagged
/// promotions: an educator who quotes a promoter's link is not joined to the promoter.
public final class Operators {
    private final IdentityRules rules;
    private final Contacts contacts;

    public Operators(IdentityRules rules) {
        this.rules = rules;
        this.contacts = new Contacts(rules);
    }

    /// What one account holds that may join it to others; empty unless people should look at it.
    public record Holdings(String account, Set<Identity> identities) {
        public Holdings {
            identities = Set.copyOf(identities);
        }
    }

    public Holdings holdings(AccountAssessment a) {
        return new Holdings(a.account().id(), a.verdict() == Verdict.FLAGGED ? identities(a) : Set.of());
    }

    /// The accounts that are joined by what they hold.
    public List<Operator> of(Collection<Holdings> accounts) {
        Map<Identity, Set<String>> holders = new HashMap<>();
        for (Holdings a : accounts) {
            for (Identity i : a.identities()) {
                holders.computeIfAbsent(i, x -> new TreeSet<>()).add(a.account());
            }
        }
        Map<String, String> leader = new TreeMap<>();
        Map<String, Set<String>> reasons = new TreeMap<>();
        holders.forEach((identity, ids) -> {
            if (ids.size() < 2 || ids.size() > rules.atMostAccounts()) return;
            String first = ids.iterator().next();
            for (String id : ids) join(leader, first, id);
            for (String id : ids)
                reasons.computeIfAbsent(id, x -> new TreeSet<>()).add(identity.words());
        });
        Map<String, Set<String>> groups = new TreeMap<>();
        for (String id : leader.keySet())
            groups.computeIfAbsent(find(leader, id), x -> new TreeSet<>()).add(id);
        List<Operator> out = new ArrayList<>();
        for (Set<String> group : groups.values()) {
            Set<String> why = new TreeSet<>();
            for (String id : group) why.addAll(reasons.getOrDefault(id, Set.of()));
            out.add(new Operator("op-" + (out.size() + 1), List.copyOf(group), List.copyOf(why)));
        }
        return out;
    }

    private Set<Identity> identities(AccountAssessment a) {
        Set<Identity> out = new LinkedHashSet<>(contacts.in(a.account().bio()));
        for (PostedLink l : a.account().links()) out.addAll(contacts.in(l.url()));
        for (PromotionAssessment p : a.promotions()) {
            if (p.verdict() != Verdict.FLAGGED) continue;
            out.addAll(contacts.in(p.subject().post().text()));
            for (PostedLink l : p.subject().post().links()) out.addAll(contacts.in(l.url()));
            for (Affiliate paid : p.subject().affiliates()) {
                if (paid.publisher().isPresent() && !behindPassOn(paid, p)) {
                    out.add(Identity.publisher(paid.network(), paid.publisher().get()));
                }
                paid.coupon().ifPresent(c -> out.add(Identity.contact("coupon", c.toUpperCase(Locale.ROOT))));
            }
        }
        return out;
    }

    /// Whether the id stands behind a network that passes clicks on under its own id.
    private boolean behindPassOn(Affiliate paid, PromotionAssessment p) {
        int at = position(paid, p.subject().chain().map(Chain::links).orElse(List.of()));
        return p.subject().affiliates().stream()
                .anyMatch(other -> rules.passOn().contains(other.network())
                        && !other.equals(paid)
                        && position(other, p.subject().chain().map(Chain::links).orElse(List.of())) < at);
    }

    private static int position(Affiliate paid, List<Chain.Link> links) {
        for (int i = 0; i < links.size(); i++) if (links.get(i).url().equals(paid.where())) return i;
        return links.size();
    }

    private static void join(Map<String, String> leader, String a, String b) {
        String x = find(leader, a);
        String y = find(leader, b);
        if (x.compareTo(y) <= 0) leader.put(y, x);
        else leader.put(x, y);
    }

    private static String find(Map<String, String> leader, String id) {
        String up = leader.computeIfAbsent(id, x -> x);
        return up.equals(id) ? id : find(leader, up);
    }
}
