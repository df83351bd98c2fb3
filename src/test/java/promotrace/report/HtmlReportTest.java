package promotrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
                .contains("+2.7", "−0.4", "This would be wrong if", "Looked for and not found: official shop, ")
                .contains("USD 40 – 2,100, likely 90", "Basis: rate assumed 5–15 %, price as listed")
                .contains("1 of 2 comments", "buyer ·k7f2")
                .contains("Confirmed by one person; a second one is needed", "by <bdi>anna</bdi>");
    }

    @Test
    void whatThePageSaysIsQuotedWithItsPlace() throws IOException {
        assertThat(html(SampleCase.caseFile()))
                .contains("<bdi>Style No.: YD-219", "article number YD-219 · 31 reviews · ships from CN")
                .contains(
                        "where the page says it", "price “<bdi>US $39.90 - 42.00</bdi>”", "element span.product-price")
                .contains("<bdi>address CN “China”</bdi>", "<bdi>since “Jun 21, 2019”</bdi>")
                .contains("<bdi>paid by crypto “USDT (TRC20) 5% off”</bdi>")
                .contains("other sellers on the same ids", "the same meta-pixel 482133774821337");
    }

    @Test
    void aSellersSideStandsBesideWhatPostsShow() throws IOException {
        assertThat(html(SampleCase.caseFile()))
                .contains("Sellers that flagged promotions reach", "1 seller, most posts first")
                .contains("Yunduo Garment Store</bdi> <span class=\"mono soft\">aliexpress:1101</span>")
                .contains("data-l=\"The seller lists\"", "1 listing");
    }

    @Test
    void programmesAreCalledByTheirNames() throws IOException {
        CaseFile ids = SampleCase.caseFile();
        CaseFile named = new CaseFile(
                ids.at(),
                ids.origin(),
                ids.accounts(),
                ids.commissions(),
                ids.edges(),
                ids.operators(),
                ids.proposals(),
                ids.unserved(),
                ids.decisions(),
                Map.of("awin", "Awin & Co"));
        assertThat(html(named)).contains("Awin &amp; Co · publisher 331907", "paid by Awin &amp; Co");
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JsonReport.write(named, json);
        assertThat(json.toString(StandardCharsets.UTF_8)).contains("\"awin\"").doesNotContain("Awin & Co");
    }

    /// A reader of headings alone, as many who don't see the page are, misses no step.
    @Test
    void headingsSkipNoLevel() throws Exception {
        int before = 0;
        for (MatchResult m : Pattern.compile("<h([1-6])")
                .matcher(html(CasebookCase.read()))
                .results()
                .toList()) {
            int level = Integer.parseInt(m.group(1));
            assertThat(level).isLessThanOrEqualTo(before + 1);
            before = level;
        }
        assertThat(before).isPositive();
    }

    @Test
    void noSumStandsWithoutItsBasis() throws Exception {
        String page = html(CasebookCase.read());
        assertThat(page).contains("Basis: rate assumed 5–15 %, prices and sold counts as listed");
        assertThat(Pattern.compile("<dt>Commission</dt><dd>(?!<b>[^<]*</b> <span class=\"small soft\">Basis: |<span"
                                + " class=\"soft\">not estimable)")
                        .matcher(page)
                        .find())
                .isFalse();
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
    void whatHasBecomeOfAPostStandsBesideIt() throws IOException {
        CaseFile small = SampleCase.caseFile();
        PromotionAssessment p = small.accounts().getFirst().promotions().getFirst();
        Post post = p.subject().post();
        Instant day = Instant.parse("2026-07-02T08:00:00Z");
        assertThat(html(with(small, p))).doesNotContain("how it stood before", "no longer in the account");
        assertThat(html(with(small, p, of(p, post.with(new Post.Past.Edited(day))))))
                .contains("edited: this is how it stood before; other words or links were seen on 2 July 2026");
        assertThat(html(with(small, of(p, post.with(new Post.Past.Missing(day))))))
                .contains("list on 2 July 2026, where it had stood before");
    }

    private static CaseFile with(CaseFile small, PromotionAssessment... promotions) {
        AccountAssessment one = small.accounts().getFirst();
        AccountAssessment other = new AccountAssessment(
                one.account(),
                one.score(),
                one.verdict(),
                one.findings(),
                List.of(promotions),
                one.comments(),
                one.lookedFor());
        return new CaseFile(
                small.at(),
                small.origin(),
                List.of(other),
                small.commissions(),
                small.edges(),
                small.operators(),
                small.proposals(),
                small.unserved(),
                small.decisions());
    }

    private static PromotionAssessment of(PromotionAssessment p, Post post) {
        Subject s = p.subject();
        Subject other = new Subject(post, s.link(), s.chain(), s.affiliates(), s.listing(), s.comments());
        return new PromotionAssessment(other, p.score(), p.verdict(), p.brands(), p.findings(), p.lookedFor());
    }

    @Test
    void aPostOfTwoThousandLinksIsCutAndSaysSo() throws IOException {
        CaseFile small = SampleCase.caseFile();
        PromotionAssessment p = small.accounts().getFirst().promotions().getFirst();
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
        many.add(of(p, other));
        CaseFile file = with(small, many.toArray(PromotionAssessment[]::new));
        String html = html(file);
        assertThat(html).contains("2,045 more links of this post", "2,005 more stand in report.json only");
        assertThat(html.length()).isLessThan(200_000);
        assertThat(Figures.of(file).links(Chain.Outcome.RESOLVED))
                .as("one address in two posts")
                .isEqualTo(2);
    }
}
