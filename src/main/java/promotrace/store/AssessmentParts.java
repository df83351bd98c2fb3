package promotrace.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import promotrace.assess.AccountAssessment;
import promotrace.assess.CommentReading;
import promotrace.assess.Pictured;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.assess.Verdict;
import promotrace.collect.Comment;
import promotrace.collect.Post;
import promotrace.resolve.Cloaked;
import promotrace.resolve.Earlier;
import promotrace.storefront.History;

/// The promotions and comments of one judgement as documents well below 16 MB, whatever their number.
///
/// They are written as a row of small pieces in their order, each with its `kind`, and packed into parts of about one
/// megabyte: a `post` and the `comment`s under it stand once before the `promotion`s that share them; `reading`s of
/// comments follow at the end.
record AssessmentParts(String generation, List<Row> rows) {
    /// Parts that are read at once.
    static final int IN_ONE_ANSWER = 16;

    private static final int PART_BYTES = 1 << 20;
    private static final DocumentCodec CODEC = new DocumentCodec();

    /// What the parts hold.
    record Content(List<PromotionAssessment> promotions, List<CommentReading> comments) {}

    static AssessmentParts of(AccountAssessment assessment) {
        MessageDigest digest = sha256();
        List<List<Row>> packed = new ArrayList<>();
        int room = 0;
        for (Row piece : pieces(assessment)) {
            ByteBuffer bytes =
                    new RawBsonDocument(piece.document(), CODEC).getByteBuffer().asNIO();
            int size = bytes.remaining();
            digest.update(bytes);
            if (packed.isEmpty() || size > room) {
                packed.add(new ArrayList<>());
                room = PART_BYTES;
            }
            packed.getLast().add(piece);
            room -= size;
        }
        String generation = HexFormat.of().formatHex(digest.digest());
        List<String> keys = keys(assessment.account().id(), generation, packed.size());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            rows.add(Row.keyed(keys.get(i))
                    .put("account", assessment.account().id())
                    .put("pieces", packed.get(i)));
        }
        return new AssessmentParts(generation, rows);
    }

    static List<String> keys(String account, String generation, int count) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) keys.add(account + " " + generation + " " + i);
        return keys;
    }

    private static List<Row> pieces(AccountAssessment assessment) {
        List<Row> pieces = new ArrayList<>();
        Optional<Subject> before = Optional.empty();
        for (PromotionAssessment p : assessment.promotions()) {
            Subject subject = p.subject();
            if (before.isEmpty() || !sameGround(before.get(), subject)) {
                pieces.add(CollectRows.row(subject.post()).put("kind", "post"));
                for (Comment c : subject.comments())
                    pieces.add(CollectRows.row(c).put("kind", "comment"));
            }
            pieces.add(row(p).put("kind", "promotion"));
            before = Optional.of(subject);
        }
        for (CommentReading c : assessment.comments())
            pieces.add(AssessRows.row(c).put("kind", "reading"));
        return pieces;
    }

    private static boolean sameGround(Subject one, Subject other) {
        return one.post().equals(other.post()) && one.comments().equals(other.comments());
    }

    static Content read(List<Row> parts) {
        List<PromotionAssessment> promotions = new ArrayList<>();
        List<CommentReading> readings = new ArrayList<>();
        Optional<Post> post = Optional.empty();
        List<Comment> comments = new ArrayList<>();
        List<Comment> shared = List.of();
        for (Row part : parts) {
            for (Row piece : part.rows("pieces", p -> p)) {
                switch (piece.text("kind")) {
                    case "post" -> {
                        post = Optional.of(CollectRows.post(piece));
                        comments = new ArrayList<>();
                        shared = List.of();
                    }
                    case "comment" -> comments.add(CollectRows.comment(piece));
                    case "promotion" -> {
                        if (shared.size() != comments.size()) shared = List.copyOf(comments);
                        promotions.add(promotion(piece, post.orElseThrow(), shared));
                    }
                    case "reading" -> readings.add(AssessRows.reading(piece));
                    default -> throw new IllegalStateException("a piece of no known kind: " + piece.text("kind"));
                }
            }
        }
        return new Content(promotions, readings);
    }

    private static Row row(PromotionAssessment p) {
        Subject s = p.subject();
        return Row.part()
                .put("link", s.link(), CollectRows::row)
                .put("chain", s.chain(), ResolveRows::row)
                .put("affiliates", s.affiliates(), ResolveRows::row)
                .put("listing", s.listing(), StorefrontRows::row)
                .put("until", s.until())
                .put(
                        "earlier",
                        s.earlier(),
                        e -> Row.part().put("chain", ResolveRows.row(e.chain())).put("until", e.until()))
                .put(
                        "cloaked",
                        s.cloaked(),
                        c -> Row.part().put("plain", c.plain()).put("click", c.click()))
                .put("changes", s.history().changes(), ListingChanges::part)
                .put("again", s.history().again(), StorefrontRows::row)
                .put("kin", s.history().kin(), StorefrontRows::row)
                .put("post-pictures", s.pictured().post(), Pictures::row)
                .put("listing-pictures", s.pictured().listing(), Pictures::row)
                .put("score", p.score())
                .put("verdict", p.verdict())
                .put("brands", p.brands())
                .put("findings", p.findings(), AssessRows::row)
                .put("looked-for", p.lookedFor());
    }

    private static PromotionAssessment promotion(Row r, Post post, List<Comment> comments) {
        Subject subject = new Subject(
                        post,
                        r.maybe("link", CollectRows::link),
                        r.maybe("chain", ResolveRows::chain),
                        r.rows("affiliates", ResolveRows::affiliate),
                        r.maybe("listing", StorefrontRows::listing),
                        comments)
                .before(
                        r.maybeTime("until"),
                        r.rows("earlier", e -> new Earlier(ResolveRows.chain(e.row("chain")), e.time("until"))))
                .asked(r.maybe("cloaked", c -> new Cloaked(c.maybeUrl("plain"), c.maybeUrl("click"))))
                .knowing(new History(
                        r.rows("changes", ListingChanges::change),
                        r.rows("again", StorefrontRows::relisted),
                        r.rows("kin", StorefrontRows::kin)))
                .showing(new Pictured(
                        r.rows("post-pictures", Pictures::depiction), r.rows("listing-pictures", Pictures::depiction)));
        return new PromotionAssessment(
                subject,
                r.number("score"),
                r.word("verdict", Verdict.class),
                r.texts("brands"),
                r.rows("findings", AssessRows::finding),
                r.texts("looked-for"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
