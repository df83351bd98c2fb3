package promotrace.deliver;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

class WebhookTest {
    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private static final Alert OVER = new Alert("disk-low", "the disk \"has\" space again", true, Instant.EPOCH);

    private static Webhook hook(Optional<String> token) {
        return new Webhook(WebUrl.of("http://127.0.0.1:" + SERVER.getPort() + "/hooks/s3cret?x=1"), token);
    }

    private static void answers(int status) {
        SERVER.stubFor(
                post(urlEqualTo("/hooks/s3cret?x=1")).willReturn(aResponse().withStatus(status)));
    }

    @Test
    void theAlertComesAsJson() throws DeliveryException {
        answers(204);
        hook(Optional.of("t0ken")).send(OVER);
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo("/hooks/s3cret?x=1"))
                        .withHeader("Authorization", equalTo("Bearer t0ken"))
                        .withRequestBody(equalToJson("""
                                {"text": "the disk \\"has\\" space again", "subject": "disk-low", "over": true,
                                 "at": "1970-01-01T00:00:00Z", "from": "promotrace"}
                                """)));
    }

    @Test
    void withoutATokenNoneIsSent() throws DeliveryException {
        answers(200);
        hook(Optional.empty()).send(OVER);
        SERVER.verify(1, postRequestedFor(urlEqualTo("/hooks/s3cret?x=1")).withHeader("Authorization", absent()));
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "403", "404", "429", "500"})
    void whatIsNoYesIsNotDelivered(int status) {
        answers(status);
        assertThatThrownBy(() -> hook(Optional.empty()).send(OVER))
                .isInstanceOf(DeliveryException.class)
                .hasMessage("the webhook answered " + status);
    }

    @Test
    void aBrokenConnectionIsToldWithoutTheAddress() {
        SERVER.stubFor(post(urlEqualTo("/hooks/s3cret?x=1"))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThatThrownBy(() -> hook(Optional.of("t0ken")).send(OVER))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("the webhook did not answer: ")
                .hasMessageNotContainingAny("s3cret", "t0ken");
    }
}
