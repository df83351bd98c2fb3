package promotrace.network;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import promotrace.assess.AccountAssessment;
import promotrace.assess.CommentReading;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.assess.Verdict;
import promotrace.collect.Account;
import promotrace.collect.Comment;
import promotrace.collect.Post;
import promotrace.evidence.Quote;
import promotrace.evidence.Sha256;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.storefront.Listing;
import promotrace.storefront.Money;
import promotrace.storefront.Seller;
import promotrace.url.WebUrl;

/// An invented account for the network's tests, put together post by post.
final class Scene {
    private static final Sha256 CAPTURE = Sha256.of(new byte[0]);
    private final String id;
    private String bio = "";
    private Verdict verdict = Verdict.FLAGGED;
    private final List<PromotionAssessment> promotions = new ArrayList<>();
    private final List<CommentReading> comments = new ArrayList<>();

    Scene(String id) {
        this.id = id;
    }

    Scene bio(String text) {
        bio = text;
        return this;
    }

    Scene verdict(Verdict v) {
        verdict = v;
        return this;
    }

    /// A promotion through these addresses, of which those that name a payee are given as `network publisher`.
    Scene promotes(String post, Verdict v, String seller, String price, long likes, String... paid) {
        WebUrl url = WebUrl.of("https://posts.example/" + id.replace(':', '/') + "/" + post);
        List<Affiliate> affiliates = new ArrayList<>();
        List<Chain.Link> links = new ArrayList<>();
        links.add(new Chain.Link(WebUrl.of("https://sho.rt/" + post), "301", OptionalInt.of(301), Optional.empty()));
        for (String p : paid) {
            String[] parts = p.split(" ");
            WebUrl at = WebUrl.of("https://" + parts[0] + ".example/click?p=" + parts[1]);
            links.add(new Chain.Link(at, "parameter", OptionalInt.empty(), Optional.empty()));
            affiliates.add(new Affiliate(
                    parts[0],
                    Optional.of(parts[1]),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    at));
        }
        WebUrl end = WebUrl.of("https://shop.example/item/" + seller.replace(':', '-'));
        links.add(new Chain.Link(end, "end", OptionalInt.of(200), Optional.empty()));
        Post posted = new Post(
                id + "/" + post,
                id,
                url,
                Instant.parse("2026-05-01T10:00:00Z").plusSeconds(promotions.size()),
                "text " + post,
                List.of(),
                List.of(),
                new Post.Counters(OptionalLong.of(likes), OptionalLong.empty(), OptionalLong.empty()),
                Optional.empty(),
                CAPTURE,
                url);
        Subject subject = new Subject(
                posted,
                Optional.empty(),
                Optional.of(new Chain(links.getFirst().url(), links, Chain.Outcome.RESOLVED, Optional.of(end), "")),
                affiliates,
                seller.isEmpty() ? Optional.empty() : Optional.of(listing(seller, end, price)),
                List.of());
        promotions.add(new PromotionAssessment(subject, 0.9, v, List.of("Gucci"), List.of(), List.of()));
        return this;
    }

    Scene hears(String post, boolean knowing) {
        Comment c = new Comment(
                "c" + comments.size(),
                id + "/" + post,
                "k7f2",
                Optional.empty(),
                "w2c?",
                CAPTURE,
                WebUrl.of("https://a.example/"));
        Quote words = new Quote(Quote.Place.COMMENT, "w2c?", c.captured(), CAPTURE);
        comments.add(new CommentReading(c, knowing, knowing ? List.of(words) : List.of()));
        return this;
    }

    AccountAssessment account() {
        Account a = new Account(
                id,
                "telegram",
                id,
                WebUrl.of("https://t.me/s/x"),
                id,
                bio,
                OptionalLong.empty(),
                List.of(),
                Optional.empty(),
                Instant.EPOCH);
        return new AccountAssessment(a, 0.9, verdict, List.of(), promotions, comments, List.of());
    }

    private static Listing listing(String seller, WebUrl url, String price) {
        return new Listing(
                "shop:" + seller,
                url,
                "shop",
                Optional.of(new Seller(seller, "a shop", Optional.empty(), List.of())),
                "Dress",
                "",
                List.of(),
                price.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Money(new BigDecimal(price.split(" ")[0]), Optional.empty(), price.split(" ")[1])),
                OptionalLong.of(100),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                CAPTURE,
                Instant.EPOCH);
    }
}
