package promotrace.assess.signals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import promotrace.assess.BrandSeen;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;
import promotrace.evidence.Quote;
import promotrace.url.WebUrl;

/// The link ends at the brand's own site.
public record OfficialShop(String id, String family, double weight, String source) implements Signal {
    @Override
    public Optional<Finding> look(SubjectReading seen) {
        for (WebUrl end : ends(seen).toList()) {
            for (BrandSeen b : Stream.concat(seen.brandsShown().stream(), seen.brandsListed().stream())
                    .toList()) {
                if (!b.owns(end)) continue;
                Quote quote = new Quote(
                        Quote.Place.ADDRESS,
                        end.toString(),
                        seen.subject().post().captured(),
                        seen.subject().post().capture());
                return Optional.of(
                        new Finding(id, weight, "The link ends at the own site of " + b.name() + ".", List.of(quote)));
            }
        }
        return Optional.empty();
    }

    private static Stream<WebUrl> ends(SubjectReading seen) {
        return Stream.of(
                        seen.subject().listing().map(l -> l.url()),
                        seen.subject().chain().flatMap(c -> c.destination()))
                .flatMap(Optional::stream);
    }
}
