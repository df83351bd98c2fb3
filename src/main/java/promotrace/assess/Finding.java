package promotrace.assess;

import java.util.List;
import promotrace.evidence.Quote;

/// One thing that was seen, for or against: which signal saw it, how much it weighs (log-odds; negative speaks
/// against),
/// why in plain words, and the words themselves. There is no finding without a quote.
public record Finding(String signal, double weight, String because, List<Quote> quotes) {
    public Finding {
        quotes = List.copyOf(quotes);
        if (quotes.isEmpty()) throw new IllegalArgumentException("a finding quotes what was seen: " + signal);
        if (!Double.isFinite(weight)) throw new IllegalArgumentException("not a weight: " + weight);
    }
}
