package promotrace.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import promotrace.assess.AccountAssessment;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Verdict;
import promotrace.collect.Post;
import promotrace.resolve.Affiliate;
import promotrace.storefront.Listing;
import promotrace.storefront.Seller;

/// Edges from accounts to the sellers that their flagged promotions reach, always computed whole from those promotions.
public final class Edges {
    private final Commissions commissions;

    public Edges(Commissions commissions) {
        this.commissions = commissions;
    }

    /// The edges of one account, by seller. A promotion whose seller is not known makes none.
    public List<Edge> of(AccountAssessment account) {
        Map<String, List<PromotionAssessment>> bySeller = new TreeMap<>();
        for (PromotionAssessment p : account.promotions()) {
            if (p.verdict() != Verdict.FLAGGED) continue;
            p.subject()
                    .listing()
                    .flatMap(Listing::seller)
                    .map(Seller::id)
                    .ifPresent(s ->
                            bySeller.computeIfAbsent(s, x -> new ArrayList<>()).add(p));
        }
        List<Edge> out = new ArrayList<>();
        bySeller.forEach((seller, promotions) -> out.add(edge(account, seller, promotions)));
        return out;
    }

    private Edge edge(AccountAssessment account, String seller, List<PromotionAssessment> promotions) {
        List<Post> posts = promotions.stream()
                .map(p -> p.subject().post())
                .collect(Collectors.toMap(Post::id, p -> p, (a, b) -> a, TreeMap::new))
                .values()
                .stream()
                .toList();
        Set<String> ids = posts.stream().map(Post::id).collect(Collectors.toSet());
        List<Instant> times = posts.stream().map(Post::at).sorted().toList();
        long comments = account.comments().stream()
                .filter(c -> ids.contains(c.comment().post()))
                .count();
        long knowing = account.comments().stream()
                .filter(c -> c.knowing() && ids.contains(c.comment().post()))
                .count();
        return new Edge(
                account.account().id(),
                seller,
                posts.stream().map(p -> p.url().toString()).toList(),
                promotions.size(),
                words(promotions.stream()
                        .flatMap(p -> p.subject().affiliates().stream())
                        .map(Affiliate::network)
                        .toList()),
                words(promotions.stream().flatMap(p -> p.brands().stream()).toList()),
                times.getFirst(),
                times.getLast(),
                Math.toIntExact(knowing),
                Math.toIntExact(comments),
                commissions.over(promotions));
    }

    private static List<String> words(Collection<String> words) {
        return List.copyOf(new TreeSet<>(words));
    }
}
