package promotrace.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.url.WebUrl;

/// Shorteners, which must be asked, and platforms' exits, which need not be.
final class Redirectors {
    private final HostIndex<ShortForm> shorteners;
    private final List<ShortForm> anywhere = new ArrayList<>();
    private final HostIndex<AddressRule> wrappers;

    /// Rules about any host, by the first parameter that they need.
    private final ParameterIndex<AddressRule> byParameter = new ParameterIndex<>();

    /// Which addresses of a host are short: those that both expressions find.
    private record ShortForm(Optional<Shape> host, Optional<Shape> path) {
        boolean is(WebUrl url) {
            String written = url.path();
            return written.length() > 1 && fits(host, url.host()) && fits(path, written);
        }

        private static boolean fits(Optional<Shape> shape, String text) {
            return shape.isEmpty() || shape.get().match(text, new Values());
        }
    }

    Redirectors(CatalogueRows.RedirectorsFile file, Hosts known) {
        shorteners = known.index();
        wrappers = known.index();
        for (CatalogueRows.Shortener s : file.shorteners()) {
            ShortForm one = new ShortForm(s.host().map(Shape::new), s.path().map(Shape::new));
            s.hosts().forEach(h -> shorteners.add(h, one));
            if (s.hosts().isEmpty()) anywhere.add(one);
        }
        for (CatalogueRows.Wrapper w : file.wrappers()) {
            for (RuleRow r : w.links()) {
                AddressRule rule = new AddressRule(r);
                for (String host : r.hosts()) add(host, rule);
            }
        }
    }

    private void add(String host, AddressRule rule) {
        if (host.equals("*")) {
            byParameter.add(rule.needs().getFirst(), rule);
        } else {
            wrappers.add(host, rule);
        }
    }

    /// A shortener's front page is no short address.
    boolean shortened(WebUrl url, Hosts.Place place) {
        for (ShortForm s : shorteners.find(place)) if (s.is(url)) return true;
        for (ShortForm s : anywhere) if (s.is(url)) return true;
        return false;
    }

    Optional<WebUrl> inAddress(Parts parts) {
        for (AddressRule rule : wrappers.find(parts.place)) {
            Optional<WebUrl> to = rule.destination(parts);
            if (to.isPresent()) return to;
        }
        for (AddressRule rule : byParameter.find(parts.query)) {
            Optional<WebUrl> to = rule.destination(parts);
            if (to.isPresent()) return to;
        }
        return Optional.empty();
    }
}
