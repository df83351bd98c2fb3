package promotrace.assess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
                    bag https://shop.example/replica-bag here | bag here
                    look www.replica.example now              | look now
                    see shop.example/fake?x=1 there           | see there
                    by @fake.finds today                      | by today
                    看https://a.example/复刻                    | 看复刻
                    a replica bag                             | a replica bag
                    ask me at 10.30 for it                    | ask me at 10.30 for it
                    quality 1:1 and/or copy                   | quality 1:1 and/or copy
                    mail me@copy.example please               | mail me@copy.example please
                    the end.Fake start                        | the end.fake start
                    """, delimiter = '|')
    void whatAddressesSayIsNotTheWritersWord(String raw, String text) {
        assertThat(Folded.withoutAddresses(raw).text().strip()).isEqualTo(text);
    }

    @Test
    void quotesAreStillCutFromTheWholeText() {
        String raw = "at https://a.example/fake a REPLICA";
        Folded folded = Folded.withoutAddresses(raw);
        int at = folded.text().indexOf("replica");
        assertThat(raw.substring(folded.from(at), folded.from(at + 7))).isEqualTo("REPLICA");
        assertThat(folded.raw()).isEqualTo(raw);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0, 0", "1, 1", "2, 2", "3, 2", "4, 3", "5, 4"})
    void aRawPlaceLeadsToTheFoldedSignThereOrNext(int raw, int folded) {
        assertThat(Folded.of("a  bc").at(raw)).isEqualTo(folded);
    }
}
