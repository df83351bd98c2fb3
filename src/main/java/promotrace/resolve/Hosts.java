package promotrace.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.url.WebUrl;

/// Every domain that the catalogue knows, so that a host is looked up once for all that is kept by domain.
///
/// A domain `name.*` stands for that name under every public suffix (`google.*`: google.com, google.co.uk). All domains are
/// added by one thread, then [#close] is called; from then on many may ask.
final class Hosts {
    private final Stretches<Domain> domains = new Stretches<>();
    private final Stretches<Domain> names = new Stretches<>();
    private final List<Domain> all = new ArrayList<>();
    private final List<HostIndex<?>> indexes = new ArrayList<>();

    /// A domain that is known, and its place among all.
    record Domain(int number, String name) {}

    /// What is known of a host: the nearest domain that it is on, and the name that it has under its public suffix.
    record Place(Optional<Domain> domain, Optional<Domain> named) {
        static final Place UNKNOWN = new Place(Optional.empty(), Optional.empty());

        boolean isKnown() {
            return domain.isPresent() || named.isPresent();
        }
    }

    <T> HostIndex<T> index() {
        HostIndex<T> index = new HostIndex<>(this);
        indexes.add(index);
        return index;
    }

    Domain domain(String domain) {
        boolean anySuffix = domain.endsWith(".*");
        String key = anySuffix ? domain.substring(0, domain.length() - 2) : domain;
        return (anySuffix ? names : domains).make(key, () -> {
            Domain made = new Domain(all.size(), domain);
            all.add(made);
            return made;
        });
    }

    /// Ends the adding.
    void close() {
        indexes.forEach(i -> i.close(all));
    }

    /// The nearest known domain above that one.
    Optional<Domain> above(Domain domain) {
        String name = domain.name;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            Optional<Domain> found = domains.find(name, dot + 1, name.length());
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    Place find(WebUrl url) {
        String host = url.host();
        Optional<Domain> nearest = Optional.empty();
        Optional<Domain> named = Optional.empty();
        int hash = Stretches.start();
        int end = host.length();
        for (int i = host.length() - 1; i >= -1; i--) {
            if (i < 0 || host.charAt(i) == '.') {
                Optional<Domain> found = domains.find(host, i + 1, host.length(), hash);
                if (found.isPresent()) nearest = found;
                if (named.isEmpty() && end < host.length()) named = named(url, i + 1, end);
                end = i;
            }
            if (i >= 0) hash = Stretches.before(hash, host.charAt(i));
        }
        if (nearest.isEmpty() && named.isEmpty()) return Place.UNKNOWN;
        return new Place(nearest, named);
    }

    /// The domain `name.*` that the host's label there stands for: what follows it must be a public suffix.
    private Optional<Domain> named(WebUrl url, int from, int to) {
        String host = url.host();
        Optional<Domain> found = names.find(host, from, to);
        if (found.isEmpty()) return found;
        return url.site().length() == host.length() - from ? found : Optional.empty();
    }
}
