package promotrace.resolve;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import promotrace.url.WebUrl;

/// What an address leads to: the pure answer of one step of resolving.
public sealed interface Next {
    /// It hands on to one other address. `status` is the server's, empty when nobody was asked.
    record To(WebUrl to, Via via, OptionalInt status) implements Next {
        /// An address that stands in another; nobody was asked.
        static To inAddress(WebUrl to) {
            return new To(to, Via.PARAMETER, OptionalInt.empty());
        }
    }

    /// It is a page of links, one promotion each.
    record Fan(List<Choice> choices, int status) implements Next {
        public Fan {
            choices = List.copyOf(choices);
        }
    }

    /// It is where the link lands: a page that hands on nowhere. `canonical` is the address that the page itself calls its
    /// right one, for comparing; nobody goes there.
    record End(int status, Optional<WebUrl> canonical) implements Next {
        public End(int status) {
            this(status, Optional.empty());
        }
    }

    /// It is not, or no longer, there.
    record Dead(String why, OptionalInt status) implements Next {}

    /// We are not let in, or may not; something may be there.
    record Blocked(String why, OptionalInt status) implements Next {}

    /// Asking did not work. `again` tells whether asking later may help; in replay a missing capture is final.
    record Failed(String why, boolean again) implements Next {}

    /// One link on a page of links, with the words beside it (empty when none).
    record Choice(WebUrl url, String label) {}
}
