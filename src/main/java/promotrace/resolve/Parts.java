package promotrace.resolve;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// An address taken apart once for all rules that look at it.
///
/// A fragment that is a route (`#/item?id=1`) has a path and parameters of its own.
final class Parts {
    private static final Pattern PARAMETERS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=");

    final WebUrl url;
    private @Nullable List<Parameter> query;
    private @Nullable List<Parameter> route;

    Parts(WebUrl url) {
        this.url = url;
    }

    List<Parameter> query() {
        List<Parameter> known = query;
        if (known == null) query = known = url.parameters();
        return known;
    }

    /// Parameters after the fragment's own question mark, or all of a fragment that is only parameters (`#a_aid=1`).
    List<Parameter> route() {
        List<Parameter> known = route;
        if (known == null) {
            String fragment = url.fragment().orElse("");
            int question = fragment.indexOf('?');
            boolean bare = question < 0 && PARAMETERS.matcher(fragment).lookingAt();
            route = known = question < 0 && !bare ? List.of() : Parameter.listOf(fragment.substring(question + 1));
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
        for (Parameter p : query()) if (p.name().equals(name) && !p.value().isBlank()) return Optional.of(p.value());
        for (Parameter p : route()) if (p.name().equals(name) && !p.value().isBlank()) return Optional.of(p.value());
        return Optional.empty();
    }
}
