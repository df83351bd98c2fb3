package promotrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TongueTest {
    @ParameterizedTest(name = "{1} stated as {0}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
        # stated,     text,                                 tag, name
        he,           plain,                                he,  Hebrew
        pt-BR,        bolsa,                                pt-BR, Portuguese
        -,            תיק של LV בדיוק כמו,                   he,  Hebrew
        -,            不要问客服牌子,                          zh,  Chinese
        -,            スーパーコピー N級品,                     ja,  Japanese
        -,            長財布 SSS級とN級の違い,                  ja,  Japanese
        -,            가방 정품,                             ko,  Korean
        -,            国内直拍 https://m.tb.cn/h.LanSunAndMore, zh, Chinese
        # letters that many languages share tell only themselves
        -,            Oui c'est une copie,                  -,   Latin letters
        -,            зеркальная копия,                      -,   Cyrillic letters
        -,            حقيبة يد,                              -,   Arabic letters
        -,            🔥🔥 1:1,                              -,   no letters
        # what is no tag of a language is not passed on
        "><b>,        plain,                                -,   Latin letters
        """)
    void whatTheLettersTell(String stated, String text, String tag, String name) {
        assertThat(Tongue.tag(Optional.ofNullable(stated), text)).isEqualTo(Optional.ofNullable(tag));
        assertThat(Tongue.name(Optional.ofNullable(stated), text)).isEqualTo(name);
    }
}
