package promotrace.assess;

import java.util.List;
import java.util.Optional;
import promotrace.collect.Comment;
import promotrace.collect.Post;
import promotrace.collect.PostedLink;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.storefront.Listing;

/// One promotion to be judged: a post, one link of it (none for a post without), where that led, who is paid, what is
/// sold there, and what people said under the post. `labels` are the words beside the links that were chosen on pages
/// of links on the way (a row of a sheet, a button of a link page), in their order; empty where there was none.
public record Subject(
        Post post,
        Optional<PostedLink> link,
        Optional<Chain> chain,
        List<Affiliate> affiliates,
        Optional<Listing> listing,
        List<Comment> comments,
        List<String> labels) {
    public Subject {
        affiliates = List.copyOf(affiliates);
        comments = List.copyOf(comments);
        labels = List.copyOf(labels);
    }

    /// A promotion whose way led over no page of links.
    public Subject(
            Post post,
            Optional<PostedLink> link,
            Optional<Chain> chain,
            List<Affiliate> affiliates,
            Optional<Listing> listing,
            List<Comment> comments) {
        this(post, link, chain, affiliates, listing, comments, List.of());
    }
}
