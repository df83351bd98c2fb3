package promotrace.resolve;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// One request on a link's way: an address, and, where its answer is to be that way's alone, what the way brings.
///
/// What was asked plainly holds for every way that comes there. `click` is the vantage: whether it was asked as somebody asks
/// who follows a link on a telephone (see [promotrace.fetch.Click]).
public record Asked(WebUrl address, Optional<Own> own, boolean click) {
    /// Of the way of one posted link; `cookies` are those that its servers set, as a `Cookie` field has them, the empty text
    /// where none is to be brought yet. Printing it shows no cookie.
    public record Own(WebUrl way, String cookies) {
        @Override
        public String toString() {
            return "of " + way;
        }
    }

    public static Asked plain(WebUrl address) {
        return new Asked(address, Optional.empty(), false);
    }

    public static Asked own(WebUrl address, WebUrl way, String cookies) {
        return new Asked(address, Optional.of(new Own(way, cookies)), false);
    }

    /// The same request, made as somebody makes it who follows a link.
    public Asked clicked() {
        return new Asked(address, own, true);
    }

    /// Whether it holds for every way that comes there, asked as always.
    public boolean isPlain() {
        return own.isEmpty() && !click;
    }

    /// What it is kept under: the address; behind it, each after a space, `click` where it was asked as a click, and a digest
    /// where it is one way's own.
    public String key() {
        return address + (click ? " click" : "") + own.map(o -> " " + digest(o)).orElse("");
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
