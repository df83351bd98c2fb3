package promotrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.assess.AccountAssessment;
import promotrace.assess.Finding;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.collect.Post;
import promotrace.evidence.Quote;

final class OwnWordsTest {
    private static final AccountAssessment SAMPLE =
            SampleCase.caseFile().accounts().getFirst();

    private static Quote quote(Quote.Place place, String words) {
        Post post = SAMPLE.promotions().getFirst().subject().post();
        return new Quote(place, words, post.url(), post.capture());
    }

    private static Finding finding(String signal, double weight, Quote... quotes) {
        return new Finding(signal, weight, signal, List.of(quotes));
    }

    private static PromotionAssessment promotion(String text, List<Finding> findings) {
        PromotionAssessment p = SAMPLE.promotions().getFirst();
        Post was = p.subject().post();
        Post post = new Post(
                was.id() + text.hashCode(),
                was.account(),
                was.url(),
                was.at(),
                text,
                was.links(),
                was.pictures(),
                was.counters(),
                Optional.empty(),
                was.capture(),
                was.captured());
        Subject s = p.subject();
        return new PromotionAssessment(
                new Subject(post, s.link(), s.chain(), s.affiliates(), s.listing(), s.comments()),
                p.score(),
                p.verdict(),
                p.brands(),
                findings,
                List.of());
    }

    private static AccountAssessment account(PromotionAssessment... promotions) {
        return new AccountAssessment(
                SAMPLE.account(), 0.9, SAMPLE.verdict(), List.of(), List.of(promotions), List.of(), List.of());
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
        # case                    | the post's text                                  | quoted                              | own words
        a sentence                | New in. Yes it is a copy, the best               | Yes it is a copy, the best          | Yes it is a copy, the best
        begins within an address  | a https://a.com/x?p=T&ref=33 the small one       | =T&ref=33 the small one             | the small one
        ends within an address    | order this one https://a.com/x?p=1&q=2           | order this one https://a.com/x?p    | order this one
        an address between        | one https://a.com/x and the other copy           | one https://a.com/x and the other copy | and the other copy
        a bare domain             | ask me here: bit.ly/lux-moon now                 | ask me here: bit.ly/lux-moon now    | ask me here:
        signs before              | (30 % off), : the mirror one                     | , : the mirror one                  | the mirror one
        a bracket belongs         | [QC] is this good                                | [QC] is this good                   | [QC] is this good
        only an address           | look https://a.com/x?p=1                         | https://a.com/x?p=1                 | -
        inside an address         | look https://a.com/x?p=copy                      | copy                                | -
        """)
    void neverPartOfAnAddress(String name, String text, String quoted, String own) {
        AccountAssessment a =
                account(promotion(text, List.of(finding("says-copy", 2, quote(Quote.Place.POST, quoted)))));
        assertThat(OwnWords.of(a).map(OwnWords::quoted)).isEqualTo(Optional.ofNullable(own));
    }

    @Test
    void wordsThatMoreFindingsRestOnComeFirst() {
        Quote openly = quote(Quote.Place.POST, "it is a mirror copy");
        Quote other = quote(Quote.Place.POST, "order two sizes up");
        List<Finding> findings = List.of(finding("a", 2.5, other), finding("b", 2, openly), finding("c", 1.5, openly));
        AccountAssessment a = account(promotion("it is a mirror copy\norder two sizes up", findings));
        assertThat(OwnWords.of(a).map(OwnWords::quoted)).contains("it is a mirror copy");
        assertThat(OwnWords.of(a).map(w -> w.finding().signal())).contains("b");
    }

    /// The same words count once for each signal, however many links the post has.
    @Test
    void aPostOfManyLinksDoesNotShoutLouder() {
        List<PromotionAssessment> many = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            many.add(promotion("read the label", List.of(finding("a", 1, quote(Quote.Place.POST, "read the label")))));
        }
        many.add(promotion("a mirror copy", List.of(finding("a", 2, quote(Quote.Place.POST, "a mirror copy")))));
        AccountAssessment a = account(many.toArray(PromotionAssessment[]::new));
        assertThat(OwnWords.of(a).map(OwnWords::quoted)).contains("a mirror copy");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        # case,                              weight of the words alone, of those beside a listing, own words
        words alone go first,                1,  6,  ask no questions
        without them those beside others,    -2, 6,  the black bag
        """)
    void wordsThatSpeakForThemselvesComeFirst(String name, double alone, double beside, String expected) {
        List<Finding> findings = List.of(
                finding("alone", alone, quote(Quote.Place.POST, "ask no questions")),
                finding(
                        "ends-differ",
                        beside,
                        quote(Quote.Place.POST, "the black bag"),
                        quote(Quote.Place.LISTING, "Snow boots")));
        AccountAssessment a = account(promotion("the black bag\nask no questions", findings));
        assertThat(OwnWords.of(a).map(OwnWords::quoted)).contains(expected);
    }

    @Test
    void theProfilesWordsComeBeforeWordsThatSayLittleAlone() {
        Finding both = finding("a", 6, quote(Quote.Place.POST, "black bag"), quote(Quote.Place.LISTING, "Snow boots"));
        Finding profile =
                finding("b", 1, quote(Quote.Place.PROFILE, SAMPLE.account().name()));
        AccountAssessment a = new AccountAssessment(
                SAMPLE.account(),
                0.9,
                SAMPLE.verdict(),
                List.of(profile),
                List.of(promotion("black bag", List.of(both))),
                List.of(),
                List.of());
        assertThat(OwnWords.of(a).map(OwnWords::quoted))
                .contains(SAMPLE.account().name());
    }

    @Test
    void whereThereIsLittleRoomWordsThatFitArePreferred() {
        String longer = "it is a copy as good as any that you have seen in your life";
        List<Finding> findings = List.of(
                finding("a", 3, quote(Quote.Place.POST, longer)),
                finding("b", 2, quote(Quote.Place.POST, "leave no review")));
        AccountAssessment a = account(promotion(longer + "\nleave no review", findings));
        assertThat(OwnWords.of(a, 100).map(OwnWords::quoted)).contains(longer);
        assertThat(OwnWords.of(a, 30).map(OwnWords::quoted)).contains("leave no review");
    }

    @Test
    void whatSpeaksAgainstIsNotItsOwnWords() {
        AccountAssessment a = account(promotion(
                "beware of copies", List.of(finding("warns", -2, quote(Quote.Place.POST, "beware")))));
        assertThat(OwnWords.of(a)).isEmpty();
        assertThat(OwnWords.against(a).map(Finding::signal)).contains("warns");
    }
}
