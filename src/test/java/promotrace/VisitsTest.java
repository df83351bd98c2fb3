package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.collect.Step;
import promotrace.collect.Watched;
import promotrace.evidence.Sent;
import promotrace.fetch.Ask;
import promotrace.frontier.Visit;
import promotrace.url.WebUrl;

/// What a visit keeps of a request, and what is asked when it is made.
class VisitsTest {
    private static final Watched ANNA = new Watched("pinwall:anna", "pinwall", "anna", Optional.empty(), Map.of());
    private static final WebUrl URL = WebUrl.of("https://api.pinwall.example/pins");

    private static Step step(Optional<Ask.Secret> secret, Optional<Sent> sent) {
        return new Step("pins~2", new Ask(URL, secret, sent), Optional.of("pinwall:anna/1"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            nothing beside the address | -       | -             | -                | -
            a key in a parameter       | key     | -             | -                | -
            a key in a header          | -       | Authorization | Bearer {secret}  | -
            a key alone in a header    | -       | X-Key         | {secret}         | -
            odd words around a key     | -       | X-Key         | 'a: b {secret}'  | -
            a body                     | -       | -             | -                | '{"a":"b c"}'
            a body and a key           | -       | Authorization | Bearer {secret}  | '{"a":"b c"}'
            """)
    void theStepComesBackAsItWas(String name, String parameter, String header, String value, String body) {
        Optional<Ask.Secret> secret = parameter != null
                ? Optional.of(new Ask.Secret("PROMOTRACE_PINWALL_KEY", parameter))
                : Optional.ofNullable(header)
                        .map(h -> new Ask.Secret("PROMOTRACE_PINWALL_KEY", new Ask.As.Field(h, value)));
        Step step = step(secret, Optional.ofNullable(body).map(b -> new Sent("application/json", b)));
        assertThat(Visits.step(Visits.of(ANNA, step, Instant.EPOCH))).isEqualTo(step);
    }

    @Test
    void visitsOfOneAddressAreToldApartByWhatIsPosted() {
        Visit none = Visits.of(ANNA, step(Optional.empty(), Optional.empty()), Instant.EPOCH);
        Visit one = Visits.of(ANNA, step(Optional.empty(), Optional.of(new Sent("x/y", "1"))), Instant.EPOCH);
        Visit two = Visits.of(ANNA, step(Optional.empty(), Optional.of(new Sent("x/y", "2"))), Instant.EPOCH);
        assertThat(none.id()).isEqualTo("collect pinwall:anna https://api.pinwall.example/pins");
        assertThat(one.id()).isEqualTo(none.id() + " 1");
        assertThat(two.id()).isEqualTo(none.id() + " 2");
    }

    @Test
    void aVisitOfAnEarlierVersionNamesItsKeyAsBefore() {
        Visit old = Visit.collect("youtube:x", "videos", URL, Instant.EPOCH).withSecret("PROMOTRACE_YOUTUBE_KEY key");
        assertThat(Visits.ask(old))
                .isEqualTo(new Ask(URL, Optional.of(new Ask.Secret("PROMOTRACE_YOUTUBE_KEY", "key"))));
    }
}
