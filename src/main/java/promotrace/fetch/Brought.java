package promotrace.fetch;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import promotrace.evidence.Archive;

/// Which of one address's captures answer a request by the cookies that it brings, and by whether it comes from a page.
/// Pure.
final class Brought {
    private Brought() {}

    /// Those of `at` or before that were asked with the same cookies, in whatever order; where none was, with more; none
    /// where there is no such capture either. Without cookies: those asked without; where there is none, all.
    ///
    /// Quirk: a browser that made the captures brought cookies of its own to every address, also to those that we ask
    /// without any.
    static List<Archive.Entry> along(Optional<String> cookies, List<Archive.Entry> all, Instant at) {
        Set<String> wanted = pairs(cookies.orElse(""));
        List<Archive.Entry> same = those(all, e -> !e.at().isAfter(at) && pairs(e).equals(wanted));
        if (!same.isEmpty()) return same;
        return wanted.isEmpty() ? all : those(all, e -> pairs(e).containsAll(wanted));
    }

    /// For a click: those of `at` or before that were asked from the same page, else from some page; none where there is none.
    /// Otherwise those that were asked from no page; where there is none, all.
    static List<Archive.Entry> from(Optional<Click> click, List<Archive.Entry> all, Instant at) {
        List<Archive.Entry> then = those(all, e -> !e.at().isAfter(at));
        if (click.isEmpty()) {
            List<Archive.Entry> plain = those(then, e -> e.referer().isEmpty());
            return plain.isEmpty() ? all : plain;
        }
        Optional<String> page =
                click.get().referer().map(r -> r.withoutFragment().toString());
        List<Archive.Entry> same =
                those(then, e -> page.isPresent() && e.referer().equals(page));
        return same.isEmpty() ? those(then, e -> e.referer().isPresent()) : same;
    }

    private static List<Archive.Entry> those(List<Archive.Entry> all, Predicate<Archive.Entry> which) {
        return all.stream().filter(which).toList();
    }

    private static Set<String> pairs(Archive.Entry entry) {
        return pairs(entry.cookies().orElse(""));
    }

    private static Set<String> pairs(String cookies) {
        return Arrays.stream(cookies.split(";"))
                .map(String::strip)
                .filter(c -> !c.isEmpty())
                .collect(Collectors.toSet());
    }
}
