package promotrace.assess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentsTest {
    private static final String PROMOTION = "Gucci replica bag, mirror quality 1:1, DM me to order, nobody can tell";
    private static final String HONEST = "Our walk along the lake today";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    where can I get a good replica of this          | true
                    I have the same copy, everyone thinks it's real | true
                    anyone got a link for the fake one              | true
                    do you have a rep of the small one? I want it   | true
                    selling fakes is illegal, shame on you          | false
                    they sent me a fake, I want my money back       | false
                    where do all these counterfeits come from       | false
                    the museum has a plaster cast, a replica        | false
                    twelve reps of squats, I want that too          | false
                    which of your shops has the original            | false
                    """)
    void whoWantsOrHasACopySaysSo(String words, boolean knowing) {
        assertThat(Given.comment(HONEST, words).knowing()).isEqualTo(knowing);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    link please              | true
                    mine arrived, love it    | true
                    which colour do I pick   | true
                    shame on you             | false
                    reported                 | false
                    I only buy authentic     | false
                    good morning             | false
                    """)
    void underAnOpenPromotionAskingAndThankingSaysEnough(String words, boolean knowing) {
        assertThat(Given.comment(PROMOTION, words).knowing()).isEqualTo(knowing);
        assertThat(Given.comment(HONEST, words).knowing()).isFalse();
    }
}
