package promotrace.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StanceTest {
    private static final String SELLING = "Gucci replica bags, mirror quality, 1:1, WhatsApp me";

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "I collect counterfeit adverts so you need not",
                "We expose sellers of fakes",
                "How to spot a fake bag. Brand protection."
            })
    void whoFightsCopiesIsNotAccusedForQuotingASeller(String bio) {
        Dossier d = Given.account(
                bio,
                List.of(
                        "Beware of sellers who write this: Gucci replica bags, mirror quality, 1:1, WhatsApp me",
                        "How to spot a fake Gucci bag: look at the stitches",
                        "Police seized 400 counterfeit bags at the port"));
        AccountAssessment a = Given.SHIPPED.assess(d, Known.NOTHING);
        assertThat(a.verdict()).isNotEqualTo(Verdict.FLAGGED);
        assertThat(a.promotions()).noneMatch(p -> p.verdict() == Verdict.FLAGGED);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"I collect bags", "Mirror quality bags, fast shipping", "I document my finds"})
    void whoSellsCopiesIsFlaggedWhateverElseTheProfileSays(String bio) {
        Dossier d = Given.account(bio, List.of(SELLING, SELLING + " now", "Beware of scammers who copy my page"));
        assertThat(Given.SHIPPED.assess(d, Known.NOTHING).verdict()).isEqualTo(Verdict.FLAGGED);
    }

    @Test
    void twoOtherPostsThatWarnTellWhoSpeaks() {
        List<String> warning = List.of("They sent me a fake, beware of this shop", "How to spot a fake Prada bag");
        assertThat(signals(warning, "Prada bag, copy")).contains("account-warns");
        assertThat(signals(warning.subList(0, 1), "Prada bag, copy")).doesNotContain("account-warns");
    }

    private static List<String> signals(List<String> others, String post) {
        Dossier d = Given.account(
                "", Stream.concat(Stream.of(post), others.stream()).toList());
        return Given.SHIPPED.assess(d, Known.NOTHING).promotions().getFirst().findings().stream()
                .map(Finding::signal)
                .toList();
    }
}
