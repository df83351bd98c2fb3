package promotrace.resolve;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import promotrace.url.WebUrl;

/// An address taken apart once for all rules that look at it, and what is known of its host. For one thread.
///
/// A fragment that is a route (`#/item?id=1`) has a path and parameters of its own.
final class Parts {
    private static final Pattern PARAMETERS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=");

    final WebUrl url;
    final Hosts.Place place;
    final Query query;
    private @Nullable String path;
    private @Nullable Query route;
    private @Nullable List<Networks.Match> networks;
    private final Once<Marketplaces.Named> named = new Once<>();
    private final Once<WebUrl> exit = new Once<>();

    Parts(WebUrl url, Hosts.Place place) {
        this.url = url;
        this.place = place;
        Optional<String> written = url.query();
        this.query = written.isEmpty() ? Query.NONE : new Query(written.get());
    }

    String path() {
        String known = path;
        if (known == null) path = known = url.path();
        return known;
    }

    /// Parameters after the fragment's own question mark, or all of a fragment that is only parameters (`#a_aid=1`).
    Query route() {
        Query known = route;
        if (known == null) {
            String fragment = url.fragment().orElse("");
            int question = fragment.indexOf('?');
            boolean none = fragment.isEmpty()
                    || question < 0 && !PARAMETERS.matcher(fragment).lookingAt();
            route = known = none ? Query.NONE : new Query(fragment.substring(question + 1));
        }
        return known;
    }

    /// The fragment before its question mark; empty text when there is none.
    String routePath() {
        String fragment = url.fragment().orElse("");
        int question = fragment.indexOf('?');
        return question < 0 ? fragment : fragment.substring(0, question);
    }

    /// The first non-empty value of that parameter, in the query, then in the fragment.
    Optional<String> value(String name) {
        Optional<String> inQuery = query.value(name);
        return inQuery.isPresent() ? inQuery : route().value(name);
    }

    /// The marketplace's item that this address names, found once.
    Optional<Marketplaces.Named> named(Marketplaces all) {
        return named.get(() -> all.named(this));
    }

    /// Where it leads as a platform's exit, found once.
    Optional<WebUrl> exit(Redirectors all) {
        return exit.get(() -> all.inAddress(this));
    }

    /// The networks' rules that are about this address, found once.
    List<Networks.Match> networks(Networks all) {
        List<Networks.Match> known = networks;
        if (known == null) networks = known = all.match(this);
        return known;
    }
}
