package promotrace.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import promotrace.assess.AccountAssessment;
import promotrace.assess.CommentReading;
import promotrace.assess.Finding;
import promotrace.assess.Pictured;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.assess.Verdict;
import promotrace.collect.Account;
import promotrace.collect.Comment;
import promotrace.collect.Picture;
import promotrace.collect.Post;
import promotrace.collect.PostedLink;
import promotrace.collect.Watched;
import promotrace.evidence.Quote;
import promotrace.evidence.Sha256;
import promotrace.picture.Depiction;
import promotrace.picture.PictureHash;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.storefront.About;
import promotrace.storefront.Attribute;
import promotrace.storefront.Change;
import promotrace.storefront.History;
import promotrace.storefront.Kin;
import promotrace.storefront.Listing;
import promotrace.storefront.Mark;
import promotrace.storefront.Money;
import promotrace.storefront.Particulars;
import promotrace.storefront.Placed;
import promotrace.storefront.Relisted;
import promotrace.storefront.Seller;
import promotrace.storefront.Stated;
import promotrace.url.WebUrl;

/// Records with everything in them that strangers may write, and records with nothing in them that may be left out.
final class Samples {
    static final Instant DAY = Instant.parse("2026-05-01T12:00:00.123Z");
    static final Sha256 CAPTURE = Sha256.of(new byte[] {1, 2, 3});
    static final String ODD = "Ťaška 1:1 \"dupe\" 👜\u0000 $set {a.b} 高仿 \u202e\n\t";
    static final WebUrl ODD_URL = WebUrl.of("https://s.example:8443/%7Ea/$x.y?u=http%3A%2F%2Fb.example&&=1#top");

    private Samples() {}

    static WebUrl url(String path) {
        return WebUrl.of("https://s.example/" + path);
    }

    static Watched watched() {
        return new Watched(
                "telegram:ódd.$x", "telegram", "Ódd.$x", Optional.of(ODD_URL), Map.of("$a.b", ODD, "pageId", "1"));
    }

    static Watched bareWatched() {
        return new Watched("blog:b", "blog", "b", Optional.empty(), Map.of());
    }

    static PostedLink link() {
        return new PostedLink(ODD_URL, "S.example/ä", ODD, PostedLink.Where.BUTTON);
    }

    static Account account(String id, Instant seen) {
        return new Account(
                id,
                "telegram",
                "h",
                ODD_URL,
                ODD,
                ODD,
                OptionalLong.of(1L << 40),
                List.of(link()),
                Optional.of(CAPTURE),
                seen);
    }

    static Account bareAccount(String id, Instant seen) {
        return new Account(id, "blog", "h", ODD_URL, "", "", OptionalLong.empty(), List.of(), Optional.empty(), seen);
    }

    static Post post(String account, String id) {
        return new Post(
                account + "/" + id,
                account,
                ODD_URL,
                DAY,
                ODD,
                List.of(link(), new PostedLink(url("2"), "", "", PostedLink.Where.TEXT)),
                List.of(new Picture(url("p.jpg"), ODD)),
                new Post.Counters(OptionalLong.of(3), OptionalLong.empty(), OptionalLong.of(5_000_000_000L)),
                Optional.of("sk"),
                CAPTURE,
                url("captured"));
    }

    static Post barePost(String account, String id, Instant at) {
        return new Post(
                account + "/" + id,
                account,
                url(id),
                at,
                "",
                List.of(),
                List.of(),
                Post.Counters.NONE,
                Optional.empty(),
                CAPTURE,
                url("captured"));
    }

    static Comment comment(String post, String id, Optional<Instant> at) {
        return new Comment(id, post, "p-1f", at, ODD, CAPTURE, url("comments"));
    }

    static Listing listing(String id, Instant seen) {
        return new Listing(
                id,
                ODD_URL,
                "aliexpress",
                Optional.of(new Seller(
                        "aliexpress:1", ODD, Optional.of(url("store")), List.of("+421 900", "wx: a"), about())),
                ODD,
                ODD,
                List.of("Dresses", "Women's"),
                Optional.of(new Money(new BigDecimal("12.50"), Optional.of(new BigDecimal("18.90")), "USD")),
                OptionalLong.of(10_000),
                List.of("red", "S"),
                List.of(url("1.jpg"), url("2.jpg")),
                Optional.of("NoBrand"),
                Optional.of("en"),
                true,
                CAPTURE,
                seen,
                Optional.of("US $12.50 - 18.90"),
                Optional.of("A-1"),
                new Particulars(
                        List.of(new Attribute("Style No.", ODD, "json-ld additionalProperty")),
                        OptionalLong.of(31),
                        Optional.of("CN"),
                        List.of(new Stated("title", ODD, "meta og:title"))));
    }

