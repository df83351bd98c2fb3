package promotrace.resolve;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// Addresses that stand inside other addresses, however they were encoded.
final class Inner {
    private static final int LAYERS = 3;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{16,}={0,2}");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9-]{1,63}\\.)+[a-z]{2,18}(?:[/?#].*)?", Pattern.CASE_INSENSITIVE);

    private Inner() {}

    /// The whole http address that a value holds: plain, percent-encoded up to three times over, in base64, or in
    /// double square brackets (Zanox). Empty when it holds none; a path or a bare domain is not a whole address.
    static Optional<WebUrl> address(String value) {
        String text = value.strip();
        for (int layer = 0; layer <= LAYERS; layer++) {
            if (text.startsWith("[[")) text = text.substring(2).replaceFirst("]]$", "");
            Optional<WebUrl> whole = whole(text);
            if (whole.isPresent()) return whole;
            if (BASE64.matcher(text).matches()) {
                Optional<WebUrl> decoded = base64(text);
                if (decoded.isPresent()) return decoded;
            }
            String next = Parameter.decode(text);
            if (next.equals(text)) return Optional.empty();
            text = next;
        }
        return Optional.empty();
    }

    /// The address that a value holds without its scheme (`shop.example/a`), percent-encoded or not.
    static Optional<WebUrl> schemeless(String value) {
        String text = Parameter.decode(value.strip());
        if (text.startsWith("//")) text = text.substring(2);
        return DOMAIN.matcher(text).matches() ? WebUrl.parse("https://" + text) : Optional.empty();
    }

    private static Optional<WebUrl> whole(String text) {
        String start = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
        if (!start.startsWith("http:/") && !start.startsWith("https:/")) return Optional.empty();
        int slashes = text.indexOf("://") + 3;
        boolean plain = slashes >= 7 && slashes <= 8 && !text.startsWith("/", slashes) && !text.contains("&amp;");
        if (plain) return WebUrl.parse(text).filter(u -> u.host().indexOf('.') > 0);
        // Quirk: servers and copying collapse the double slash of an address that stands in a path
        String repaired = text.replaceFirst("^(?i)(https?):/+", "$1://");
        // Quirk: addresses copied out of HTML keep its escapes
        return WebUrl.parse(repaired.replace("&amp;", "&")).filter(u -> u.host().indexOf('.') > 0);
    }

    private static Optional<WebUrl> base64(String value) {
        try {
            String plain = value.replace('-', '+').replace('_', '/').replaceFirst("=+$", "");
            String text = new String(Base64.getDecoder().decode(plain), StandardCharsets.UTF_8);
            Optional<WebUrl> whole = whole(text);
            // Quirk: some encode the address as in a query before they write it in base64
            return whole.isPresent() ? whole : whole(Parameter.decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// The address at the end of a path (`…/destination:https://shop/x`); what follows the path belongs to it unless it
    /// was encoded as one segment.
    static Optional<WebUrl> tail(String group, WebUrl outer) {
        boolean plain = group.regionMatches(true, 0, "http:/", 0, 6) || group.regionMatches(true, 0, "https:/", 0, 7);
        if (!plain) return address(group);
        return address(group
                + outer.query().map(q -> "?" + q).orElse("")
                + outer.fragment().map(f -> "#" + f).orElse(""));
    }
}
