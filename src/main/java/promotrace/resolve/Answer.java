package promotrace.resolve;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import promotrace.evidence.Capture;
import promotrace.evidence.Sha256;
import promotrace.fetch.Cookies;
import promotrace.url.WebUrl;

/// What an address led to when it was asked, kept per address, and apart where it was asked with one way's cookies: chains
/// are walks over these and share their tails.
///
/// `first` and `last` are when it was first and last seen to lead there; `capture` is the answer's digest, empty when
/// there was none; `handed` are the cookies that the server set last, empty where it set none.
public record Answer(
        Asked asked, Next next, Instant first, Instant last, Optional<Sha256> capture, Optional<Handed> handed) {

    /// Cookies that were given to whoever followed the posted link `way`: `Set-Cookie` fields as they came. For that way
    /// alone; printing it shows none of them.
    public record Handed(WebUrl way, List<String> fields) {
        public Handed {
            fields = List.copyOf(fields);
        }

        /// The cookies of an answer that hands on; empty where it sets none, or hands on nowhere.
        public static Optional<Handed> of(WebUrl way, Next next, Optional<Capture> answer) {
            boolean goesOn = next instanceof Next.To || next instanceof Next.Fan;
            List<String> fields = goesOn ? answer.map(Cookies::fields).orElse(List.of()) : List.of();
            return fields.isEmpty() ? Optional.empty() : Optional.of(new Handed(way, fields));
        }

        @Override
        public String toString() {
            return fields.size() + " cookies for " + way;
        }
    }

    /// Of an address that was asked plainly and set no cookies.
    public Answer(WebUrl address, Next next, Instant first, Instant last, Optional<Sha256> capture) {
        this(Asked.plain(address), next, first, last, capture, Optional.empty());
    }

    public WebUrl address() {
        return asked.address();
    }

    /// The same, seen within that time only.
    public Answer within(Instant from, Instant to, Optional<Sha256> by) {
        return new Answer(asked, next, from, to, by, handed);
    }
}
