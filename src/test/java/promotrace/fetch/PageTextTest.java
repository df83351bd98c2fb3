package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTextTest {
    private static final Map<String, String> TEXTS = Map.of(
            "en", "A tote bag, as in the picture. ",
            "de", "Schöne Größe für Fräulein Müller. ",
            "ru", "Зеркальная копия, пишите в личку. ",
            "zh", "岚姐复刻包包，一比一做工，私信下单。",
            "ja", "スーパーコピー財布の専門店、N級品です。",
            "ko", "미러급 가방 주문은 카톡으로 주세요. ",
            "pl", "Torebka jak na zdjęciu, źródło zaufane. ",
            "he", "רפליקה ברמה גבוהה, שלחו הודעה. ");

    private static String text(byte[] body, String... headers) {
        return PageText.of(Given.capture("https://a.example/", 200, body, headers));
    }

    @ParameterizedTest(name = "{0} as {1}, header {2}, page {3}")
    @CsvSource(nullValues = "-", textBlock = """
            # text, written in,   header says,    page says
            de,     UTF-8,        utf-8,          -
            de,     UTF-8,        -,              -
            de,     UTF-8,        -,              utf-8
            de,     ISO-8859-1,   iso-8859-1,     -
            de,     windows-1252, -,              windows-1252
            de,     windows-1252, -,              -
            de,     UTF-8,        iso-8859-1,     -
            de,     ISO-8859-1,   utf-8,          iso-8859-1
            de,     UTF-8,        x-unknown-9,    -
            de,     ISO-8859-1,   x-unknown-9,    iso-8859-1
            ru,     windows-1251, windows-1251,   -
            ru,     windows-1251, -,              windows-1251
            ru,     windows-1251, -,              -
            ru,     KOI8-R,       koi8-r,         -
            zh,     GBK,          gb2312,         -
            zh,     GBK,          -,              gbk
            zh,     GB18030,      -,              -
            zh,     Big5,         big5,           -
            zh,     UTF-8,        gbk,            gbk
            ja,     Shift_JIS,    Shift_JIS,      -
            ja,     EUC-JP,       -,              euc-jp
            ja,     ISO-2022-JP,  iso-2022-jp,    -
            ja,     ISO-2022-JP,  -,              iso-2022-jp
            ko,     EUC-KR,       euc-kr,         -
            pl,     ISO-8859-2,   iso-8859-2,     -
            pl,     windows-1250, utf-8,          windows-1250
            he,     windows-1255, windows-1255,   -
            en,     US-ASCII,     -,              -
            en,     UTF-16LE,     utf-16le,       -
            """)
    void theTextIsReadAsItWasWritten(String language, String written, String header, String page) {
        String meta = page == null ? "" : "<meta http-equiv='Content-Type' content='text/html; charset=" + page + "'>";
        String sentence = TEXTS.get(language);
        if (written.equals("Big5")) sentence = "這個包包跟正品一模一樣";
        String text = "<html><head>" + meta + "</head><body>" + sentence.repeat(12) + "</body></html>";
        byte[] body = text.getBytes(Charset.forName(written));
        String type = "Content-Type: text/html" + (header == null ? "" : "; charset=" + header);
        assertThat(text(body, type)).isEqualTo(text);
    }

    @Test
    void aByteOrderMarkIsSurest() {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            byte[] body = ("\uFEFF" + TEXTS.get("ru")).getBytes(charset);
            assertThat(text(body, "Content-Type: text/html; charset=iso-8859-1"))
                    .isEqualTo(TEXTS.get("ru"));
        }
    }

    @Test
    void anXmlDeclarationCounts() {
        String feed = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss>" + TEXTS.get("ru") + "</rss>";
        assertThat(text(feed.getBytes(Charset.forName("windows-1251")), "Content-Type: application/rss+xml"))
                .isEqualTo(feed);
    }

    @Test
    void aFewBrokenBytesDoNotTurnAPageIntoAnotherLanguage() {
        byte[] body = (TEXTS.get("ru").repeat(40)).getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(body, body.length - 2);
        cut[100] = (byte) 0xff;
        assertThat(text(cut, "Content-Type: text/html; charset=utf-8"))
                .contains("Зеркальная копия")
                .contains("\uFFFD");
    }

    @Test
    void aShortTextInItsDeclaredCharsetIsNotTakenForUtf8() {
        byte[] gbk = "联想".getBytes(Charset.forName("GBK"));
        assertThat(text(gbk, "Content-Type: text/html; charset=gbk")).isEqualTo("联想");
    }

    @ParameterizedTest
    @CsvSource({"image/png", "image/jpeg", "video/mp4", "application/pdf", "font/woff2"})
    void picturesHaveNoText(String type) {
        assertThat(text("not really a picture".getBytes(StandardCharsets.UTF_8), "Content-Type: " + type))
                .isEmpty();
    }

    @Test
    void bytesThatAreNoTextHaveNone() {
        assertThat(text(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13})).isEmpty();
        assertThat(text(new byte[0])).isEmpty();
        assertThat(text("<svg/>".getBytes(StandardCharsets.UTF_8), "Content-Type: image/svg+xml"))
                .isEqualTo("<svg/>");
    }
}
