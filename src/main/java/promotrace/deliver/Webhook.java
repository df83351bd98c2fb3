package promotrace.deliver;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import promotrace.url.WebUrl;
import tools.jackson.databind.json.JsonMapper;

/// Alerts as JSON by POST: `{"text", "subject", "over", "at", "from": "promotrace"}`. Chat servers show `text`.
///
/// Anything but 2xx counts as not delivered; redirects are not followed. The address may be a secret and is never told.
final class Webhook implements Channel {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration MOST = Duration.ofSeconds(20);

    private final JsonMapper json = new JsonMapper();
    private final OkHttpClient client = new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .callTimeout(MOST)
            .build();
    private final WebUrl url;
    private final Optional<String> token;

    Webhook(WebUrl url, Optional<String> token) {
        this.url = url;
        this.token = token;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void send(Alert alert) throws DeliveryException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", alert.text());
        body.put("subject", alert.subject());
        body.put("over", alert.over());
        body.put("at", alert.at().toString());
        body.put("from", "promotrace");
        Request.Builder request =
                new Request.Builder().url(url.toString()).post(RequestBody.create(json.writeValueAsBytes(body), JSON));
        token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        try (Response response = client.newCall(request.build()).execute()) {
            if (!response.isSuccessful()) throw new DeliveryException("the webhook answered " + response.code());
        } catch (IOException e) {
            throw new DeliveryException(
                    "the webhook did not answer: " + e.getClass().getSimpleName());
        } finally {
            client.connectionPool().evictAll();
        }
    }
}
