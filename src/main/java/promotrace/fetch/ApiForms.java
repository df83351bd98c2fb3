package promotrace.fetch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import promotrace.evidence.Archive;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// Finds captures of an API call that was made in another form: with another key, another page size, or more fields.
///
/// A parameter that says *what* is asked for (an id, a cursor) must be the same on both sides, and none may be missing;
/// only these may differ: secrets, page sizes, and lists of wanted parts where the capture has all that are wanted.
final class ApiForms {
    /// Also ordinary parameters of shops and redirectors: these are left out only where the ask itself has none.
    private static final Set<String> SOMETIMES_SECRET = Set.of("key", "token", "auth", "sig", "signature");
    private static final Set<String> PAGE_SIZES =
            Set.of("limit", "maxresults", "max_results", "count", "per_page", "page_size", "pagesize");
    private static final Set<String> PARTS = Set.of("fields", "part");

    private final Map<String, List<Archive.Entry>> byPath = new HashMap<>();

    ApiForms(Archive archive) {
        for (Archive.Entry e : archive.all()) {
            if (e.url().query().isPresent() && e.sent().isEmpty()) {
                byPath.computeIfAbsent(path(e.url()), k -> new ArrayList<>(1)).add(e);
            }
        }
    }

    private static String path(WebUrl url) {
        return url.server() + Parameter.decode(url.path());
    }

    /// Captures of the same call, oldest first and, of one date, those with the largest pages last.
    List<Archive.Entry> list(Ask ask) {
        if (!ask.isPlain()) return List.of();
        Map<String, String> wanted = meaning(ask.url(), ask);
        List<Archive.Entry> found = new ArrayList<>();
        for (Archive.Entry e : byPath.getOrDefault(path(ask.url()), List.of())) {
            if (answers(meaning(e.url(), ask), wanted)) found.add(e);
        }
        found.sort(Comparator.comparing(Archive.Entry::at)
                .thenComparingInt(e -> pageSize(e.url()))
                .thenComparing(Archive.Entry::url));
        return found;
    }

    /// The parameters that say what is asked for.
    private static Map<String, String> meaning(WebUrl url, Ask ask) {
        Map<String, String> out = new TreeMap<>();
        for (Parameter p : url.parameters()) {
            String name = p.name().toLowerCase(java.util.Locale.ROOT);
            if (!isSecret(name, ask) && !PAGE_SIZES.contains(name)) out.merge(name, p.value(), (a, b) -> a + "," + b);
        }
        return out;
    }

    private static boolean isSecret(String name, Ask ask) {
        if (SecretParameters.isOne(name)) return true;
        if (ask.secret()
                .flatMap(Ask.Secret::parameter)
                .map(name::equalsIgnoreCase)
                .orElse(false)) return true;
        return SOMETIMES_SECRET.contains(name)
                && ask.url().parameters().stream().noneMatch(p -> p.name().equalsIgnoreCase(name));
    }

    private static boolean answers(Map<String, String> captured, Map<String, String> wanted) {
        if (!captured.keySet().equals(wanted.keySet())) return false;
        return wanted.entrySet().stream().allMatch(w -> {
            String has = captured.get(w.getKey());
            if (w.getValue().equals(has)) return true;
            return has != null && PARTS.contains(w.getKey()) && parts(has).containsAll(parts(w.getValue()));
        });
    }

    /// The names in a list of parts; what stands in braces behind one (`comments{message}`) is left out.
    private static List<String> parts(String list) {
        List<String> out = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int depth = 0;
        for (char c : (list + ",").toCharArray()) {
            if (c == '{' || c == '(') depth++;
            else if (c == '}' || c == ')') depth--;
            else if (depth == 0 && c == ',') {
                out.add(name.toString().strip());
                name.setLength(0);
            } else if (depth == 0) name.append(c);
        }
        return out;
    }

    private static int pageSize(WebUrl url) {
        Optional<String> size = url.parameters().stream()
                .filter(p -> PAGE_SIZES.contains(p.name().toLowerCase(java.util.Locale.ROOT)))
                .map(Parameter::value)
                .findFirst();
        return size.filter(s -> s.matches("[0-9]{1,6}")).map(Integer::parseInt).orElse(0);
    }
}
