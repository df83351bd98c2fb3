package promotrace.resolve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// The way of one posted link to where it lands, the posted address first. `canonical` is what the page there calls its
/// own right address, empty where it says nothing, or the same.
public record Chain(
        WebUrl posted,
        List<Link> links,
        Outcome outcome,
        Optional<WebUrl> destination,
        String why,
        Optional<WebUrl> canonical) {
    public Chain(WebUrl posted, List<Link> links, Outcome outcome, Optional<WebUrl> destination, String why) {
        this(posted, links, outcome, destination, why, Optional.empty());
    }

    /// Why of a way whose last address nobody has asked.
    public static final String NOT_ASKED = "not asked yet";

    public Chain {
        links = List.copyOf(links);
        if (links.isEmpty() || !links.getFirst().url().equals(posted)) {
            throw new IllegalArgumentException("a chain begins with the posted address");
        }
    }

    /// One address of the chain and how it handed on: [Via#word()], or `end` for the last. `status` is empty when
    /// nobody
    /// was asked; `capture` is the answer's digest.
    public record Link(WebUrl url, String how, OptionalInt status, Optional<Sha256> capture) {}

    public enum Outcome {
        RESOLVED,
        BLOCKED,
        DEAD,
        LOOP,
        ERROR;

        private final String word = name().toLowerCase(Locale.ROOT);

        /// In lower case, as reports have it.
        public String word() {
            return word;
        }
    }

    /// Number of hops: addresses less one.
    public int hops() {
        return links.size() - 1;
    }
}
