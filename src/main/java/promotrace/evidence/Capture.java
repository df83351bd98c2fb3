package promotrace.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import promotrace.url.WebUrl;

/// What a server answered once: the piece of evidence everything later quotes.
///
/// `body` is the payload as a reader sees it (transfer and content coding undone); `sha256` is the digest of exactly
/// these
/// bytes and stands for them when captures are compared; nobody changes the array. `at` is the world's time of the
/// answer, cut to milliseconds.
@SuppressWarnings("ArrayRecordComponent") // large; compared by its digest, shared, never changed
public record Capture(
        WebUrl url, Instant at, String method, int status, List<Header> headers, byte[] body, Sha256 sha256) {
    public Capture {
        headers = List.copyOf(headers);
    }

    public static Capture of(WebUrl url, Instant at, String method, int status, List<Header> headers, byte[] body) {
        return new Capture(url, at, method, status, headers, body, Sha256.of(body));
    }

    /// The same answer, given again at `again`.
    public Capture asOf(Instant again) {
        return new Capture(url, again, method, status, headers, body, sha256);
    }

    /// The first header field of that name, in any case.
    public Optional<String> header(String name) {
        for (Header h : headers) if (h.name().equalsIgnoreCase(name)) return Optional.of(h.value());
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Capture that
                && url.equals(that.url)
                && at.equals(that.at)
                && method.equals(that.method)
                && status == that.status
                && headers.equals(that.headers)
                && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return Objects.hash(url, at, sha256);
    }
}
