package promotrace.assess;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import promotrace.evidence.Quote;

/// What the account's other posts tell about one promotion, from the pass before: how many other posts show openly by
/// themselves that copies are promoted, and the words of the first two; the words of one that leads to the same seller
/// and of one that leads to the same listing; what the profile says, and what was found in the comments under this post.
/// `quiet` are the posts that show nothing openly, this one among them where it is one.
public record Around(
        String account,
        Optional<TextReading> profile,
        int openPosts,
        int posts,
        Optional<Quote> sameSeller,
        Optional<Quote> sameListing,
        List<Quote> openWords,
        List<CommentReading> comments,
        Set<String> promotersOfSeller,
        QuietPosts quiet) {
    public Around {
        openWords = List.copyOf(openWords);
        comments = List.copyOf(comments);
        promotersOfSeller = Set.copyOf(promotersOfSeller);
    }
}
