package promotrace.fetch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.url.WebUrl;

/// Examples of `config/walls.yml` as the answers they stand for.
final class WallExamples {
    private WallExamples() {}

    static Capture capture(Walls.Example example) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", "text/html; charset=utf-8"));
        example.header().ifPresent(h -> {
            int colon = h.indexOf(':');
            headers.add(new Header(
                    h.substring(0, colon).strip(), h.substring(colon + 1).strip()));
        });
        example.location().ifPresent(l -> headers.add(new Header("Location", l)));
        byte[] body = example.body().orElse("").getBytes(StandardCharsets.UTF_8);
        return Capture.of(WebUrl.of(example.url()), Instant.EPOCH, "GET", example.status(), headers, body);
    }
}
