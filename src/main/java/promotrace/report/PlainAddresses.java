package promotrace.report;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import promotrace.url.WebUrl;

/// The bytes of the addresses that were written last, where JSON has them as they are: an address stands several times in
/// one link's way, mostly as the same object, and is looked through once. For one thread.
final class PlainAddresses {
    /// More than most ways have.
    private static final int HELD = 4;

    private static final byte[] NONE = {};

    private final @Nullable WebUrl[] addresses = new @Nullable WebUrl[HELD];
    private final byte[][] bytes = new byte[HELD][0];
    private int next;

    /// Empty where something in it must be escaped.
    @SuppressWarnings("ReferenceEquality") // an equal one is looked through anew
    byte[] of(WebUrl url) {
        for (int i = 0; i < HELD; i++) if (addresses[i] == url) return bytes[i];
        byte[] found = find(url);
        addresses[next] = url;
        bytes[next] = found;
        next = (next + 1) % HELD;
        return found;
    }

    /// Addresses are ASCII, without control characters.
    private static byte[] find(WebUrl url) {
        byte[] all = url.toString().getBytes(StandardCharsets.ISO_8859_1);
        for (byte b : all) if (b == '"' || b == '\\') return NONE;
        return all;
    }
}
