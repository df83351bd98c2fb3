package promotrace.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Undoes content codings (gzip, deflate) and chunks within limits, so that a small answer can't become a huge one.
public final class Coding {
    private Coding() {}

    /// What an unpacked body may be at most: `maxBytes` long, and `maxRatio` times as long as what was sent once it is
    /// over one megabyte.
    public record Limits(int maxBytes, int maxRatio) {
        public static final Limits USUAL = new Limits(20 << 20, 200);

        public Limits {
            if (maxBytes <= 0 || maxRatio <= 0) throw new IllegalArgumentException("limits are positive");
        }

        private boolean passedBy(long unpacked, int sent) {
            return unpacked > maxBytes || unpacked > 1 << 20 && unpacked > (long) maxRatio * sent;
        }
    }

    /// What came of unpacking.
    sealed interface Undone {
        @SuppressWarnings("ArrayRecordComponent")
        record Body(byte[] bytes) implements Undone {}

        record TooLarge() implements Undone {}

        record Broken() implements Undone {}
    }

    /// The body with its codings (in the order they were applied) undone.
    ///
    /// Quirk: some servers and many archives name a coding that is not, or no longer, there; a body that is plainly
    /// text
    /// is then taken as it is.
    static Undone undo(List<String> codings, byte[] wire, Limits limits) {
        byte[] body = wire;
        for (int i = codings.size() - 1; i >= 0; i--) {
            if (body.length == 0) break;
            if (!startsLike(codings.get(i), body)) {
                if (looksLikeText(body)) continue;
                return new Undone.Broken();
            }
            switch (inflate(codings.get(i), body, limits)) {
                case Undone.Body unpacked -> body = unpacked.bytes();
                case Undone.TooLarge tooLarge -> {
                    return tooLarge;
                }
                case Undone.Broken broken -> {
                    return broken;
                }
            }
        }
        return body.length > limits.maxBytes() ? new Undone.TooLarge() : new Undone.Body(body);
    }

    private static boolean startsLike(String coding, byte[] body) {
        return switch (coding) {
            case "gzip", "x-gzip" -> body.length > 2 && body[0] == 0x1f && (body[1] & 0xff) == 0x8b;
            case "deflate" -> !looksLikeText(body);
            default -> false;
        };
    }

    private static Undone inflate(String coding, byte[] body, Limits limits) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, Math.min(body.length * 4, 1 << 20)));
        try (InputStream in = open(coding, body)) {
            byte[] piece = new byte[1 << 14];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                out.write(piece, 0, n);
                if (limits.passedBy(out.size(), body.length)) return new Undone.TooLarge();
            }
            return new Undone.Body(out.toByteArray());
        } catch (IOException broken) {
            return new Undone.Broken();
        }
    }

    /// Quirk: `deflate` means zlib by the standard, but some servers send the bare stream.
    private static InputStream open(String coding, byte[] body) throws IOException {
        InputStream in = new ByteArrayInputStream(body);
        if (!coding.equals("deflate")) return new GZIPInputStream(in);
        boolean zlib =
                body.length > 1 && (body[0] & 0x0f) == 8 && ((body[0] & 0xff) * 256 + (body[1] & 0xff)) % 31 == 0;
        return zlib ? new InflaterInputStream(in) : new Bare(in, new Inflater(true));
    }

    /// Quirk: an inflater that is handed in is not let go of with the stream; its memory is outside the heap.
    private static final class Bare extends InflaterInputStream {
        Bare(InputStream in, Inflater inflater) {
            super(in, inflater);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                inf.end();
            }
        }
    }

    private static boolean looksLikeText(byte[] body) {
        for (int i = 0; i < Math.min(body.length, 512); i++) {
            if (body[i] >= 0 && body[i] < ' ' && body[i] != '\n' && body[i] != '\r' && body[i] != '\t') return false;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException otherCharset) {
            return body[0] == '<' || body[0] == '{' || body[0] == '[';
        }
    }

    /// A chunked body put together; empty when it is not chunked after all.
    ///
    /// Quirk: many archives keep the header `Transfer-Encoding: chunked` over a body that was put together already. A
    /// chunked body that ends early gives what is there.
    static Optional<byte[]> joinChunks(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        int at = 0;
        while (at < body.length) {
            int lineEnd = at;
            while (lineEnd < body.length && body[lineEnd] != '\n') lineEnd++;
            if (lineEnd == body.length) return at == 0 ? Optional.empty() : Optional.of(out.toByteArray());
            int size = chunkSize(new String(body, at, lineEnd - at, StandardCharsets.ISO_8859_1));
            if (size < 0) return at == 0 ? Optional.empty() : Optional.of(out.toByteArray());
            if (size == 0) return Optional.of(out.toByteArray());
            int start = lineEnd + 1;
            int end = (int) Math.min(body.length, (long) start + size);
            out.write(body, start, end - start);
            at = end;
            while (at < body.length && (body[at] == '\r' || body[at] == '\n')) {
                at++;
                if (body[at - 1] == '\n') break;
            }
        }
        return Optional.of(out.toByteArray());
    }

    /// The size that a chunk's first line gives, without its extension; -1 when it gives none.
    private static int chunkSize(String line) {
        int semicolon = line.indexOf(';');
        String digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        if (digits.isEmpty() || digits.length() > 7) return -1;
        try {
            return Integer.parseInt(digits, 16);
        } catch (NumberFormatException notHexadecimal) {
            return -1;
        }
    }
}
