package promotrace.assess;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import promotrace.evidence.Quote;

/// The posts of an account that show nothing openly, with the words of what was found in each, by signal: shared by all
/// promotions of the account, since an account may have tens of thousands of posts.
///
/// Not for use by several threads.
public final class QuietPosts {
    private static final int WORDS = 3;

    /// No such posts.
    static final QuietPosts NONE = new QuietPosts(Map.of());

    private final Map<String, Map<String, Quote>> found;
    private final Map<Set<String>, Map<String, Quote>> asked = new HashMap<>();

    /// `found` holds for each post its finds by signal, all in order.
    QuietPosts(Map<String, Map<String, Quote>> found) {
        this.found = found;
    }

    /// In how many posts something was found, and the words of the first three.
    public record Said(int posts, List<Quote> words) {}

    /// The posts other than `butNot` in which one of these signals was found.
    public Said others(Collection<String> signals, String butNot) {
        Map<String, Quote> all = asked.computeIfAbsent(Set.copyOf(signals), this::with);
        List<Quote> words = all.entrySet().stream()
                .filter(e -> !e.getKey().equals(butNot))
                .limit(WORDS)
                .map(Map.Entry::getValue)
                .toList();
        return new Said(all.size() - (all.containsKey(butNot) ? 1 : 0), words);
    }

    private Map<String, Quote> with(Set<String> signals) {
        Map<String, Quote> out = new LinkedHashMap<>();
        found.forEach((post, finds) -> finds.entrySet().stream()
                .filter(e -> signals.contains(e.getKey()))
                .findFirst()
                .ifPresent(e -> out.put(post, e.getValue())));
        return out;
    }
}
