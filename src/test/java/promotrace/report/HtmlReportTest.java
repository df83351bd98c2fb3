package promotrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import promotrace.assess.AccountAssessment;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.collect.Post;
import promotrace.resolve.Chain;

final class HtmlReportTest {
    static String html(CaseFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport.write(file, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void strangersTextStaysText() throws IOException {
        assertThat(html(SampleCase.caseFile()))
                .doesNotContain("<script", "<img", "<i>", "<gone>", "\u202e", "lang=\"\"")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "hxxps://evil[.]example/a.b?c=d")
                .contains("2 marks of direction taken out");
    }

    @Test
    void noAddressIsLeftToFollow() throws Exception {
        assertThat(html(CasebookCase.read()))
                .doesNotContain("http://", "https://")
                .doesNotContainPattern("href=\"[^#d]");
    }

    @Test
    void bothEndsTheWayAndWhoIsPaidAreShown() throws IOException {
        assertThat(html(SampleCase.caseFile()))
                .contains("What the post shows", "<mark>רפליקה 1:1</mark><sup>1</sup>")
                .contains("What the link sells", "<mark>Cardigan</mark><sup>2</sup>")
                .contains("who is paid", "awin · publisher 331907 · merchant 18879 · sub-id fbgroup", "not requested")
                .contains("+2.7", "−0.4", "Would be wrong if", "Looked for and not found: official shop · ")
                .contains("USD 40 – 2,100, likely 90", "Basis: rate assumed 5–15 %, price as listed")
                .contains("1 of 2 comments", "buyer ·k7f2")
                .contains("Confirmed by one person; a second one is needed", "by <bdi>anna</bdi>");
    }

    @Test
    void itNeverSaysMoreThanWhatWasSeen() throws Exception {
        String ours = html(SampleCase.caseFile()).toLowerCase(Locale.ROOT);
        assertThat(ours).doesNotContain("counterfeiter", "scammer", "fraud", "guilty ", "illegal", "criminal");
    }

    @Test
    void anEmptyCaseIsAPageToo() throws IOException {
        CaseFile empty = new CaseFile(
                SampleCase.NOW, "nothing", List.of(), Map.of(), List.of(), List.of(), List.of(), List.of(), Map.of());
        assertThat(html(empty)).contains("Nothing was seen that people should look at", "not estimable");
    }

    /// The largest sheet of links known holds 2,049 of them.
    @Test
    void aPostOfTwoThousandLinksIsCutAndSaysSo() throws IOException {
        CaseFile small = SampleCase.caseFile();
        AccountAssessment one = small.accounts().getFirst();
        PromotionAssessment p = one.promotions().getFirst();
        List<PromotionAssessment> many = new ArrayList<>();
        for (int i = 0; i < 2049; i++) many.add(p);
        Post post = p.subject().post();
        Post other = new Post(
                post.id() + "0",
                post.account(),
                post.url(),
                post.at(),
                post.text(),
                post.links(),
                post.pictures(),
                post.counters(),
                post.language(),
                post.capture(),
                post.captured());
        Subject s = p.subject();
        Subject elsewhere = new Subject(other, s.link(), s.chain(), s.affiliates(), s.listing(), s.comments());
        many.add(new PromotionAssessment(elsewhere, p.score(), p.verdict(), p.brands(), p.findings(), p.lookedFor()));
        AccountAssessment large = new AccountAssessment(
                one.account(), one.score(), one.verdict(), one.findings(), many, one.comments(), one.lookedFor());
        CaseFile file = new CaseFile(
                small.at(),
                small.origin(),
                List.of(large),
                small.commissions(),
                small.edges(),
                small.operators(),
                small.proposals(),
                small.unserved(),
                small.decisions());
        String html = html(file);
        assertThat(html).contains("2,045 more links of this post", "2,005 more stand in report.json only");
        assertThat(html.length()).isLessThan(200_000);
        assertThat(Figures.of(file).links(Chain.Outcome.RESOLVED))
                .as("one address in two posts")
                .isEqualTo(2);
    }
}
