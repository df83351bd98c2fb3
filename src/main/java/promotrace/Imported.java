package promotrace;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a file that somebody brought gave. `name` says what the file is; `accounts` are the ids of those whose its rows are,
/// `posts` and `comments` count the rows' (one that stands there twice counts twice), `links` those of its posts; `captures`
/// what was added to the vault of the captures in it, `known` those that lay there already. `left` says why rows or captures
/// were left out, and how many.
public record Imported(
        String name,
        Set<String> accounts,
        long posts,
        long comments,
        long links,
        long captures,
        long known,
        Map<String, Long> left) {
    public Imported {
        accounts = Set.copyOf(accounts);
        left = Collections.unmodifiableMap(new TreeMap<>(left));
    }

    /// Both together, of two files that are the same thing.
    public Imported and(Imported other) {
        Set<String> all = new HashSet<>(accounts);
        all.addAll(other.accounts);
        Map<String, Long> both = new TreeMap<>(left);
        other.left.forEach((why, n) -> both.merge(why, n, Long::sum));
        return new Imported(
                name,
                all,
                posts + other.posts,
                comments + other.comments,
                links + other.links,
                captures + other.captures,
                known + other.known,
                both);
    }

    public long leftOut() {
        return left.values().stream().mapToLong(n -> n).sum();
    }
}
