package promotrace.resolve;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Things by name, looked up by a stretch of a longer text, which is not cut out of it for that.
///
/// Names are plain characters of an address. Written by one thread before others read.
final class Stretches<T> {
    private static final int START = 17;

    private @Nullable String[] names = new @Nullable String[64];
    private @Nullable Object[] things = new @Nullable Object[64];
    private int size;

    /// The thing of that name, made where there is none yet.
    T make(String name, java.util.function.Supplier<T> maker) {
        Optional<T> known = find(name, 0, name.length());
        if (known.isPresent()) return known.get();
        if (++size * 2 > names.length) grow();
        T made = maker.get();
        put(name, made);
        return made;
    }

    private void put(String name, Object thing) {
        int at = slot(hash(name, 0, name.length()));
        while (names[at] != null) at = at + 1 & names.length - 1;
        names[at] = name;
        things[at] = thing;
    }

    private void grow() {
        @Nullable String[] oldNames = names;
        @Nullable Object[] oldThings = things;
        names = new @Nullable String[oldNames.length * 2];
        things = new @Nullable Object[oldNames.length * 2];
        for (int i = 0; i < oldNames.length; i++) {
            String name = oldNames[i];
            Object thing = oldThings[i];
            if (name != null && thing != null) put(name, thing);
        }
    }

    /// The thing whose name is the text from there to there.
    Optional<T> find(String text, int from, int to) {
        return find(text, from, to, hash(text, from, to));
    }

    /// As above, where the stretch's hash is known.
    @SuppressWarnings("unchecked") // only T are put
    Optional<T> find(String text, int from, int to, int hash) {
        for (int at = slot(hash); ; at = at + 1 & names.length - 1) {
            String name = names[at];
            if (name == null) return Optional.empty();
            if (name.length() == to - from && text.startsWith(name, from)) return Optional.ofNullable((T) things[at]);
        }
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) & names.length - 1;
    }

    /// The hash of a stretch, reckoned from its end: see [#before].
    static int hash(String text, int from, int to) {
        int hash = START;
        for (int i = to - 1; i >= from; i--) hash = before(hash, text.charAt(i));
        return hash;
    }

    /// The hash of nothing.
    static int start() {
        return START;
    }

    /// The hash of a stretch with one character more before it.
    static int before(int hash, char c) {
        return hash * 31 + c;
    }
}
