package promotrace.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import promotrace.url.WebUrl;

/// A page that somebody saved from a browser: whose address it is.
///
/// Told by the comment that browsers write (`saved from url=(0023)https://…`, the Mark of the Web), by that of SingleFile
/// (`url: https://…`), else by the page's own canonical link, or `og:url`.
final class SavedPage {
    private static final int COMMENT_WITHIN = 4096;
    private static final Pattern SAVED_FROM = Pattern.compile("<!--\\s*saved from url=\\(\\d+\\)(\\S+)\\s*-->");
    private static final Pattern SINGLE_FILE = Pattern.compile("<!--\\s*Page saved with SingleFile\\s+url:\\s*(\\S+)");

    private SavedPage() {}

    static Optional<WebUrl> address(byte[] page) {
        String text = new String(page, StandardCharsets.UTF_8);
        String start = text.substring(0, Math.min(text.length(), COMMENT_WITHIN));
        for (Pattern comment : List.of(SAVED_FROM, SINGLE_FILE)) {
            Matcher m = comment.matcher(start);
            if (m.find()) return WebUrl.parse(m.group(1));
        }
        Document html = Jsoup.parse(text);
        return Stream.of("link[rel=canonical][href]", "meta[property=og:url][content]")
                .flatMap(wanted -> html.select(wanted).stream())
                .map(SavedPage::target)
                .flatMap(target -> WebUrl.parse(target).stream())
                .findFirst();
    }

    private static String target(Element told) {
        return told.hasAttr("href") ? told.attr("href") : told.attr("content");
    }
}
