package promotrace.resolve;

import org.jspecify.annotations.Nullable;
import promotrace.url.WebUrl;

/// The addresses that were looked at last, taken apart: on a link's way each is asked about several times. For one thread.
final class Recent {
    private static final int HELD = 8;

    private final @Nullable Parts[] held = new @Nullable Parts[HELD];
    private int next;

    /// The parts of that very address, made where it is not among the last ones.
    @SuppressWarnings("ReferenceEquality") // the same object on a way; an equal one is taken apart anew
    Parts of(WebUrl url, Hosts hosts) {
        for (Parts parts : held) if (parts != null && parts.url == url) return parts;
        Parts made = new Parts(url, hosts.find(url));
        held[next] = made;
        next = (next + 1) % HELD;
        return made;
    }
}
