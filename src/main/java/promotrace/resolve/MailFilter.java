package promotrace.resolve;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// Addresses as Proofpoint's mail filter rewrites them: the first kind percent-encoded, the second with `-` for `%` and `_`
/// for `/`, the third with `*` for each character that stands at its end in base64 (`**A` for a run of two, `**B` of three).
final class MailFilter {
    private static final Pattern FIRST = Pattern.compile("/v1/url\\?(?:.*&)?u=([^&]+)");
    private static final Pattern SECOND = Pattern.compile("/v2/url\\?(?:.*&)?u=([^&]+)");
    private static final Pattern THIRD = Pattern.compile("/v3/__(.+)__;([A-Za-z0-9_-]*)!", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\\*\\*(.)|\\*");
    private static final String LENGTHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private MailFilter() {}

    /// The address that was rewritten; empty when it can't be read out of it.
    static Optional<WebUrl> open(WebUrl outer) {
        String text = outer.toString();
        Matcher first = FIRST.matcher(text);
        if (first.find()) return Inner.address(Parameter.decode(first.group(1)));
        Matcher second = SECOND.matcher(text);
        if (second.find()) {
            String percent = Parameter.decode(second.group(1)).replace('-', '%').replace('_', '/');
            return Inner.address(Parameter.decode(percent));
        }
        Matcher third = THIRD.matcher(text);
        return third.find() ? filled(third.group(1), third.group(2)).flatMap(Inner::address) : Optional.empty();
    }

    private static Optional<String> filled(String text, String base64) {
        String characters;
        try {
            characters = new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        int used = 0;
        for (Matcher place = PLACE.matcher(text); place.find(); from = place.end()) {
            String run = place.group(1);
            int length = run == null ? 1 : 2 + LENGTHS.indexOf(run);
            if (used + length > characters.length()) return Optional.empty();
            out.append(text, from, place.start()).append(characters, used, used + length);
            used += length;
        }
        return Optional.of(out.append(text.substring(from)).toString());
    }
}
