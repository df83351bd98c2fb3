package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import promotrace.evidence.Coding;
import promotrace.evidence.Exchange;
import promotrace.evidence.Exchanges;
import promotrace.evidence.Sent;

class RedactionTest {
    private static final String KEY = "EAAB|x/y+z =9%";
    private final Redaction redaction = new Redaction(KEY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=" + KEY + "&b",
                "a=EAAB%7Cx%2Fy%2Bz+%3D9%25&b",
                "a=EAAB%7Cx%2Fy%2Bz%20%3D9%25&b",
                "a=EAAB%7cx%2fy%2bz+%3d9%25&b",
                "a=EAAB|x\\/y+z =9%&b",
                "a=EAAB%257Cx%252Fy%252Bz+%253D9%2525&b"
            })
    void everyFormOfTheSecretIsHidden(String text) {
        assertThat(redaction.hide(text)).isEqualTo("a=SECRET&b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=AA%2FbB%3D+c&b", "a=AA/bB=+c&b", "a=AA%252FbB%253D%2Bc&b"})
    void aSecretThatIsEscapedAlreadyIsHiddenAsWhatItStandsForToo(String text) {
        assertThat(new Redaction("AA%2FbB%3D+c").hide(text)).isEqualTo("a=SECRET&b");
    }

    @Test
    void otherTextStays() {
        assertThat(redaction.hide("EAAB and no more")).isEqualTo("EAAB and no more");
    }

    @Test
    void bodiesAreUnpackedToBeSearched() {
        byte[] wire = Exchanges.gzip(
                ("{\"next\":\"https://g.example/?access_token=" + KEY + "\"}").getBytes(StandardCharsets.UTF_8));
        Exchange hidden = redaction.hide(
                Exchanges.of(
                        "https://g.example/",
                        "2026-06-30T12:00:00Z",
                        200,
                        wire,
                        "Content-Encoding: gzip",
                        "X-Echo: " + KEY),
                Coding.Limits.USUAL);
        assertThat(hidden.wire()).asString().isEqualTo("{\"next\":\"https://g.example/?access_token=SECRET\"}");
        assertThat(hidden.response().toString()).doesNotContain(KEY).contains("PromoTrace-Secret-Removed");
        assertThat(hidden.capture(Coding.Limits.USUAL).body()).asString().contains("SECRET");
    }

    @Test
    void whatWasSentIsSearchedToo() {
        Exchange got = Exchanges.of("https://g.example/", "2026-06-30T12:00:00Z", 200, "{}");
        Exchange posted = new Exchange(
                got.url(),
                got.at(),
                Optional.of(new Sent("application/json", "{\"token\": \"" + KEY + "\"}")),
                got.request(),
                got.status(),
                got.reason(),
                got.response(),
                got.wire(),
                false,
                got.protocol(),
                got.peer());
        assertThat(redaction.hide(posted, Coding.Limits.USUAL).sent())
                .hasValue(new Sent("application/json", "{\"token\": \"SECRET\"}"));
    }

    @Test
    void whatHoldsNoSecretStaysAsItCame() {
        byte[] wire = Exchanges.gzip("{}".getBytes(StandardCharsets.UTF_8));
        Exchange hidden = redaction.hide(
                Exchanges.of("https://g.example/", "2026-06-30T12:00:00Z", 200, wire, "Content-Encoding: gzip"),
                Coding.Limits.USUAL);
        assertThat(hidden.wire()).isEqualTo(wire);
        assertThat(hidden.response()).hasSize(1);
    }

    @Test
    void whatCantBeSearchedIsNotKept() {
        Exchange hidden = redaction.hide(
                Exchanges.of(
                        "https://g.example/",
                        "2026-06-30T12:00:00Z",
                        200,
                        new byte[] {0, 1, 2},
                        "Content-Encoding: br"),
                Coding.Limits.USUAL);
        assertThat(hidden.wire()).isEmpty();
        assertThat(hidden.cut()).isTrue();
    }
}
