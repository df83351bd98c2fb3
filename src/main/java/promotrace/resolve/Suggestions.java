package promotrace.resolve;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// Where an address on a host that nobody knows probably leads: `/out?goto=https://shop.example/bag`.
///
/// An unknown server may do otherwise, so this is for where it can't be asked. A path, host or parameter that belongs to
/// something else (signing in, sharing, searching) is not followed, nor what leads back to the same host.
final class Suggestions {
    private final List<String> names;
    private final Set<String> telling;
    private final Set<String> front;
    private final Set<String> words;
    private final Set<String> labels;
    private final Set<String> neverWords;
    private final Set<String> neverLabels;
    private final Set<String> neverNames;

    Suggestions(CatalogueRows.RedirectsFile file) {
        names = file.names();
        telling = Set.copyOf(file.telling());
        front = Set.copyOf(file.front());
        words = Set.copyOf(file.words());
        labels = Set.copyOf(file.labels());
        neverWords = Set.copyOf(file.never().words());
        neverLabels = Set.copyOf(file.never().labels());
        neverNames = Set.copyOf(file.never().names());
    }

    /// What an address suggests: where it leads, and the parameter that says so.
    record Suggestion(WebUrl to, String parameter) {
        /// Why a way goes on there from an address; `unheard` says why nobody heard its server.
        String because(WebUrl at, String unheard) {
            return at.host() + unheard + "; its parameter " + parameter + " names the next address";
        }
    }

    /// Empty where nothing is suggested, or the address is on a host that is known.
    Optional<Suggestion> in(WebUrl url) {
        Optional<String> query = url.query();
        if (query.isEmpty() || !mayHoldAddress(query.get())) return Optional.empty();
        List<Parameter> parameters = Parameter.listOf(query.get());
        for (String name : names) {
            for (Parameter p : parameters) {
                if (!p.name().equalsIgnoreCase(name)) continue;
                Optional<WebUrl> to = Inner.address(p.value());
                if (to.isPresent() && handsOn(url, name, to.get()) && !belongsElsewhere(url, parameters)) {
                    return Optional.of(new Suggestion(to.get(), p.name()));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether there may be a whole address in a query, however it is encoded: most have none.
    private static boolean mayHoldAddress(String query) {
        return query.contains("ttp") || query.contains("TTP") || query.contains("aHR0");
    }

    private boolean handsOn(WebUrl url, String name, WebUrl to) {
        if (bare(to.host()).equals(bare(url.host()))) return false;
        boolean byHost = any(labels, firstLabels(url));
        if (to.site().equals(url.site())) return byHost;
        return byHost
                || telling.contains(name)
                || front.contains(name) && url.path().length() <= 1
                || any(words, words(url.path()));
    }

    private boolean belongsElsewhere(WebUrl url, List<Parameter> parameters) {
        for (Parameter p : parameters) {
            String name = p.name().toLowerCase(Locale.ROOT);
            if (neverNames.contains(name)) return true;
        }
        return any(neverWords, words(url.path())) || any(neverLabels, firstLabels(url));
    }

    private static boolean any(Set<String> of, Set<String> found) {
        for (String word : found) if (of.contains(word)) return true;
        return false;
    }

    /// The words of a path, in lower case: `/Safe-Redirect/out.php` gives `safe-redirect`, `safe`, `redirect`, `out`.
    private static Set<String> words(String path) {
        Set<String> out = new HashSet<>();
        for (String segment : path.toLowerCase(Locale.ROOT).split("/")) {
            int dot = segment.lastIndexOf('.');
            String stem = dot > 0 ? segment.substring(0, dot) : segment;
            out.add(stem);
            for (String word : stem.split("[^a-z0-9]+")) out.add(word);
        }
        return out;
    }

    /// The words of a host before its registrable domain, and the first of that.
    private static Set<String> firstLabels(WebUrl url) {
        String host = url.host();
        String site = url.site();
        int end = host.length() - site.length();
        String before = end > 0 ? host.substring(0, end) : "";
        Set<String> out = new HashSet<>();
        for (String label : before.split("\\.")) if (!label.isEmpty()) out.add(label);
        int dot = site.indexOf('.');
        out.add(dot < 0 ? site : site.substring(0, dot));
        return out;
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
