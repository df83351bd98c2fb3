package promotrace.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import promotrace.collect.BroughtRow;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows that are lines of JSON (NDJSON).
final class Lines {
    /// Quirk: Telegram Desktop writes control characters as `\x0b`, which is no JSON.
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // one document is read piece by piece
            .build();

    private static final JsonMapper WHOLE = JSON.rebuild()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    private Lines(InputStream in) {
        this.in = in;
    }

    static void read(InputStream in, RowSink sink) throws IOException {
        Lines lines = new Lines(in);
        long number = 0;
        boolean on = true;
        for (Optional<byte[]> line = lines.next(); on && line.isPresent(); line = lines.next()) {
            number++;
            if (line.get().length > Unpacked.MOST_BYTES) {
                on = sink.left(number, "is longer than " + (Unpacked.MOST_BYTES >> 20) + " MB");
            } else if (!isBlank(line.get())) {
                on = row(number, line.get(), sink);
            }
        }
    }

    private static boolean row(long number, byte[] line, RowSink sink) {
        try {
            JsonNode row = WHOLE.readTree(line);
            if (!row.isObject()) return sink.left(number, "no JSON object");
            return sink.row(number, new BroughtRow(row, Optional.empty(), line));
        } catch (JacksonException e) {
            return sink.left(number, noJson(e));
        }
    }

    /// The bytes as one JSON value.
    static JsonNode whole(byte[] bytes) {
        return WHOLE.readTree(bytes);
    }

    static String noJson(JacksonException e) {
        return "no JSON: "
                + e.getOriginalMessage().lines().findFirst().orElse("").replaceFirst("\\s*\\(.*", "");
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) if (b != ' ' && b != '\t' && b != '\r') return false;
        return true;
    }

    /// The next line without its end; of one that is too long only its beginning.
    private Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        while (true) {
            if (at == end) {
                end = in.read(buffer);
                at = 0;
                if (end < 0) {
                    end = 0;
                    return any ? Optional.of(trimmed(line)) : Optional.empty();
                }
            }
            any = true;
            int stop = at;
            while (stop < end && buffer[stop] != '\n') stop++;
            if (line.size() <= Unpacked.MOST_BYTES) line.write(buffer, at, stop - at);
            boolean over = stop < end;
            at = over ? stop + 1 : stop;
            if (over) return Optional.of(trimmed(line));
        }
    }

    private static byte[] trimmed(ByteArrayOutputStream line) {
        byte[] bytes = line.toByteArray();
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == '\r') length--;
        int start = length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf ? 3 : 0;
        return start == 0 && length == bytes.length ? bytes : Arrays.copyOfRange(bytes, start, length);
    }
}