    private static About about() {
        return new About(
                List.of(new Mark("mail", "a@oak.example", new Stated("contact", "A@oak.example", "text"))),
                List.of(
                        new Placed(Optional.of("CN"), new Stated("factory", ODD, "text")),
                        new Placed(Optional.empty(), new Stated("language", "de", "element html lang"))),
                Optional.of(new Stated("since", "Est. 1998", "text")),
                List.of(new Stated("crypto", ODD, "text")));
    }

    static Listing bareListing(String id, Instant seen) {
        return bareListing(id, seen, Optional.empty());
    }

    static Listing bareListing(String id, Instant seen, Optional<Seller> seller) {
        return new Listing(
                id,
                url(id),
                "site",
                seller,
                "",
                "",
                List.of(),
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                CAPTURE,
                seen);
    }

    static Chain chain() {
        return new Chain(
                url("posted"),
                List.of(
                        new Chain.Link(url("posted"), "302", OptionalInt.of(302), Optional.of(CAPTURE)),
                        new Chain.Link(ODD_URL, "end", OptionalInt.empty(), Optional.empty())),
                Chain.Outcome.RESOLVED,
                Optional.of(ODD_URL),
                "",
                Optional.of(url("canonical")));
    }

    static Quote quote() {
        return new Quote(Quote.Place.COMMENT, ODD, ODD_URL, CAPTURE);
    }

    static Finding finding(double weight) {
        return new Finding("replica-word", weight, ODD, List.of(quote(), quote()));
    }

    static PromotionAssessment promotion(Post post, List<Comment> comments, String text) {
        Subject subject = new Subject(
                        post,
                        Optional.of(link()),
                        Optional.of(chain()),
                        List.of(
                                new Affiliate(
                                        "awin",
                                        Optional.of("1"),
                                        Optional.of("2"),
                                        Optional.of(text),
                                        Optional.of("c"),
                                        Optional.of("SAVE10"),
                                        ODD_URL),
                                new Affiliate(
                                        "cj",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        ODD_URL)),
                        Optional.of(listing("aliexpress:9", DAY)),
                        comments)
                .knowing(new History(
                        List.of(
                                new Change(
                                        Change.What.TITLE,
                                        ODD,
                                        "Dress",
                                        DAY,
                                        Optional.of(CAPTURE),
                                        Optional.of(CAPTURE)),
                                new Change(
                                        Change.What.AVAILABLE, "yes", "no", DAY, Optional.empty(), Optional.empty())),
                        List.of(new Relisted(
                                "m:9",
                                ODD_URL,
                                Optional.of("m:other"),
                                Relisted.Why.LOOKS,
                                List.of(Sha256.of(new byte[] {9})))),
                        List.of(new Kin("site:oak.example", ODD, "mail", "a@oak.example"))))
                .showing(new Pictured(
                        List.of(Depiction.none(ODD_URL, "not there", Optional.empty(), DAY)),
                        List.of(new Depiction(
                                ODD_URL,
                                Optional.of(new PictureHash(-1, 2)),
                                "",
                                400,
                                300,
                                Optional.of(CAPTURE),
                                DAY))));
        return new PromotionAssessment(
                subject,
                0.75,
                Verdict.FLAGGED,
                List.of("Brand"),
                List.of(finding(1.5), finding(-2.25)),
                List.of("official-shop", "museum"));
    }

    static PromotionAssessment barePromotion(Post post) {
        Subject subject = new Subject(post, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());
        return new PromotionAssessment(subject, 0, Verdict.CLEAR, List.of(), List.of(), List.of());
    }

    /// An account with that many promotions on two posts that take turns, and one comment of each kind.
    static AccountAssessment assessment(String account, int promotions, String text) {
        Post one = post(account, "1");
        Post other = barePost(account, "2", DAY);
        List<Comment> under =
                List.of(comment(one.id(), "c1", Optional.of(DAY)), comment(one.id(), "c2", Optional.empty()));
        List<PromotionAssessment> all = new ArrayList<>();
        for (int i = 0; i < promotions; i++) {
            all.add(i % 7 == 3 ? barePromotion(other) : promotion(one, under, text));
        }
        return new AccountAssessment(
                account(account, DAY),
                0.5,
                Verdict.WATCH,
                List.of(finding(0.1)),
                all,
                List.of(
                        new CommentReading(under.getFirst(), true, List.of(quote())),
                        new CommentReading(under.getLast(), false, List.of())),
                List.of("looked"));
    }
}
