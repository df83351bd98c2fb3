package promotrace.resolve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.url.WebUrl;

/// What a page calls its own right address: `rel=canonical` in a `Link` field or a `link` element, the first of them.
final class CanonicalLink {
    /// It stands in the head; what is further down is text of somebody else.
    private static final int LOOKED_AT = 1 << 18;

    private static final Pattern FIELD = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern ELEMENT = Pattern.compile("<link\\s", Pattern.CASE_INSENSITIVE);

    private CanonicalLink() {}

    /// Empty where the page calls itself nothing, or no web address.
    static Optional<WebUrl> of(WebUrl page, Capture capture, String text) {
        for (Header h : capture.headers()) {
            if (!h.name().equalsIgnoreCase("Link") || h.value().length() > 4096) continue;
            Matcher m = FIELD.matcher(h.value());
            while (m.find()) {
                String terms = m.group(2).toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "");
                if ((terms + ";").contains(";rel=canonical;") || terms.contains(";rel=canonical,"))
                    return page.resolve(m.group(1));
            }
        }
        return inHead(page, text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text);
    }

    private static Optional<WebUrl> inHead(WebUrl page, String text) {
        Matcher begin = ELEMENT.matcher(text);
        for (int at = 0; begin.find(at); ) {
            int end = text.indexOf('>', begin.start());
            if (end < 0) return Optional.empty();
            at = end;
            Optional<String> href = href(text.substring(begin.start(), end + 1));
            if (href.isPresent()) return page.resolve(href.get());
        }
        return Optional.empty();
    }

    private static Optional<String> href(String tag) {
        if (tag.length() > 4096 || !tag.toLowerCase(Locale.ROOT).contains("canonical")) return Optional.empty();
        Element link = Jsoup.parseBodyFragment(tag).selectFirst("link[rel][href]");
        return Optional.ofNullable(link)
                .filter(l -> Arrays.asList(
                                l.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"))
                        .contains("canonical"))
                .map(l -> l.attr("href"))
                .filter(h -> !h.isBlank());
    }
}
