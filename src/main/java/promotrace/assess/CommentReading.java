package promotrace.assess;

import java.util.List;
import promotrace.collect.Comment;
import promotrace.evidence.Quote;

/// Whether a comment's own words show that its writer knowingly wants, or has bought, a copy; with the words when so.
public record CommentReading(Comment comment, boolean knowing, List<Quote> quotes) {
    public CommentReading {
        quotes = List.copyOf(quotes);
        if (knowing && quotes.isEmpty()) throw new IllegalArgumentException("a knowing comment is quoted");
    }
}
