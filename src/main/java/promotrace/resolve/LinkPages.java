package promotrace.resolve;

import java.util.Optional;
import java.util.regex.Pattern;
import promotrace.url.WebUrl;

/// Services that make pages of links, and hosts that such pages name only so that one follows or writes to somebody.
final class LinkPages {
    private final HostIndex<Service> services;
    private final HostIndex<Boolean> contacts;

    /// A service; `data` tells where the links stand when a script draws the page.
    record Service(String id, Optional<Pattern> path, Optional<CatalogueRows.LinkData> data) {}

    LinkPages(CatalogueRows.LinkPagesFile file, Hosts known) {
        services = known.index();
        contacts = known.index();
        for (CatalogueRows.LinkPage row : file.services()) {
            Service service = new Service(row.id(), row.path().map(Pattern::compile), row.data());
            row.hosts().forEach(h -> services.add(h, service));
        }
        file.contacts().hosts().forEach(h -> contacts.add(h, true));
    }

    Optional<Service> declared(WebUrl url) {
        for (Service s : services.find(url)) {
            boolean page = s.path.map(p -> p.matcher(url.path()).find())
                    .orElse(url.path().length() > 1);
            if (page) return Optional.of(s);
        }
        return Optional.empty();
    }

    /// Whether that address is where one follows or writes to somebody, so that a page of links is not followed there.
    boolean contact(WebUrl url) {
        return contacts.has(url);
    }
}
