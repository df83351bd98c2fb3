package promotrace.fetch;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import promotrace.evidence.Archive;

/// Which of one address's captures answer a request by the cookies that it brings. Pure.
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
