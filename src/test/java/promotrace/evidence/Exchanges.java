package promotrace.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import promotrace.url.WebUrl;

/// Exchanges and WARC bytes as tests need them.
public final class Exchanges {
    private Exchanges() {}

    /// An answer to GET; `headers` are `Name: value`.
    public static Exchange of(String url, String at, int status, String body, String... headers) {
        return of(url, at, status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static Exchange of(String url, String at, int status, byte[] body, String... headers) {
        List<Header> fields = new ArrayList<>();
        for (String h : headers) {
            String[] parts = h.split(": ", 2);
            fields.add(new Header(parts[0], parts[1]));
        }
        return new Exchange(
                WebUrl.of(url),
                Instant.parse(at),
                Optional.empty(),
                List.of(new Header("Host", WebUrl.of(url).host())),
                status,
                "Reason",
                fields,
                body,
                false,
                Optional.of("http/1.1"),
                Optional.empty());
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return out.toByteArray();
    }

    /// A response record as other writers make them, uncompressed; `head` and `body` are what stands in the block.
    public static byte[] record(String target, String date, String head, byte[] body) {
        byte[] start = (head.replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] warc = ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:"
                        + java.util.UUID.randomUUID() + ">\r\nWARC-Date: " + date + "\r\nWARC-Target-URI: " + target
                        + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
                        + (start.length + body.length) + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(warc);
        out.writeBytes(start);
        out.writeBytes(body);
        out.writeBytes("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
