package promotrace.resolve;

import java.util.Optional;
import promotrace.url.WebUrl;

/// Shorteners, which must be asked, and platforms' exits, which need not be.
final class Redirectors {
    private final HostIndex<String> shorteners;
    private final HostIndex<AddressRule> wrappers;

    Redirectors(CatalogueRows.RedirectorsFile file, Hosts known) {
        shorteners = known.index();
        wrappers = known.index();
        for (CatalogueRows.Shortener s : file.shorteners()) s.hosts().forEach(h -> shorteners.add(h, s.id()));
        for (CatalogueRows.Wrapper w : file.wrappers()) {
            for (RuleRow r : w.links()) {
                AddressRule rule = new AddressRule(r);
                for (String host : r.hosts()) wrappers.add(host, rule);
            }
        }
    }

    /// A shortener's front page is no short address.
    boolean shortened(WebUrl url) {
        return shorteners.has(url) && url.path().length() > 1;
    }

    Optional<WebUrl> inAddress(Parts parts) {
        for (AddressRule rule : wrappers.find(parts.place)) {
            Optional<WebUrl> to = rule.destination(parts);
            if (to.isPresent()) return to;
        }
        return Optional.empty();
    }
}
