package promotrace.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import promotrace.evidence.Exchange;
import promotrace.evidence.Header;
import promotrace.evidence.Sent;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;

/// One request and answer of a HAR file, which browsers' developer tools save (HAR 1.2,
/// w3c.github.io/web-performance/specs/HAR/Overview.html).
final class HarEntry {
    /// The list of entries in a HAR document.
    static final String LIST = "/log/entries";

    /// Quirk: bodies are saved with their codings undone, while the header still names them. Cookies are somebody's log-in.
    private static final Set<String> NOT_KEPT =
            Set.of("content-encoding", "transfer-encoding", "content-length", "set-cookie");

    private HarEntry() {}

    /// What came of an entry.
    sealed interface Read {
        record Answer(Exchange exchange) implements Read {}

        record Left(String why) implements Read {}
    }

    static Read read(JsonNode entry) {
        Optional<WebUrl> url = WebUrl.parse(entry.at("/request/url").asString(""));
        Optional<Instant> at = time(entry.path("startedDateTime").asString(""));
        int status = entry.at("/response/status").asInt(0);
        if (url.isEmpty() || at.isEmpty()) return new Read.Left("no address or time of a request");
        if (status < 100 || status > 999) return new Read.Left("was not answered");
        JsonNode content = entry.at("/response/content");
        Optional<byte[]> body = body(content);
        if (body.isEmpty()) return new Read.Left("was saved without its body");
        String method = entry.at("/request/method").asString("GET");
        Optional<Sent> sent = Optional.empty();
        if (method.equals("POST")) {
            JsonNode posted = entry.at("/request/postData");
            sent = Optional.of(new Sent(
                    posted.path("mimeType").asString(""), posted.path("text").asString("")));
        } else if (!method.equals("GET")) {
            return new Read.Left("is no answer to GET or POST");
        }
        return new Read.Answer(new Exchange(
                url.get().withoutFragment(),
                at.get().truncatedTo(ChronoUnit.MILLIS),
                sent,
                List.of(),
                status,
                entry.at("/response/statusText").asString(""),
                headers(entry.at("/response/headers"), content.path("mimeType").asString("")),
                body.get(),
                false,
                Optional.empty(),
                Optional.empty()));
    }

    private static Optional<Instant> time(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> body(JsonNode content) {
        if (!content.hasNonNull("text")) {
            return content.path("size").asInt(0) > 0 ? Optional.empty() : Optional.of(new byte[0]);
        }
        String text = content.path("text").asString("");
        if (!content.path("encoding").asString("").equalsIgnoreCase("base64")) {
            return Optional.of(text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(Base64.getMimeDecoder().decode(text));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /// The fields that still hold; the type says that text was saved as UTF-8, whatever it came in.
    private static List<Header> headers(JsonNode written, String type) {
        List<Header> out = new ArrayList<>();
        for (JsonNode h : written) {
            String name = h.path("name").asString("");
            String lower = name.toLowerCase(Locale.ROOT);
            if (name.isEmpty() || name.startsWith(":") || NOT_KEPT.contains(lower)) continue;
            if (lower.equals("content-type")) continue;
            out.add(new Header(name, h.path("value").asString("")));
        }
        String utf8 = type.replaceFirst("(?i);\\s*charset=[^;]*", "");
        boolean text = utf8.startsWith("text/") || utf8.contains("json") || utf8.contains("xml");
        if (!type.isEmpty()) out.add(new Header("Content-Type", text ? utf8 + "; charset=utf-8" : type));
        return out;
    }
}
