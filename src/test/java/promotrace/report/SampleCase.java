package promotrace.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
import promotrace.evidence.Quote;
import promotrace.evidence.Sha256;
import promotrace.network.Commission;
import promotrace.network.Edge;
import promotrace.network.Operator;
import promotrace.picture.Depiction;
import promotrace.picture.PictureHash;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.review.Act;
import promotrace.review.Decision;
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

/// A small case with all that is hard to write down: Hebrew, a name that is markup, words that turn the line
/// around, a formula, a way past a programme that was not asked, a dead link, a post without a link.
final class SampleCase {
    static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    static final String HOSTILE_NAME = "<script>alert(1)</script> \"onmouseover=x";
    static final String TURNED =
            "cheap \u202Egab yrlenisdrow\u202C & <img src=x onerror=alert(2)> https://evil.example/a.b?c=d";

    private SampleCase() {}

    static CaseFile caseFile() {
        return caseFile(NOW);
    }

    static CaseFile caseFile(Instant at) {
        return new CaseFile(
                at,
                "a sample",
                List.of(noa(), hostile(), museum()),
                Map.of(
                        "telegram:noa",
                        new Commission(
                                new BigDecimal("40.10"),
                                new BigDecimal("90"),
                                new BigDecimal("2100.00"),
                                "USD",
                                "rate assumed 5–15 %, price as listed")),
                List.of(edge()),
                List.of(new Operator("c1", List.of("telegram:noa", "blog:hostile.example"), List.of("same phone"))),
                List.of(new Proposal(
                        "Michael Kors",
                        Proposal.Kind.LISTING,
                        "https://www.aliexpress.com/item/1005.html",
                        0.9312345,
                        List.of("telegram:noa/7"))),
                List.of(new CaseFile.Unserved("tiktok:nobody", "no crawler serves tiktok")),
                Map.of(
                        "telegram:noa",
                        List.of(new Decision(
                                "d1", "telegram:noa", Act.CONFIRM, "words and listing differ", "anna", NOW))));
    }

    private static Edge edge() {
        return new Edge(
                "telegram:noa",
                "aliexpress:1101",
                List.of("https://t.me/noa/7"),
                1,
                List.of("awin"),
                List.of("Michael Kors"),
                NOW,
                NOW,
                1,
                2,
                Optional.empty());
    }

