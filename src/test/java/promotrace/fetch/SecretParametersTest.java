package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.evidence.Coding;
import promotrace.evidence.Exchange;
import promotrace.evidence.Header;
import promotrace.evidence.Sent;
import promotrace.url.WebUrl;

class SecretParametersTest {
    private static final String TOKEN = "EAAB1234567890";

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            # address,                                        posted,                       kept as,                    with
            /me?access_token=EAAB1234567890&fields=id,        -,                            /me?fields=id,              -
            /me?fields=id&Access_Token=EAAB1234567890,        -,                            /me?fields=id,              -
            /me?access_token=EAAB1234567890,                  -,                            /me,                        -
            /me?api_key=EAAB1234567890&&x,                    -,                            /me?&x,                     -
            /token,  client_secret=EAAB1234567890&id=7,       /token,                       client_secret=SECRET&id=7
            """)
    void secretsOfApisAreNotKept(String address, String posted, String kept, String with) {
        Exchange hidden = SecretParameters.hidden(exchange(address, posted), new Coding.Limits(1 << 20, 100));
        assertThat(hidden.url()).isEqualTo(WebUrl.of("https://api.example" + kept));
        assertThat(hidden.sent().map(Sent::text)).isEqualTo(Optional.ofNullable(with));
        assertThat(new String(hidden.wire(), StandardCharsets.UTF_8))
                .isEqualTo("{\"next\": \"https://api.example/me?after=x&access_token=SECRET\"}");
        assertThat(hidden.response().toString()).doesNotContain(TOKEN);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            /p?key=EAAB1234567890,        -
            /p?token=EAAB1234567890,      -
            /p?q=access_token,            -
            /p,                           id=7
            """)
    void ordinaryParametersStay(String address, String posted) {
        Exchange before = exchange(address, posted);
        Exchange hidden = SecretParameters.hidden(before, new Coding.Limits(1 << 20, 100));
        assertThat(hidden.url()).isEqualTo(before.url());
        assertThat(hidden.wire()).isEqualTo(before.wire());
    }

    private static Exchange exchange(String address, String posted) {
        String body = "{\"next\": \"https://api.example/me?after=x&access_token=" + TOKEN + "\"}";
        return new Exchange(
                WebUrl.of("https://api.example" + address),
                Instant.EPOCH,
                Optional.ofNullable(posted).map(p -> new Sent("application/x-www-form-urlencoded", p)),
                List.of(),
                200,
                "OK",
                List.of(new Header("Content-Type", "application/json"), new Header("X-Caller", TOKEN)),
                body.getBytes(StandardCharsets.UTF_8),
                false,
                Optional.empty(),
                Optional.empty());
    }
}
