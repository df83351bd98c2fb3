package promotrace.resolve;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import promotrace.url.WebUrl;

/// A refresh as browsers read it, from a header or a meta element: `0;url=…`, `2, URL='…'`, `1 …`.
final class MetaRefresh {
    /// Longer waits are pages that renew themselves, not exits.
    private static final int LONGEST_SECONDS = 60;

    private static final Pattern FORM = Pattern.compile(
            "\\s*(\\d+)?(?:\\.[\\d.]*)?\\s*[;,\\s]\\s*(?:url\\s*=\\s*)?(.+)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private MetaRefresh() {}

    /// Where the refresh sends to; empty when it only renews the page, waits long, or names no web address.
    static Optional<WebUrl> read(String content, WebUrl base, WebUrl page) {
        Matcher m = FORM.matcher(content);
        if (!m.matches()) return Optional.empty();
        String seconds = m.group(1) == null ? "0" : m.group(1);
        if (seconds.length() > 4 || Integer.parseInt(seconds) > LONGEST_SECONDS) return Optional.empty();
        return base.resolve(unquoted(m.group(2).strip()))
                .filter(to -> !to.withoutFragment().equals(page.withoutFragment()));
    }

    /// Quirk: a quote that opens ends the address at its twin, and is forgiven where there is none.
    private static String unquoted(String address) {
        char first = address.isEmpty() ? ' ' : address.charAt(0);
        if (first != '\'' && first != '"') return address;
        int close = address.indexOf(first, 1);
        return address.substring(1, close < 0 ? address.length() : close).strip();
    }
}
