package promotrace;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import promotrace.collect.Harvest;

/// Counts what a file that somebody brought gives.
final class ImportTally {
    private final String name;
    private final Consumer<String> tell;
    private final Set<String> accounts = new HashSet<>();
    private final Map<String, Long> left = new TreeMap<>();
    private long posts;
    private long comments;
    private long links;
    private long captures;
    private long known;

    /// `tell` is told what is left out.
    ImportTally(String name, Consumer<String> tell) {
        this.name = name;
        this.tell = tell;
    }

    String name() {
        return name;
    }

    /// Whether something of that account was stored.
    boolean has(String account) {
        return accounts.contains(account);
    }

    void stored(String account, Harvest harvest) {
        accounts.add(account);
        posts += harvest.posts().size();
        comments += harvest.comments().size();
        harvest.posts().forEach(p -> links += p.links().size());
    }

    void kept() {
        captures++;
    }

    void knownAlready() {
        known++;
    }

    /// Something is left out: `where` it stands, with what separates that from `why`; what stands behind a colon in `why`
    /// is a detail.
    void left(String where, String why) {
        tell.accept(where + why);
        left.merge(why.replaceFirst(":.*", ""), 1L, Long::sum);
    }

    Imported told() {
        return new Imported(name, accounts, posts, comments, links, captures, known, left);
    }
}
