package promotrace.assess;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import promotrace.collect.Comment;
import promotrace.collect.Post;
import promotrace.collect.PostedLink;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.resolve.Cloaked;
import promotrace.resolve.Earlier;
import promotrace.storefront.History;
import promotrace.storefront.Listing;

/// One promotion to be judged: a post, one link of it (none for a post without), where that led, who is paid, what is
/// sold there, and what people said under the post. `labels` are the words beside the links that were chosen on pages
/// of links on the way (a row of a sheet, a button of a link page), in their order; empty where there was none. `until` is
/// when the link was last seen to lead this way, empty where it still does; `earlier` is where it led before it led this way;
/// `cloaked` is there where it led elsewhere when it was asked as a click. `history` is what is known
/// of the listing beyond its last sight; `pictured` what was fetched of the pictures at both ends.
public record Subject(
        Post post,
        Optional<PostedLink> link,
        Optional<Chain> chain,
        List<Affiliate> affiliates,
        Optional<Listing> listing,
        List<Comment> comments,
        List<String> labels,
        Optional<Instant> until,
        List<Earlier> earlier,
        Optional<Cloaked> cloaked,
        History history,
        Pictured pictured) {
    public Subject {
        earlier = List.copyOf(earlier);
        affiliates = List.copyOf(affiliates);
        comments = List.copyOf(comments);
        labels = List.copyOf(labels);
    }

    /// A promotion whose link leads where it always led.
    public Subject(
            Post post,
            Optional<PostedLink> link,
            Optional<Chain> chain,
            List<Affiliate> affiliates,
            Optional<Listing> listing,
            List<Comment> comments,
            List<String> labels) {
        this(
                post,
                link,
                chain,
                affiliates,
                listing,
                comments,
                labels,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                History.NONE,
                Pictured.NONE);
    }

    /// The same, with what is known of where the link led before.
    public Subject before(Optional<Instant> last, List<Earlier> others) {
        return new Subject(
                post, link, chain, affiliates, listing, comments, labels, last, others, cloaked, history, pictured);
    }

    /// The same, with what is known of where the link leads others.
    public Subject asked(Optional<Cloaked> otherwise) {
        return new Subject(
                post, link, chain, affiliates, listing, comments, labels, until, earlier, otherwise, history, pictured);
    }

    /// The same, with what is known of its listing's other times.
    public Subject knowing(History known) {
        return new Subject(
                post, link, chain, affiliates, listing, comments, labels, until, earlier, cloaked, known, pictured);
    }

    /// The same, with what was fetched of the pictures at both ends.
    public Subject showing(Pictured fetched) {
        return new Subject(
                post, link, chain, affiliates, listing, comments, labels, until, earlier, cloaked, history, fetched);
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
