package promotrace.resolve;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// One request on a link's way: an address, and, where its answer is to be that way's alone, what the way brings.
///
/// What was asked plainly holds for every way that comes there.
public record Asked(WebUrl address, Optional<Own> own) {
    /// Of the way of one posted link; `cookies` are those that its servers set, as a `Cookie` field has them, the empty text
    /// where none is to be brought yet. Printing it shows no cookie.
    public record Own(WebUrl way, String cookies) {
        @Override
        public String toString() {
            return "of " + way;
        }
    }

    public static Asked plain(WebUrl address) {
        return new Asked(address, Optional.empty());
    }

    public static Asked own(WebUrl address, WebUrl way, String cookies) {
        return new Asked(address, Optional.of(new Own(way, cookies)));
    }

    /// What it is kept under: the address; with a space and a digest behind it where it is one way's own.
    public String key() {
        return own.map(o -> address + " " + digest(o)).orElseGet(address::toString);
    }

    /// The address in such a key.
    public static String addressIn(String key) {
        int space = key.indexOf(' ');
        return space < 0 ? key : key.substring(0, space);
    }

    private static String digest(Own own) {
        return Sha256.of((own.way + "\n" + own.cookies).getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
