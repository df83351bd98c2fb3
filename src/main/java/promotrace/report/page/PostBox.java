package promotrace.report.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import promotrace.assess.CommentReading;
import promotrace.assess.Finding;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Verdict;
import promotrace.collect.Picture;
import promotrace.collect.Post;
import promotrace.evidence.Quote;
import promotrace.report.Harmless;
import promotrace.report.Tongue;
import promotrace.storefront.Listing;

/// One post with all that was seen of it: both ends, the way between, findings for and against, what people said.
///
/// A post with several links is one box: `promotions` are its flagged and watched ones, heaviest first, of which
/// `links` are shown in full; `listed` come as one line each, and `untold` more stand in report.json only.
public record PostBox(
        Post post,
        Verdict verdict,
        double score,
        List<String> brands,
        Marked text,
        List<LinkBox> links,
        List<PromotionAssessment> listed,
        int untold,
        List<NumberedFinding> findings,
        List<String> lookedFor,
        List<String> wrongIf,
        List<CommentReading> comments) {
    private static final int IN_FULL = 4;
    private static final int LISTED = 40;
    private static final int QUOTED_COMMENTS = 4;
    private static final int PICTURES = 6;

    /// The box of a post. `promotions` (all of that post, at least one) may come in any order; `comments` are those
    /// under it.
    static PostBox of(List<PromotionAssessment> promotions, List<CommentReading> comments) {
        List<PromotionAssessment> shown = promotions.stream()
                .filter(p -> p.verdict() != Verdict.CLEAR)
                .sorted(Comparator.comparing(PromotionAssessment::verdict)
                        .thenComparing(Comparator.comparingDouble(PromotionAssessment::score)
                                .reversed()))
                .toList();
        PromotionAssessment first = shown.getFirst();
        Post post = first.subject().post();
        List<NumberedFinding> findings = numbered(shown);
        List<Marked.Mark> marks = new ArrayList<>();
        for (NumberedFinding f : findings) {
            for (Quote q : f.finding().quotes()) marks.add(new Marked.Mark(q.text(), f.number()));
        }
        List<PromotionAssessment> linked = shown.stream()
                .filter(p ->
                        p.subject().link().isPresent() || p.subject().chain().isPresent())
                .toList();
        Set<String> brands = new TreeSet<>();
        Set<String> lookedFor = new LinkedHashSet<>(first.lookedFor());
        for (PromotionAssessment p : shown) {
            brands.addAll(p.brands());
            lookedFor.retainAll(p.lookedFor());
        }
        return new PostBox(
                post,
                first.verdict(),
                first.score(),
                List.copyOf(brands),
                Marked.of(post.text(), marks),
                Say.first(linked, IN_FULL).stream()
                        .map(p -> LinkBox.of(p, marks))
                        .toList(),
                linked.subList(Math.min(IN_FULL, linked.size()), Math.min(IN_FULL + LISTED, linked.size())),
                Math.max(0, linked.size() - IN_FULL - LISTED),
                findings,
                List.copyOf(lookedFor),
                wrongIf(shown, brands),
                comments);
    }

    /// The findings of all links of a post, each once, those for before those against, heaviest first.
    private static List<NumberedFinding> numbered(List<PromotionAssessment> promotions) {
        Map<String, List<Finding>> same = new LinkedHashMap<>();
        for (PromotionAssessment p : promotions) {
            for (Finding f : p.findings()) {
                String words = f.quotes().stream().map(Quote::text).reduce("", (a, b) -> a + "\n" + b);
                same.computeIfAbsent(f.signal() + "\n" + f.because() + words, k -> new ArrayList<>())
                        .add(f);
            }
        }
        List<List<Finding>> sorted = same.values().stream()
                .sorted(Comparator.comparingDouble(
                                (List<Finding> fs) -> fs.getFirst().weight())
                        .reversed())
                .toList();
        List<NumberedFinding> out = new ArrayList<>();
        for (List<Finding> fs : sorted) {
            out.add(new NumberedFinding(out.size() + 1, fs.getFirst(), fs.size(), promotions.size()));
        }
        return out;
    }

    /// What would have to be true for this to be wrong.
    private static List<String> wrongIf(List<PromotionAssessment> promotions, Set<String> brands) {
        List<String> out = new ArrayList<>();
        boolean sold = promotions.stream()
                .anyMatch(p -> p.subject().listing().map(Listing::available).orElse(false));
        if (sold) out.add("buyers receive what the listing shows");
        out.add("the quoted words are irony, a quotation or a warning");
        if (!brands.isEmpty()) {
            out.add("the item bears no mark of " + String.join(", ", brands) + ", or is sold with its leave");
        }
        boolean walked = promotions.stream()
                .flatMap(p -> p.subject().chain().stream())
                .anyMatch(c -> c.links().stream().anyMatch(l -> l.status().isPresent()));
        if (walked) out.add("the link led elsewhere on the day of the post");
        return out;
    }

    /// Brands, language and likes on one line, as far as they are known.
    public String facts() {
        int turned = text.turned();
        return Say.dotted(List.of(
                brands.isEmpty() ? "no brand named" : Harmless.line(String.join(", ", brands)),
                Tongue.tag(post.language(), post.text()).isEmpty() ? "" : Tongue.name(post.language(), post.text()),
                post.counters().likes().isPresent()
                        ? Say.count(post.counters().likes().getAsLong(), "like")
                        : "likes not public",
                turned == 0 ? "" : Say.count(turned, "mark") + " of direction taken out"));
    }

    /// What has become of the post, in words; empty while it stands so.
    public String past() {
        return switch (post.past().orElse(null)) {
            case null -> "";
            case Post.Past.Edited(Instant since) ->
                "edited: this is how it stood before; other words or links were seen on " + Say.day(since);
            case Post.Past.Missing(Instant since) ->
                "no longer in the account's list on " + Say.day(since) + ", where it had stood before";
        };
    }

    /// What the author wrote of the first pictures, where anything.
    public List<String> pictures() {
        return Say.first(
                post.pictures().stream()
                        .map(Picture::alt)
                        .filter(alt -> !alt.isBlank())
                        .toList(),
                PICTURES);
    }

    public long knowing() {
        return comments.stream().filter(CommentReading::knowing).count();
    }

    /// Some of the comments whose words show that their writers know.
    public List<CommentReading> quotedComments() {
        return Say.first(comments.stream().filter(CommentReading::knowing).toList(), QUOTED_COMMENTS);
    }

    /// A comment's text with the words that show it marked.
    public Marked said(CommentReading reading) {
        List<Marked.Mark> marks = new ArrayList<>();
        for (Quote q : reading.quotes()) marks.add(new Marked.Mark(q.text(), 0));
        return Marked.of(reading.comment().text(), marks).withoutNumbers();
    }
}
