package promotrace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Copies a WARC record by record (each is a gzip member of its own) and leaves out those of some addresses.
final class WarcWithout {
    private static final Pattern TARGET = Pattern.compile("(?m)^WARC-Target-URI: *<?([^>\r\n]+)>?\r?$");

    private WarcWithout() {}

    /// @return how many records were left out
    static int copy(Path from, Path to, Predicate<String> leaveOut) throws IOException {
        byte[] all = Files.readAllBytes(from);
        int left = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int at = 0; at < all.length; ) {
                ByteArrayOutputStream head = new ByteArrayOutputStream();
                int end = member(all, at, head);
                Matcher target = TARGET.matcher(head.toString(StandardCharsets.UTF_8));
                if (target.find() && leaveOut.test(target.group(1))) left++;
                else out.write(all, at, end - at);
                at = end;
            }
        }
        return left;
    }

    /// Where the gzip member that begins at `at` ends; the beginning of its content goes to `head`.
    private static int member(byte[] all, int at, OutputStream head) throws IOException {
        int flags = all[at + 3];
        int body = at + 10;
        if ((flags & 4) != 0) body += 2 + (all[body] & 0xff) + ((all[body + 1] & 0xff) << 8);
        if ((flags & 8) != 0) while (all[body++] != 0) {}
        if ((flags & 16) != 0) while (all[body++] != 0) {}
        if ((flags & 2) != 0) body += 2;
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(all, body, all.length - body);
            byte[] buffer = new byte[8192];
            boolean first = true;
            while (!inflater.finished()) {
                int n = inflater.inflate(buffer);
                if (first) head.write(buffer, 0, n);
                first = false;
            }
            return body + (int) inflater.getBytesRead() + 8;
        } catch (DataFormatException e) {
            throw new IOException(e);
        }
    }
}
