package promotrace.assess;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import promotrace.evidence.Quote;

/// What the account's other posts tell about one promotion, from the pass before: how many other posts show openly by
/// themselves that copies are promoted, their sellers and listings with the words said there, what the profile says,
/// and what was found in the comments under this post. `quietPosts` are the other posts that show nothing openly: what
/// was found in each, by signal, with the words.
public record Around(
        String account,
        Optional<TextReading> profile,
        int openPosts,
        int posts,
        Map<String, Quote> openSellers,
        Map<String, Quote> openListings,
        List<Quote> openWords,
        List<CommentReading> comments,
        Set<String> promotersOfSeller,
        List<Map<String, Quote>> quietPosts) {
    public Around {
        quietPosts = quietPosts.stream().map(Map::copyOf).toList();
        openSellers = Map.copyOf(openSellers);
        openListings = Map.copyOf(openListings);
        openWords = List.copyOf(openWords);
        comments = List.copyOf(comments);
        promotersOfSeller = Set.copyOf(promotersOfSeller);
    }
}
