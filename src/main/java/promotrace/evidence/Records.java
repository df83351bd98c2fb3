package promotrace.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/// Exchanges as WARC 1.1 records, each a gzip member of its own.
final class Records {
    /// SHA-256 of the capture's body where content coding makes it differ from the payload, whose digest the standard
    /// wants over the bytes as sent.
    static final String BODY_DIGEST = "PromoTrace-Body-Digest";

    static final String REFERS_TO_URI = "WARC-Refers-To-Target-URI";
    static final String REFERS_TO_DATE = "WARC-Refers-To-Date";

    private static final Set<String> FRAMING = Set.of("transfer-encoding", "content-length");

    private Records() {}

    static byte[] info(String file, Instant at, String software) {
        return gzip(new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .recordId(UUID.randomUUID())
                .date(at)
                .filename(file)
                .fields(
                        Map.of(
                                "software", List.of(software),
                                "format", List.of("WARC File Format 1.1"),
                                "conformsTo",
                                        List.of(
                                                "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/")))
                .build());
    }

    static byte[] response(Exchange exchange, UUID id, Sha256 body) {
        WarcResponse.Builder record = new WarcResponse.Builder(exchange.url().toString())
                .version(MessageVersion.WARC_1_1)
                .recordId(id)
                .date(exchange.at())
                .setHeader(
                        "WARC-Payload-Digest",
                        "sha256:" + Sha256.of(exchange.wire()).hex())
                .body(MediaType.HTTP_RESPONSE, withHead(exchange, exchange.wire()));
        if (exchange.cut()) record.truncated(WarcTruncationReason.LENGTH);
        if (!exchange.encodings().isEmpty()) record.setHeader(BODY_DIGEST, "sha256:" + body.hex());
        exchange.protocol().ifPresent(p -> record.addHeader("WARC-Protocol", p));
        exchange.peer().ifPresent(record::ipAddress);
        return gzip(record.build());
    }

    /// A record that says: asked again at `exchange.at()`, the same bytes came as at `first`.
    static byte[] revisit(Exchange exchange, UUID id, Sha256 body, Instant first) {
        WarcRevisit.Builder record = new WarcRevisit.Builder(
                        exchange.url().toString(), WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1)
                .version(MessageVersion.WARC_1_1)
                .recordId(id)
                .date(exchange.at())
                .setHeader(
                        "WARC-Payload-Digest",
                        "sha256:" + Sha256.of(exchange.wire()).hex())
                .setHeader(BODY_DIGEST, "sha256:" + body.hex())
                .setHeader(REFERS_TO_URI, exchange.url().toString())
                .setHeader(REFERS_TO_DATE, first.toString())
                .body(MediaType.HTTP_RESPONSE, withHead(exchange, new byte[0]));
        exchange.protocol().ifPresent(p -> record.addHeader("WARC-Protocol", p));
        exchange.peer().ifPresent(record::ipAddress);
        return gzip(record.build());
    }

    /// A record that says: asked at `exchange.at()` whether it changed since `before`, the server said no (304). The
    /// digest is that of the body that still holds.
    static byte[] notModified(Exchange exchange, UUID id, Vault.Stored before) {
        WarcRevisit.Builder record = new WarcRevisit.Builder(
                        exchange.url().toString(), WarcRevisit.SERVER_NOT_MODIFIED_1_1)
                .version(MessageVersion.WARC_1_1)
                .recordId(id)
                .date(exchange.at())
                .setHeader(BODY_DIGEST, "sha256:" + before.capture().sha256().hex())
                .refersTo(before.record(), before.first().toString(), before.firstAt())
                .body(MediaType.HTTP_RESPONSE, withHead(exchange, new byte[0]));
        exchange.protocol().ifPresent(p -> record.addHeader("WARC-Protocol", p));
        exchange.peer().ifPresent(record::ipAddress);
        return gzip(record.build());
    }

