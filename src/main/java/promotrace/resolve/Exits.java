package promotrace.resolve;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What pages say that let nobody on without a click, of items and links that are gone, and of domains that nobody uses.
final class Exits {
    private final List<String> leaving;
    private final Set<String> onward;
    private final List<String> marks;
    private final List<String> data;
    private final List<String> gone;
    private final List<String> expired;
    private final List<String> parked;

    Exits(CatalogueRows.ExitsFile file) {
        leaving = lower(file.leaving().words());
        onward = Set.copyOf(lower(file.leaving().onward()));
        marks = lower(file.leaving().marks());
        data = file.leaving().data().stream().map(d -> "data-" + d).toList();
        gone = lower(file.gone().words());
        expired = lower(file.expired().words());
        parked = lower(file.parked().words());
    }

    private static List<String> lower(List<String> words) {
        return words.stream().map(w -> w.toLowerCase(Locale.ROOT)).toList();
    }

    /// Whether the text warns that one is about to leave.
    boolean leaving(String text) {
        return any(leaving, text);
    }

    /// Whether a link's whole text says "go on".
    boolean onward(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} ]", " ")
                .strip()
                .replaceAll(" +", " ");
        return onward.contains(plain);
    }

    /// Whether an element's `id` or `class` marks it as the way on.
    boolean marked(String idAndClass) {
        return any(marks, idAndClass);
    }

    /// Whether a shop's page says that the item was there and is no more.
    boolean gone(String text) {
        return any(gone, text);
    }

    /// Whether a redirector says that the link is no more.
    boolean expired(String text) {
        return any(expired, text);
    }

    /// Whether nobody uses the domain.
    boolean parked(String text) {
        return any(parked, text);
    }

    /// Attributes that may hold the way on.
    List<String> data() {
        return data;
    }

    private static boolean any(List<String> words, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }
}
