package promotrace.fetch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.url.WebUrl;

/// What tests of this room begin with.
final class Given {
    static final Instant AT = Instant.parse("2026-06-30T12:00:00Z");

    private Given() {}

    static Walls walls() {
        return Walls.read(new ConfigFolder(Path.of("")));
    }

    static Outcomes outcomes() {
        return new Outcomes(walls());
    }

    /// An answer; `headers` are `Name: value`.
    static Capture capture(String url, int status, byte[] body, String... headers) {
        List<Header> fields = new ArrayList<>();
        for (String h : headers) {
            String[] parts = h.split(": ", 2);
            fields.add(new Header(parts[0], parts[1]));
        }
        return Capture.of(WebUrl.of(url), AT, "GET", status, fields, body);
    }

    static Capture capture(String url, int status, String body, String... headers) {
        return capture(url, status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Ask withKey(String url, String parameter) {
        return new Ask(WebUrl.of(url), Optional.of(new Ask.Secret("PROMOTRACE_TEST_KEY", parameter)));
    }

    /// An outcome in one word, as tables state it.
    static String word(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Page page -> "page";
            case Fetched.Moved moved -> "moved";
            case Fetched.Unchanged unchanged -> "unchanged";
            case Fetched.Gone gone -> "gone";
            case Fetched.Refused refused -> refused.reason().name();
            case Fetched.Failed failed -> failed.again() ? "again" : "failed";
        };
    }

    /// A file of the shared material, where it is there.
    static Optional<Path> shared(String name) {
        String folder = System.getenv().getOrDefault("PROMOTRACE_SHARED", "../shared");
        return Optional.of(Path.of(folder, name)).filter(Files::exists);
    }
}
