package promotrace.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// An HTTP answer as it lies in a WARC record: status, header fields, and the body with chunks put together.
///
/// Read leniently, for archives hold what servers really sent: lines may end with a bare line feed, fields may be
/// folded
/// or lack a name, the status line may lack its reason. Header bytes are UTF-8 where they can be, else Latin-1.
@SuppressWarnings("ArrayRecordComponent") // read once, handed on
record HttpBlock(int status, String reason, List<Header> headers, byte[] body) {

    /// The block as an answer; empty when it does not begin like one.
    static Optional<HttpBlock> parse(byte[] block) {
        int end = endOfHead(block);
        String[] lines = text(block, end).split("\r?\n");
        String first = lines[0].strip();
        if (!first.startsWith("HTTP/")) return Optional.empty();
        String[] words = first.split(" +", 3);
        int status = words.length < 2 ? -1 : number(words[1]);
        if (status < 100 || status > 999) return Optional.empty();
        List<Header> headers = fields(lines);
        byte[] body = Arrays.copyOfRange(block, Math.min(bodyStart(block, end), block.length), block.length);
        boolean chunked = headers.stream()
                .anyMatch(h -> h.name().equalsIgnoreCase("Transfer-Encoding")
                        && h.value().toLowerCase(java.util.Locale.ROOT).contains("chunked"));
        if (chunked) body = Coding.joinChunks(body).orElse(body);
        return Optional.of(new HttpBlock(status, words.length > 2 ? words[2] : "", headers, body));
    }

    /// The method that a request block begins with.
    static String method(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        int space = text.indexOf(' ');
        return space <= 0 ? "GET" : text.substring(0, space);
    }

    /// What the request in this block carries.
    static Sent sent(byte[] block) {
        int body = bodyStart(block, endOfHead(block));
        String type = Head.of(block).field("Content-Type").orElse("");
        return new Sent(type, new String(block, body, block.length - body, StandardCharsets.UTF_8));
    }

    /// What a request says in its head.
    record Head(List<Header> fields) {
        Head {
            fields = List.copyOf(fields);
        }

        /// Of the request in this block.
        static Head of(byte[] block) {
            return new Head(HttpBlock.fields(text(block, endOfHead(block)).split("\r?\n")));
        }

        /// The first field of that name; empty where there is none, or nothing in it.
        Optional<String> field(String name) {
            return fields.stream()
                    .filter(h -> h.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .findFirst()
                    .filter(v -> !v.isBlank());
        }
    }

    private static List<Header> fields(String[] lines) {
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i];
            if (!headers.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
                Header before = headers.removeLast();
                headers.add(new Header(before.name(), (before.value() + " " + line.strip()).strip()));
                continue;
            }
            int colon = line.indexOf(':');
            if (colon <= 0) continue;
            headers.add(new Header(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
        }
        return headers;
    }

    private static int endOfHead(byte[] block) {
        for (int i = 0; i < block.length; i++) {
            if (block[i] != '\n') continue;
            if (i + 1 < block.length && block[i + 1] == '\n') return i;
            if (i + 2 < block.length && block[i + 1] == '\r' && block[i + 2] == '\n') return i;
        }
        return block.length;
    }

    private static int bodyStart(byte[] block, int end) {
        if (end == block.length) return end;
        return block[end + 1] == '\n' ? end + 2 : end + 3;
    }

    private static String text(byte[] bytes, int length) {
        String utf8 = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static int number(String digits) {
        return digits.matches("[0-9]{3}") ? Integer.parseInt(digits) : -1;
    }
}
