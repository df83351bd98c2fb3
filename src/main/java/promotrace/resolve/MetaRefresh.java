package promotrace.resolve;

import java.util.Optional;
import java.util.function.Function;
import promotrace.url.WebUrl;

/// A refresh as browsers read it, from a header or a meta element (the HTML standard's shared declarative refresh steps):
/// how long it waits, and where it sends to, empty where it only renews the page.
record MetaRefresh(int seconds, Optional<WebUrl> to) {
    /// Longer waits are pages that renew themselves, not exits.
    private static final int LONGEST_SECONDS = 60;

    private static final int FOR_EVER = 999_999;

    /// Empty when it is none, so that a later one may count: it names no time, or no address that one can go to. `target`
    /// says what a reference leads to.
    static Optional<MetaRefresh> parse(String content, Function<String, Optional<WebUrl>> target) {
        int at = skip(content, 0);
        int digits = at;
        while (at < content.length() && digit(content.charAt(at))) at++;
        if (at == digits && !is(content, at, '.')) return Optional.empty();
        int seconds = at - digits > 6 ? FOR_EVER : at == digits ? 0 : Integer.parseInt(content.substring(digits, at));
        while (at < content.length() && (digit(content.charAt(at)) || content.charAt(at) == '.')) at++;
        if (at < content.length()) {
            if (!is(content, at, ';') && !is(content, at, ',') && !space(content.charAt(at))) return Optional.empty();
            at = skip(content, at);
            if (is(content, at, ';') || is(content, at, ',')) at = skip(content, at + 1);
        }
        if (at >= content.length()) return Optional.of(new MetaRefresh(seconds, Optional.empty()));
        return target.apply(address(content.substring(at))).map(to -> new MetaRefresh(seconds, Optional.of(to)));
    }

    /// Where it sends to; empty when it only renews the page or waits long.
    Optional<WebUrl> leaves(WebUrl page) {
        if (seconds > LONGEST_SECONDS) return Optional.empty();
        return to.filter(t -> !t.withoutFragment().equals(page.withoutFragment()));
    }

    /// Whether it gives the page again within `soon` seconds.
    boolean renews(WebUrl page, int soon) {
        return seconds <= soon
                && to.filter(t -> !t.withoutFragment().equals(page.withoutFragment()))
                        .isEmpty();
    }

    /// The address behind `url=`, which may be missing.
    ///
    /// Quirk: `url` without `=` belongs to the address. A quote that opens ends the address at its twin, and is forgiven
    /// where there is none.
    private static String address(String rest) {
        int at = 0;
        if (rest.regionMatches(true, 0, "url", 0, 3)) {
            at = skip(rest, 3);
            if (!is(rest, at, '=')) return rest;
            at = skip(rest, at + 1);
        }
        if (!is(rest, at, '\'') && !is(rest, at, '"')) return rest.substring(at);
        int close = rest.indexOf(rest.charAt(at), at + 1);
        return rest.substring(at + 1, close < 0 ? rest.length() : close);
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && space(text.charAt(at))) at++;
        return at;
    }

    private static boolean is(String text, int at, char sign) {
        return at < text.length() && text.charAt(at) == sign;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean space(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }
}
