package promotrace.network;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One account leading buyers to one seller. `posts` are the posts it rests on (never empty); `networks` the programmes
/// that pay on the way, empty when paid directly or not known; `knowing` of `comments` under those posts show that
/// their
/// writers know.
public record Edge(
        String account,
        String seller,
        List<String> posts,
        int promotions,
        List<String> networks,
        List<String> brands,
        Instant first,
        Instant last,
        int knowing,
        int comments,
        Optional<Commission> commission) {
    public Edge {
        posts = List.copyOf(posts);
        networks = List.copyOf(networks);
        brands = List.copyOf(brands);
        if (posts.isEmpty()) throw new IllegalArgumentException("an edge rests on a post");
    }
}
