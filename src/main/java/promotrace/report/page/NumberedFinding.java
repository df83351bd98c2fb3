package promotrace.report.page;

import java.util.List;
import promotrace.assess.Finding;
import promotrace.evidence.Quote;

/// A finding with the number by which the marks in the texts refer to it. `links` is how many of a post's `of`
/// links it was made for.
public record NumberedFinding(int number, Finding finding, int links, int of) {
    /// Longer quotes are cut on the list: the whole words are marked in the texts, and stand in report.json.
    public static final int QUOTE = 100;

    /// More quotes than these stand in report.json only.
    private static final int QUOTES = 3;

    public List<Quote> quotes() {
        return Say.first(finding.quotes(), QUOTES);
    }

    public int moreQuotes() {
        return Math.max(0, finding.quotes().size() - QUOTES);
    }

    public boolean against() {
        return finding.weight() < 0;
    }

    /// Whether it does not hold for all links of the post.
    public boolean partly() {
        return links < of;
    }

    /// Length of its bar, 0 to 40, from the middle; a weight of 4 or more fills it.
    public int bar() {
        return (int) Math.round(Math.min(1, Math.abs(finding.weight()) / 4) * 40);
    }
}
