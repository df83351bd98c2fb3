package promotrace.assess.signals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;
import promotrace.evidence.Quote;
import promotrace.resolve.Affiliate;

/// The way goes through one of these programmes (shopping agents that buy from domestic marketplaces for foreigners),
/// and brands are shown.
public record PaidThrough(
        String id, String family, double weight, List<String> programmes, List<String> needs, String source)
        implements Signal {
    public PaidThrough {
        programmes = List.copyOf(programmes);
        needs = List.copyOf(needs);
    }

    @Override
    public Optional<Finding> look(SubjectReading seen) {
        if (needs.stream().noneMatch(seen::holds)) return Optional.empty();
        for (Affiliate a : seen.subject().affiliates()) {
            if (!programmes.contains(a.network())) continue;
            List<Quote> quotes = new ArrayList<>(seen.brandQuotes());
            quotes.add(new Quote(
                    Quote.Place.ADDRESS,
                    a.where().toString(),
                    seen.subject().post().captured(),
                    seen.subject().post().capture()));
            String because = "The link goes through the shopping agent " + a.network()
                    + a.publisher().map(p -> " with the code " + p).orElse("") + ".";
            return Optional.of(new Finding(id, weight, because, quotes));
        }
        return Optional.empty();
    }
}
