package promotrace.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import promotrace.assess.AccountAssessment;
import promotrace.assess.CommentReading;
import promotrace.assess.Finding;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Verdict;
import promotrace.collect.Post;
import promotrace.network.Commission;
import promotrace.network.Edge;
import promotrace.network.Operator;
import promotrace.report.CaseFile;
import promotrace.report.OwnWords;
import promotrace.resolve.Chain;
import promotrace.review.Decision;
import promotrace.review.Standing;

/// One account: its row in the tables, and its section when it is flagged or to be watched.
///
/// `posts` are shown in full, heaviest first; `listedPosts` one line each; `untoldPosts` more stand in report.json
/// only. `clear` are its links in which nothing was seen, `untoldClear` more of them.
public record AccountSection(
        int number,
        AccountAssessment assessment,
        Optional<OwnWords> words,
        Optional<Finding> against,
        List<NumberedFinding> findings,
        Optional<Commission> commission,
        List<Edge> edges,
        List<Operator> operators,
        List<Decision> decisions,
        List<PostBox> posts,
        List<PostBox> listedPosts,
        int untoldPosts,
        List<PromotionAssessment> clear,
        int untoldClear) {
    private static final Pattern PLAIN = Pattern.compile("[a-z]+:[A-Za-z0-9_.@-]+");
    private static final int POSTS_IN_FULL = 20;
    private static final int POSTS_LISTED = 60;
    private static final int CLEAR_LISTED = 30;

    static AccountSection of(int number, AccountAssessment a, CaseFile file) {
        String id = a.account().id();
        List<PostBox> boxes = boxes(a);
        List<PromotionAssessment> clear = a.promotions().stream()
                .filter(p -> p.verdict() == Verdict.CLEAR && p.subject().chain().isPresent())
                .toList();
        List<NumberedFinding> findings = new ArrayList<>();
        a.findings().stream()
                .sorted(Comparator.comparingDouble(Finding::weight).reversed())
                .forEach(f -> findings.add(new NumberedFinding(findings.size() + 1, f, 1, 1)));
        return new AccountSection(
                number,
                a,
                OwnWords.of(a),
                OwnWords.against(a),
                findings,
                file.commission(id),
                file.edges().stream().filter(e -> e.account().equals(id)).toList(),
                file.operators().stream().filter(o -> o.accounts().contains(id)).toList(),
                file.decisions(id),
                Say.first(boxes, POSTS_IN_FULL),
                boxes.subList(
                        Math.min(POSTS_IN_FULL, boxes.size()), Math.min(POSTS_IN_FULL + POSTS_LISTED, boxes.size())),
                Math.max(0, boxes.size() - POSTS_IN_FULL - POSTS_LISTED),
                Say.first(clear, CLEAR_LISTED),
                Math.max(0, clear.size() - CLEAR_LISTED));
    }

    /// A post as it stands, or as it stood once.
    private record Version(String post, Optional<Post.Past> past) {}

    private static List<PostBox> boxes(AccountAssessment a) {
        Map<Version, List<PromotionAssessment>> byPost = new LinkedHashMap<>();
        for (PromotionAssessment p : a.promotions()) {
            if (p.verdict() == Verdict.CLEAR) continue;
            Post post = p.subject().post();
            byPost.computeIfAbsent(new Version(post.id(), post.past()), v -> new ArrayList<>())
                    .add(p);
        }
        Map<String, List<CommentReading>> comments = a.comments().stream()
                .collect(Collectors.groupingBy(c -> c.comment().post()));
        return byPost.entrySet().stream()
                .map(e -> PostBox.of(
                        e.getValue(), comments.getOrDefault(e.getKey().post(), List.of())))
                .sorted(Comparator.comparing(PostBox::verdict)
                        .thenComparing(
                                Comparator.comparingDouble(PostBox::score).reversed())
                        .thenComparing(b -> b.post().at()))
                .toList();
    }

    /// Its place on the page: the same in every report, unless its id has signs that no address should.
    public String anchor() {
        String id = assessment.account().id();
        return "account-" + (PLAIN.matcher(id).matches() ? id.replaceFirst(":", "-") : Integer.toString(number));
    }

    public Verdict verdict() {
        return assessment.verdict();
    }

    public boolean hasSection() {
        return verdict() != Verdict.CLEAR;
    }

    /// Different links in which something was seen.
    public long links() {
        return assessment.promotions().stream()
                .filter(p -> p.verdict() != Verdict.CLEAR)
                .flatMap(p -> p.subject().chain().stream())
                .map(Chain::posted)
                .distinct()
                .count();
    }

    /// Comments whose words show that their writers know.
    public long asking() {
        return assessment.comments().stream().filter(CommentReading::knowing).count();
    }

    public int comments() {
        return assessment.comments().size();
    }

    /// Where people's decisions leave the case, in words.
    public String standing() {
        return Standing.of(decisions).state().words();
    }
}
