package promotrace.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import promotrace.url.WebUrl;

/// The way of a posted link as its addresses tell it by themselves, where nobody will be asked: `looks` at each address of
/// the `chain`, in its order.
public record WrittenWay(Chain chain, List<Look> looks) {
    public WrittenWay {
        looks = List.copyOf(looks);
    }

    /// The way from there. Where an address says nothing for sure, it goes on to what a redirector that nobody knows
    /// suggests; where it says nothing at all, it ends, resolved when the address before told this one or it names a
    /// marketplace's item.
    static WrittenWay of(WebUrl posted, Catalogue catalogue) {
        return new Walk(posted, catalogue).way();
    }

    /// From one address to the next.
    private static final class Walk {
        private final WebUrl posted;
        private final Catalogue catalogue;
        private final List<Look> looks = new ArrayList<>(3);
        private final List<Chain.Link> links = new ArrayList<>(3);
        private final List<WebUrl> met = new ArrayList<>(3);
        private String why = "";

        Walk(WebUrl posted, Catalogue catalogue) {
            this.posted = posted;
            this.catalogue = catalogue;
        }

        WrittenWay way() {
            WebUrl at = posted;
            while (true) {
                Look here = catalogue.look(at);
                if (links.size() > Chains.MOST_HOPS) {
                    return end(here, Chain.Outcome.ERROR, "more than " + Chains.MOST_HOPS + " hops");
                }
                Optional<WebUrl> to = here.inAddress().map(Next.To::to);
                if (isMet(at, to.isPresent())) return end(here, Chain.Outcome.LOOP, Chains.LOOPS);
                if (to.isEmpty()) to = suggested(here);
                if (to.isEmpty()) return landed(here);
                links.add(link(at, Via.PARAMETER.word()));
                looks.add(here);
                at = to.get();
            }
        }

        /// Whether the way was there before. An address that tells nothing is the same with another fragment.
        private boolean isMet(WebUrl at, boolean tells) {
            WebUrl place = tells ? at : at.withoutFragment();
            if (met.contains(place)) return true;
            met.add(place);
            return false;
        }

        private Optional<WebUrl> suggested(Look here) {
            Optional<Suggestions.Suggestion> suggested = here.suggested();
            suggested.ifPresent(s -> why = s.because(here.url(), " was not asked"));
            return suggested.map(Suggestions.Suggestion::to);
        }

        private WrittenWay landed(Look here) {
            boolean known = here.isItem() || !links.isEmpty();
            String said = why.isEmpty() ? Chain.NOT_ASKED : why;
            return end(here, known ? Chain.Outcome.RESOLVED : Chain.Outcome.ERROR, said);
        }

        private WrittenWay end(Look here, Chain.Outcome outcome, String said) {
            links.add(link(here.url(), Chains.END));
            looks.add(here);
            Optional<WebUrl> destination =
                    outcome == Chain.Outcome.RESOLVED ? Optional.of(here.url()) : Optional.empty();
            return new WrittenWay(new Chain(posted, links, outcome, destination, said), looks);
        }

        private static Chain.Link link(WebUrl url, String how) {
            return new Chain.Link(url, how, OptionalInt.empty(), Optional.empty());
        }
    }
}
