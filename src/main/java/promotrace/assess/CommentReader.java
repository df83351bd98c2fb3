package promotrace.assess;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import promotrace.collect.Comment;
import promotrace.evidence.Quote;

/// Reads whether a comment's words show that its writer knowingly wants, or has, a copy.
///
/// Victims, critics, gym-goers and people who ask for genuine goods are not knowing, whatever words they use. The post
/// above counts, since `which colour for the bag?` tells something only under a promotion of copies.
final class CommentReader {
    private final Reader reader;
    private final Weights.Comments settings;

    CommentReader(Reader reader, Weights.Comments settings) {
        this.reader = reader;
        this.settings = settings;
    }

    /// @param post log-odds that the post above promotes copies
    CommentReading read(Comment comment, double post, Set<String> around) {
        TextReading.Source source = new TextReading.Source(Quote.Place.COMMENT, comment.captured(), comment.capture());
        TextReading text = reader.read(comment.text(), source, around);
        double sum = settings.prior() + settings.context() * Math.clamp(post / 3, -0.3, 1);
        Set<String> words = new LinkedHashSet<>();
        for (Weights.CommentRule rule : settings.rules()) {
            if (rule.under() && post <= 0 || !text.saysAny(rule.says()) || text.saysAny(rule.unless())) continue;
            sum += rule.weight();
            if (rule.weight() > 0) words.addAll(rule.says());
        }
        List<Quote> quotes = new ArrayList<>(text.quotes(words));
        if (quotes.isEmpty() && post > 0) text.quoteStart().ifPresent(quotes::add);
        return new CommentReading(comment, sum > 0 && !quotes.isEmpty(), sum > 0 ? quotes : List.of());
    }
}