    private static AccountAssessment noa() {
        Post post = post("telegram:noa", 7, "he", "רפליקה 1:1 של התיק. לבחור צבע חאקי https://bit.ly/lx7 עכשיו");
        WebUrl posted = WebUrl.of("https://bit.ly/lx7");
        WebUrl programme = WebUrl.of("https://www.awin1.com/cread.php?awinmid=18879&awinaffid=331907&ued=x");
        WebUrl item = WebUrl.of("https://www.aliexpress.com/item/1005.html");
        Chain chain = new Chain(
                posted,
                List.of(
                        new Chain.Link(posted, "301", OptionalInt.of(301), Optional.of(digest("bit"))),
                        new Chain.Link(programme, "parameter", OptionalInt.empty(), Optional.empty()),
                        new Chain.Link(item, "end", OptionalInt.of(200), Optional.of(digest("item")))),
                Chain.Outcome.RESOLVED,
                Optional.of(item),
                "");
        Listing listing = new Listing(
                "aliexpress:1005",
                item,
                "aliexpress",
                Optional.of(new Seller(
                        "aliexpress:1101",
                        "Yunduo Garment Store",
                        Optional.empty(),
                        List.of(),
                        new About(
                                List.of(new Mark(
                                        "meta-pixel",
                                        "482133774821337",
                                        new Stated("id", "fbq('init', '482133774821337", "script"))),
                                List.of(new Placed(
                                        Optional.of("CN"),
                                        new Stated(
                                                "address",
                                                "China",
                                                "data window.runParams data sellerComponent.countryCompleteName"))),
                                Optional.of(new Stated(
                                        "since",
                                        "Jun 21, 2019",
                                        "data window.runParams data sellerComponent.formatOpenTime")),
                                List.of(new Stated("crypto", "USDT (TRC20) 5% off", "text"))))),
                "Loose V-neck Knitted Cardigan Women",
                "",
                List.of("Women", "Cardigans"),
                Optional.of(new Money(new BigDecimal("39.90"), Optional.of(new BigDecimal("42.00")), "USD")),
                OptionalLong.of(540),
                List.of("khaki", "black"),
                List.of(),
                Optional.empty(),
                Optional.of("en"),
                true,
                digest("item"),
                NOW,
                Optional.of("US $39.90 - 42.00"),
                Optional.of("YD-219"),
                new Particulars(
                        List.of(new Attribute("Style No.", "YD-219", "data window.runParams data specsModule.props.*")),
                        OptionalLong.of(31),
                        Optional.of("CN"),
                        List.of(
                                new Stated("title", "Loose V-neck Knitted Cardigan Women", "meta og:title"),
                                new Stated("price", "US $39.90 - 42.00", "element span.product-price"))));
        Affiliate awin = new Affiliate(
                "awin",
                Optional.of("331907"),
                Optional.of("18879"),
                Optional.of("fbgroup"),
                Optional.empty(),
                Optional.empty(),
                programme);
        List<Finding> findings = List.of(
                new Finding("code-word", 2.7, "a word for a copy", List.of(quote(post, "רפליקה 1:1"))),
                new Finding(
                        "other-goods",
                        1.9,
                        "other goods at the link",
                        List.of(new Quote(Quote.Place.LISTING, "Cardigan", item, digest("item")))),
                new Finding("few-comments", -0.4, "too few comments to tell", List.of(quote(post, "עכשיו"))));
        PromotionAssessment promotion = new PromotionAssessment(
                new Subject(
                                post,
                                Optional.of(new PostedLink(posted, "https://bit.ly/lx7", "", PostedLink.Where.TEXT)),
                                Optional.of(chain),
                                List.of(awin),
                                Optional.of(listing),
                                List.of())
                        .knowing(new History(
                                changes(listing),
                                again(),
                                List.of(new Kin("site:oak.example", "Oak", "meta-pixel", "482133774821337"))))
                        .showing(pictures(listing)),
                0.93,
                Verdict.FLAGGED,
                List.of("Michael Kors"),
                findings,
                List.of("official-shop", "authorised-seller"));
        return new AccountAssessment(
                account("telegram:noa", "Noa VIP", "הערוץ השקט"),
                0.987654321,
                Verdict.FLAGGED,
                List.of(),
                List.of(promotion),
                List.of(
                        new CommentReading(
                                comment(post, 1, "is it 1:1?"),
                                true,
                                List.of(new Quote(Quote.Place.COMMENT, "1:1", post.captured(), post.capture()))),
                        new CommentReading(comment(post, 2, "nice colour"), false, List.of())),
                List.of("no-replicas"));
    }

    private static AccountAssessment hostile() {
        Post post = post("blog:hostile.example", 1, "\"><b>", TURNED);
        WebUrl posted = WebUrl.of("https://evil.example/a.b?c=d");
        Chain dead = new Chain(
                posted,
                List.of(new Chain.Link(posted, "end", OptionalInt.of(404), Optional.empty())),
                Chain.Outcome.DEAD,
                Optional.empty(),
                "the server says <gone>");
        PromotionAssessment watched = new PromotionAssessment(
                new Subject(
                        post,
                        Optional.of(new PostedLink(posted, "evil.example/a.b?c=d", "", PostedLink.Where.TEXT)),
                        Optional.of(dead),
                        List.of(),
                        Optional.empty(),
                        List.of()),
                0.31,
                Verdict.WATCH,
                List.of("<i>Brand</i>"),
                List.of(
                        new Finding("turned", 0.5, "words <turned> around", List.of(quote(post, "gab yrlenisdrow"))),
                        new Finding("warning", -1.2, "warns of copies", List.of(quote(post, "cheap")))),
                List.of());
        return new AccountAssessment(
                account("blog:hostile.example", HOSTILE_NAME, "=HYPERLINK(\"https://evil.example\")"),
                0.31,
                Verdict.WATCH,
                List.of(),
                List.of(watched),
                List.of(),
                List.of());
    }

