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
/// Where the step says `in`, JSON is what the first such element of a page holds, and HTML are the strings at that path of a
/// JSON answer, one after the other. `sent` is what it was asked with, where that was a POST.
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
    private static final Pattern GUARD = Pattern.compile("^\\s*(?:for\\s*\\(;;\\);|while\\s*\\(1\\);|\\)]}',?)");
    private static final Sha256 NOTHING = Sha256.of(new byte[0]);

    /// The capture's text read as the step's rule says; empty when it can't be: a page where JSON was expected.
    static Optional<Answer> read(Capture capture, Optional<Sent> sent, String text, CrawlerFile.StepRule rule) {
        return inside(text, rule)
                .flatMap(i -> tree(i, capture.url(), rule.format()))
                .map(tree -> shown(tree, rule))
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

    private static Optional<String> inside(String text, CrawlerFile.StepRule rule) {
        if (rule.in().isEmpty()) return Optional.of(text);
        String in = rule.in().get();
        return switch (rule.format()) {
            case JSON -> Jsoup.parse(text).select(in).stream().findFirst().map(Element::data);
            case HTML, XML -> json(text).flatMap(tree -> tree.joined(in, "\n"));
        };
    }

    /// *Quirk:* some answers begin with a statement that keeps a stranger's script from running them (Facebook's
    /// `for (;;);`, Google's `)]}'`).
    private static Optional<Tree> json(String text) {
        try {
            return Optional.of(new JsonTree(JSON.readTree(GUARD.matcher(text).replaceFirst(""))));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /// The page with what elements at `hidden` keep in a comment, as if it had been shown.
    private static Tree shown(Tree tree, CrawlerFile.StepRule rule) {
        if (rule.hidden().isPresent() && tree instanceof MarkupTree page) {
            page.element().select(rule.hidden().get()).stream()
                    .filter(e -> !e.data().isBlank())
                    .forEach(e -> e.html(e.data()));
        }
        return tree;
    }

    private static Optional<Tree> tree(String text, WebUrl url, CrawlerFile.Format format) {
        return switch (format) {
            case HTML -> Optional.of(new MarkupTree(Jsoup.parse(text, url.toString()), false));
            case XML -> Optional.of(new MarkupTree(Jsoup.parse(text, url.toString(), Parser.xmlParser()), true));
            case JSON -> json(text);
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
