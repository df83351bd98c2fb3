package promotrace.assess.signals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;
import promotrace.evidence.Quote;

/// The same listing (`weight`) or seller (`seller`) as in another post of the account that shows openly what is sold
/// there.
public record SameAsOpen(String id, String family, double weight, double seller, String source) implements Signal {
    @Override
    public Optional<Finding> look(SubjectReading seen) {
        Optional<Quote> same = seen.around().sameListing();
        if (same.isPresent()) {
            return finding(
                    seen, weight, "Another post of the account leads to the same listing and says more.", same.get());
        }
        return seen.around()
                .sameSeller()
                .filter(_ -> !seen.holds("no-brand") || seen.holds("goods-differ"))
                .flatMap(q -> finding(
                        seen, seller, "Another post of the account leads to the same seller and says more.", q));
    }

    private Optional<Finding> finding(SubjectReading seen, double w, String because, Quote other) {
        List<Quote> quotes = new ArrayList<>();
        quotes.add(other);
        seen.listingTitle().flatMap(t -> t.quoteWhole()).ifPresent(quotes::add);
        return Optional.of(new Finding(id, w, because, quotes));
    }
}
