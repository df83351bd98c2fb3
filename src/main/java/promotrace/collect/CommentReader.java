package promotrace.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.evidence.Capture;

/// Comments of an answer, with replies to them, their writers' names already turned into pseudonyms.
final class CommentReader {
    private static final int DEEPEST = 50;
    private final String platform;
    private final Pseudonyms pseudonyms;

    CommentReader(String platform, Pseudonyms pseudonyms) {
        this.platform = platform;
        this.pseudonyms = pseudonyms;
    }

    List<Comment> read(String post, Capture capture, Place place, List<CrawlerFile.CommentRule> rules) {
        List<Comment> out = new ArrayList<>();
        for (CrawlerFile.CommentRule rule : rules) {
            for (Place part : place.each(rule.each())) add(post, capture, part, rule, 0, out);
        }
        return out;
    }

    private void add(
            String post, Capture capture, Place part, CrawlerFile.CommentRule rule, int depth, List<Comment> out) {
        Place here = part.with(rule.let());
        String text = here.passage(rule.text()).text();
        Optional<String> id = here.text(rule.id());
        boolean wanted = rule.when().isEmpty() || here.says(rule.when());
        if (wanted && id.isPresent() && !text.isEmpty()) {
            out.add(new Comment(
                    post + "/" + id.get(),
                    post,
                    here.text(rule.by())
                            .map(name -> pseudonyms.of(platform, name))
                            .orElse(""),
                    here.text(rule.at()).flatMap(Written::time),
                    text,
                    capture.sha256(),
                    capture.url()));
        }
        if (rule.nested().isEmpty() || depth == DEEPEST) return;
        for (Place below : here.each(rule.nested().get())) add(post, capture, below, rule, depth + 1, out);
    }
}