    /// What a browser showed of the page in record `of`, as HTML.
    static byte[] shown(View view, Optional<URI> of) {
        WarcConversion.Builder record = new WarcConversion.Builder()
                .setHeader("WARC-Target-URI", view.page().url().toString())
                .version(MessageVersion.WARC_1_1)
                .recordId(UUID.randomUUID())
                .date(view.shown().at())
                .setHeader(
                        "WARC-Payload-Digest", "sha256:" + view.shown().sha256().hex())
                .setHeader(REFERS_TO_URI, view.page().url().toString())
                .setHeader(REFERS_TO_DATE, view.page().at().toString())
                .body(MediaType.parse(View.HTML), view.shown().body());
        of.ifPresent(record::refersTo);
        view.shown().header(View.LED_TO).ifPresent(to -> record.setHeader(View.LED_TO, oneLine(to)));
        return gzip(record.build());
    }

    /// What could be seen of the page in record `of`.
    static byte[] picture(View view, byte[] png, Optional<URI> of) {
        WarcResource.Builder record = new WarcResource.Builder()
                .setHeader("WARC-Target-URI", View.PICTURE_OF + view.page().url())
                .version(MessageVersion.WARC_1_1)
                .recordId(UUID.randomUUID())
                .date(view.shown().at())
                .setHeader("WARC-Payload-Digest", "sha256:" + Sha256.of(png).hex())
                .body(MediaType.parse(View.PICTURE), png);
        of.ifPresent(record::concurrentTo);
        return gzip(record.build());
    }

    /// What somebody brought of an address, as it lay in their file.
    static byte[] brought(Capture brought) {
        return gzip(new WarcResource.Builder()
                .setHeader("WARC-Target-URI", brought.url().toString())
                .version(MessageVersion.WARC_1_1)
                .recordId(UUID.randomUUID())
                .date(brought.at())
                .setHeader("WARC-Payload-Digest", "sha256:" + brought.sha256().hex())
                .body(
                        MediaType.parse(brought.header("Content-Type").orElse("application/octet-stream")),
                        brought.body())
                .build());
    }

    static byte[] request(Exchange exchange, UUID response) {
        StringBuilder head = new StringBuilder(exchange.method())
                .append(' ')
                .append(exchange.url().path())
                .append(exchange.url().query().map(q -> "?" + q).orElse(""))
                .append(" HTTP/1.1\r\n");
        for (Header h : exchange.request()) line(head, h.name(), h.value());
        exchange.sent()
                .filter(s -> !named(exchange.request(), "Content-Type"))
                .ifPresent(s -> line(head, "Content-Type", s.type()));
        head.append("\r\n").append(exchange.sent().map(Sent::text).orElse(""));
        return gzip(new WarcRequest.Builder(exchange.url().toString())
                .version(MessageVersion.WARC_1_1)
                .recordId(UUID.randomUUID())
                .date(exchange.at())
                .concurrentTo(URI.create("urn:uuid:" + response))
                .body(MediaType.HTTP_REQUEST, head.toString().getBytes(StandardCharsets.UTF_8))
                .build());
    }

    private static boolean named(List<Header> fields, String name) {
        return fields.stream().anyMatch(h -> h.name().equalsIgnoreCase(name));
    }

    /// The answer's head and the body behind it.
    ///
    /// Transfer coding is undone already, so its field is renamed as archivers do, and the length stated is that of the
    /// bytes that follow.
    private static byte[] withHead(Exchange exchange, byte[] body) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(exchange.status())
                .append(' ')
                .append(oneLine(exchange.reason()))
                .append("\r\n");
        String length = Integer.toString(exchange.wire().length);
        boolean stated = exchange.status() == 304; // its length would be the body's that is not sent
        for (Header h : exchange.response()) {
            boolean same =
                    h.name().equalsIgnoreCase("Content-Length") && h.value().equals(length);
            boolean framing = FRAMING.contains(h.name().toLowerCase(Locale.ROOT)) && !same;
            line(head, framing ? "X-Archive-Orig-" + h.name() : h.name(), h.value());
            stated |= same;
        }
        if (!stated) line(head, "Content-Length", length);
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[start.length + body.length];
        System.arraycopy(start, 0, block, 0, start.length);
        System.arraycopy(body, 0, block, start.length, body.length);
        return block;
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(oneLine(name)).append(": ").append(oneLine(value)).append("\r\n");
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n\\x00]+", " ");
    }

    private static byte[] gzip(WarcRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(out), WarcCompression.GZIP)) {
            writer.write(record);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return out.toByteArray();
    }
}