    private static AccountAssessment museum() {
        Post post = post("mastodon:museum", 3, "en", "Our casts are on show again.");
        PromotionAssessment clear = new PromotionAssessment(
                new Subject(post, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of()),
                0.01,
                Verdict.CLEAR,
                List.of(),
                List.of(),
                List.of());
        return new AccountAssessment(
                account("mastodon:museum", "=Museum, \"casts\"", ""),
                0.01,
                Verdict.CLEAR,
                List.of(),
                List.of(clear),
                List.of(),
                List.of());
    }

    private static List<Relisted> again() {
        WebUrl url = WebUrl.of("https://www.aliexpress.com/item/1006.html");
        WebUrl other = WebUrl.of("https://other.example/p/7");
        List<Sha256> captures = List.of(digest("their picture"), digest("our picture"));
        return List.of(
                new Relisted("aliexpress:1006", url, Optional.empty(), Relisted.Why.PICTURE, List.of()),
                new Relisted(
                        "site:other.example/p/7",
                        other,
                        Optional.of("site:other.example"),
                        Relisted.Why.LOOKS,
                        captures));
    }

    private static Pictured pictures(Listing listing) {
        PictureHash bag = PictureHash.of("0f0f0f0f0f0f0f0f123456789abcdef0");
        PictureHash dress = PictureHash.of("f0f0f0f0f0f0f0f0edcba98765432100");
        Instant at = listing.seen();
        return new Pictured(
                List.of(picture("https://post.example/bag.jpg", bag, at)),
                List.of(
                        picture("https://ae01.alicdn.com/kf/S1.jpg", dress, at),
                        Depiction.none(
                                WebUrl.of("https://ae01.alicdn.com/kf/S2.jpg"), "not there", Optional.empty(), at)));
    }

    private static Depiction picture(String url, PictureHash hash, Instant at) {
        return new Depiction(WebUrl.of(url), Optional.of(hash), "", 350, 350, Optional.of(digest(url)), at);
    }

    private static List<Change> changes(Listing listing) {
        Optional<Sha256> page = Optional.of(listing.capture());
        Instant before = listing.seen().minus(Duration.ofDays(20));
        return List.of(
                new Change(Change.What.SOLD, "1180", "1312", before, page, page),
                new Change(
                        Change.What.PICTURES, "https://a.example/1.jpg", "https://a.example/2.jpg", before, page, page),
                new Change(
                        Change.What.AVAILABLE,
                        Change.YES,
                        Change.NO,
                        listing.seen(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Account account(String id, String name, String bio) {
        String handle = id.substring(id.indexOf(':') + 1);
        return new Account(
                id,
                id.substring(0, id.indexOf(':')),
                handle,
                WebUrl.of("https://" + handle + (handle.contains(".") ? "" : ".example") + "/"),
                name,
                bio,
                OptionalLong.of(1200),
                List.of(),
                Optional.of(digest(id)),
                NOW);
    }

    private static Post post(String account, int number, String language, String text) {
        WebUrl url = WebUrl.of("https://t.me/" + account.substring(account.indexOf(':') + 1) + "/" + number);
        return new Post(
                account + "/" + number,
                account,
                url,
                Instant.parse("2026-04-02T16:41:00Z"),
                text,
                List.of(),
                List.of(new Picture(WebUrl.of("https://img.example/1"), "brown tote")),
                new Post.Counters(OptionalLong.of(188), OptionalLong.empty(), OptionalLong.empty()),
                Optional.of(language),
                digest(url.toString()),
                url);
    }

    private static Comment comment(Post post, int number, String text) {
        return new Comment(
                post.id() + "/" + number,
                post.id(),
                "k7f2" + number,
                Optional.of(NOW),
                text,
                post.capture(),
                post.captured());
    }

    private static Quote quote(Post post, String text) {
        return new Quote(Quote.Place.POST, text, post.url(), post.capture());
    }

    private static Sha256 digest(String name) {
        return Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    }
}
