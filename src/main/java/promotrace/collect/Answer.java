package promotrace.collect;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import promotrace.evidence.Capture;
import promotrace.evidence.Sent;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a server answered, parsed as the step of the crawler's file says.
///
/// `sent` is what it was asked with, where that was a POST.
record Answer(
        WebUrl url,
        Optional<Sent> sent,
        Instant at,
        Sha256 sha256,
        Optional<String> link,
        String text,
        Tree tree,
        Value.As usual) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Sha256 NOTHING = Sha256.of(new byte[0]);

    /// The capture's text read as the step's rule says; empty when it can't be: a page where JSON was expected.
    static Optional<Answer> read(Capture capture, Optional<Sent> sent, String text, CrawlerFile.StepRule rule) {
        Optional<String> inside =
                rule.in().isEmpty() ? Optional.of(text) : inside(text, rule.in().get());
        return inside.flatMap(i -> tree(i, capture.url(), rule.format()))
                .map(tree -> new Answer(
                        capture.url(),
                        sent,
                        capture.at(),
                        capture.sha256(),
                        capture.header("Link"),
                        text,
                        tree,
                        rule.format() == CrawlerFile.Format.HTML ? Value.As.HTML : Value.As.PLAIN));
    }

    /// No answer yet, for what is asked first.
    static Answer none(WebUrl url) {
        Tree nothing = new JsonTree(JSON.createObjectNode());
        return new Answer(url, Optional.empty(), Instant.EPOCH, NOTHING, Optional.empty(), "", nothing, Value.As.PLAIN);
    }

    /// The characters of the first such element of a page.
    private static Optional<String> inside(String page, String selector) {
        return Jsoup.parse(page).select(selector).stream().findFirst().map(Element::data);
    }

    private static Optional<Tree> tree(String text, WebUrl url, CrawlerFile.Format format) {
        return switch (format) {
            case HTML -> Optional.of(new MarkupTree(Jsoup.parse(text, url.toString()), false));
            case XML -> Optional.of(new MarkupTree(Jsoup.parse(text, url.toString(), Parser.xmlParser()), true));
            case JSON -> {
                try {
                    yield Optional.of(new JsonTree(JSON.readTree(text)));
                } catch (JacksonException notJson) {
                    yield Optional.empty();
                }
            }
        };
    }

    /// The address that the header field `Link` (RFC 8288) gives for a relation.
    Optional<WebUrl> linked(String rel) {
        if (link.isEmpty()) return Optional.empty();
        Matcher m = LINK.matcher(link.get());
        Pattern wanted = Pattern.compile(";\\s*rel\\s*=\\s*\"?([^\";,]*\\s)?" + Pattern.quote(rel) + "[\\s\";,]?");
        while (m.find()) {
            if (wanted.matcher(m.group(2)).find()) return url.resolve(m.group(1));
        }
        return Optional.empty();
    }
}
