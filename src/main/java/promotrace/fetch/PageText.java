package promotrace.fetch;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import promotrace.evidence.Capture;

/// The text of a capture's body: a byte order mark first (nothing else is as sure), then what the header says, what the
/// page itself says (`meta`, XML declaration), then what the bytes look like.
///
/// A named charset that does not exist, or in which the bytes make no sense, is passed over. Pictures, sound, film and
/// other bytes that are no text have an empty text.
final class PageText {
    private static final int HEAD = 4096;
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern META =
            Pattern.compile("<meta[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

    /// Quirk: browsers read these names as supersets of what they say (WHATWG Encoding), so pages are written that way.
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "windows-874"),
            Map.entry("tis-620", "windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode", "UTF-16LE"));

    /// A text in another charset that by chance is whole UTF-8 has few such characters.
    private static final int SURELY_UTF_8 = 4;

    private PageText() {}

    static String of(Capture capture) {
        Optional<String> type = capture.header("Content-Type").map(t -> t.toLowerCase(Locale.ROOT));
        byte[] body = capture.body();
        if (body.length == 0 || type.map(PageText::isBinary).orElse(false)) return "";
        Optional<String> marked = byMark(body);
        if (marked.isPresent()) return marked.get();
        if (looksBinary(body)) {
            return declared(type, body).stream()
                    .filter(c -> c.name().startsWith("UTF-"))
                    .findFirst()
                    .flatMap(c -> strictly(c, body))
                    .filter(t -> t.indexOf('\0') < 0)
                    .orElse("");
        }
        Optional<String> utf8 = strictly(StandardCharsets.UTF_8, body);
        if (utf8.isPresent() && (utf8.get().length() == body.length || wideCharacters(body) >= SURELY_UTF_8)) {
            return asciiButEscaped(body, utf8.get(), declared(type, body));
        }
        List<Charset> declared = declared(type, body);
        for (Charset charset : declared) {
            Optional<String> text = strictly(charset, body);
            if (text.isPresent()) return text.get();
        }
        if (utf8.isPresent()) return utf8.get();
        return guess(body, declared);
    }

    /// Quirk: ISO-2022-JP and its like write with ASCII bytes only, so that they pass as UTF-8.
    private static String asciiButEscaped(byte[] body, String utf8, List<Charset> declared) {
        boolean escapes = false;
        for (byte b : body) escapes |= b == 0x1b;
        if (!escapes || declared.isEmpty()) return utf8;
        return strictly(declared.getFirst(), body).orElse(utf8);
    }

    private static boolean isBinary(String type) {
        return type.startsWith("image/") && !type.startsWith("image/svg")
                || type.startsWith("video/")
                || type.startsWith("audio/")
                || type.startsWith("font/")
                || type.startsWith("application/pdf")
                || type.startsWith("application/zip");
    }

    private static boolean looksBinary(byte[] body) {
        int zeros = 0;
        for (int i = 0; i < Math.min(body.length, 1024); i++) if (body[i] == 0) zeros++;
        return zeros > 0;
    }

    private static Optional<String> byMark(byte[] b) {
        if (b.length >= 3 && (b[0] & 0xff) == 0xef && (b[1] & 0xff) == 0xbb && (b[2] & 0xff) == 0xbf) {
            return Optional.of(new String(b, 3, b.length - 3, StandardCharsets.UTF_8));
        }
        if (b.length >= 2 && (b[0] & 0xff) == 0xfe && (b[1] & 0xff) == 0xff) {
            return Optional.of(new String(b, 2, b.length - 2, StandardCharsets.UTF_16BE));
        }
        if (b.length >= 2 && (b[0] & 0xff) == 0xff && (b[1] & 0xff) == 0xfe) {
            return Optional.of(new String(b, 2, b.length - 2, StandardCharsets.UTF_16LE));
        }
        return Optional.empty();
    }

    /// The charsets that header and page name, in that order.
    private static List<Charset> declared(Optional<String> type, byte[] body) {
        List<Charset> out = new ArrayList<>();
        type.flatMap(t -> first(CHARSET, t)).flatMap(PageText::named).ifPresent(out::add);
        String head = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1);
        first(XML, head).or(() -> first(META, head)).flatMap(PageText::named).ifPresent(out::add);
        return out;
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    private static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(name.toLowerCase(Locale.ROOT), name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> strictly(Charset charset, byte[] body) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException notThat) {
            return Optional.empty();
        }
    }

    private static int wideCharacters(byte[] utf8) {
        int n = 0;
        for (byte b : utf8) if ((b & 0xc0) == 0xc0) n++;
        return n;
    }

    /// No charset fits every byte: the first declared one where nearly all fit, else the likeliest.
    private static String guess(byte[] body, List<Charset> declared) {
        List<Charset> candidates = new ArrayList<>(declared);
        if (!candidates.contains(StandardCharsets.UTF_8)) candidates.add(StandardCharsets.UTF_8);
        for (Charset charset : candidates) {
            String text = new String(body, charset);
            long broken = text.chars().filter(c -> c == '\uFFFD').count();
            if (broken * 100 <= text.length()) return text;
        }
        CharsetMatch match = new CharsetDetector().setText(body).detect();
        return new String(
                body,
                Optional.ofNullable(match)
                        .flatMap(m -> named(m.getName()))
                        .orElse(declared.isEmpty() ? Charset.forName("windows-1252") : declared.getFirst()));
    }
}
