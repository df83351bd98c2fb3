package promotrace.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// In which characters a file is written: by its byte order mark, else UTF-8 where it can be, else what spreadsheets of
/// Western systems write (windows-1252).
final class Text {
    private Text() {}

    static Charset charset(byte[] head) {
        if (starts(head, 0xff, 0xfe)) return StandardCharsets.UTF_16LE;
        if (starts(head, 0xfe, 0xff)) return StandardCharsets.UTF_16BE;
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        // a character that is cut at the end of the head is none that is wrong
        CoderResult read = utf8.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false);
        return read.isError() ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
    }

    /// The characters without a byte order mark.
    static String of(byte[] head) {
        String text = new String(head, charset(head));
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static boolean starts(byte[] head, int first, int second) {
        return head.length > 1 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
    }
}
