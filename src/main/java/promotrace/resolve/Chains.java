package promotrace.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// The ways of posted links over what is known of each address, and what must still be asked before they are whole.
///
/// Pure: `known` gives the answer kept for an address, empty when it was never asked. What stands in an address itself
/// is read from it and costs no request, so that a paid click whose destination is written in it is never asked.
public final class Chains {
    /// More hops than this and a way is given up.
    public static final int MOST_HOPS = 20;

    /// Pages of links behind pages of links are followed this deep.
    public static final int MOST_FANS = 3;

    private static final int MOST_WAYS = 10_000;
    private static final String END = "end";

    private final Catalogue catalogue;

    public Chains(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The ways of a posted link, one for each place where it lands: one, or as many as a page of links offers.
    ///
    /// A way that ends at an address that nobody has asked yet is there too: resolved when that address was told by the
    /// one before it or names a marketplace's item, an error otherwise.
    public List<Chain> walk(WebUrl posted, Function<WebUrl, Optional<Answer>> known) {
        Walk walk = new Walk(posted, known);
        walk.from(posted, List.of(), Set.of(), 0, false);
        return List.copyOf(walk.ways);
    }

    /// The addresses that must be asked before the link's ways are whole, landing pages among them; empty when they are.
    /// An address that failed and may work later is not named: that is the asker's to know.
    public List<WebUrl> toAsk(WebUrl posted, Function<WebUrl, Optional<Answer>> known) {
        Walk walk = new Walk(posted, known);
        walk.from(posted, List.of(), Set.of(), 0, false);
        return List.copyOf(walk.open);
    }

    /// Who is paid along a way, each network's publisher once, in the order of the way.
    public List<Affiliate> paid(Chain chain) {
        List<Affiliate> all = List.of();
        for (Chain.Link link : chain.links()) all = Affiliates.union(all, catalogue.paid(link.url()));
        return all;
    }

    /// One posted link's walk.
    private final class Walk {
        private final WebUrl posted;
        private final Function<WebUrl, Optional<Answer>> known;
        private final List<Chain> ways = new ArrayList<>();
        private final Set<WebUrl> open = new LinkedHashSet<>();

        Walk(WebUrl posted, Function<WebUrl, Optional<Answer>> known) {
            this.posted = posted;
            this.known = known;
        }

        /// Goes on from `here`. `told`: the address before named this one by itself.
        void from(WebUrl here, List<Chain.Link> before, Set<WebUrl> seen, int fans, boolean told) {
            List<Chain.Link> links = new ArrayList<>(before);
            Set<WebUrl> met = new HashSet<>(seen);
            WebUrl at = here;
            boolean named = told;
            while (met.add(at) && links.size() <= MOST_HOPS) {
                Optional<Next.To> written = catalogue.inAddress(at);
                Optional<Answer> answer = written.isPresent() ? Optional.empty() : known.apply(at.withoutFragment());
                Optional<Next> next = written.<Next>map(w -> w).or(() -> answer.map(Answer::next));
                Optional<Sha256> capture = answer.flatMap(Answer::capture);
                if (next.isPresent() && next.get() instanceof Next.To(WebUrl to, Via via, OptionalInt status)) {
                    links.add(new Chain.Link(at, via.word(), status, capture));
                    at = to;
                    named = via == Via.PARAMETER;
                } else {
                    new Landing(at, links, met, capture, named, fans).read(next);
                    return;
                }
            }
            boolean loop = links.size() <= MOST_HOPS;
            links.add(new Chain.Link(at, END, OptionalInt.empty(), Optional.empty()));
            String why = loop ? "comes back to an address it came from" : "more than " + MOST_HOPS + " hops";
            add(links, loop ? Chain.Outcome.LOOP : Chain.Outcome.ERROR, Optional.empty(), why);
        }

        private void add(List<Chain.Link> links, Chain.Outcome outcome, Optional<WebUrl> destination, String why) {
            if (ways.size() < MOST_WAYS) ways.add(new Chain(posted, links, outcome, destination, why));
        }

        /// The address where a way stops handing on.
        private final class Landing {
            private final WebUrl at;
            private final List<Chain.Link> before;
            private final Set<WebUrl> met;
            private final Optional<Sha256> capture;
            private final boolean told;
            private final int fans;

            Landing(
                    WebUrl at,
                    List<Chain.Link> before,
                    Set<WebUrl> met,
                    Optional<Sha256> capture,
                    boolean told,
                    int fans) {
                this.at = at;
                this.before = before;
                this.met = met;
                this.capture = capture;
                this.told = told;
                this.fans = fans;
            }

            void read(Optional<Next> next) {
                if (next.isEmpty()) {
                    open.add(at.withoutFragment());
                    unreached(OptionalInt.empty(), Chain.Outcome.ERROR, "not asked yet");
                    return;
                }
                switch (next.get()) {
                    case Next.To to -> throw new IllegalStateException("hands on: " + to);
                    case Next.Fan fan -> fan(fan);
                    case Next.End(int status) ->
                        end(OptionalInt.of(status), Chain.Outcome.RESOLVED, Optional.of(at), "");
                    case Next.Dead(String why, OptionalInt status) ->
                        end(status, Chain.Outcome.DEAD, Optional.empty(), why);
                    case Next.Blocked(String why, OptionalInt status) -> unreached(status, Chain.Outcome.BLOCKED, why);
                    case Next.Failed(String why, boolean _) -> unreached(OptionalInt.empty(), Chain.Outcome.ERROR, why);
                }
            }

            /// Nobody let us see it; where the address itself says where it is, the destination is known all the same.
            private void unreached(OptionalInt status, Chain.Outcome outcome, String why) {
                boolean known = catalogue.item(at).isPresent() || told && capture.isEmpty();
                if (known) end(status, Chain.Outcome.RESOLVED, Optional.of(at), why);
                else end(status, outcome, Optional.empty(), why);
            }

            private void fan(Next.Fan fan) {
                OptionalInt status = OptionalInt.of(fan.status());
                List<Chain.Link> links = new ArrayList<>(before);
                links.add(new Chain.Link(at, Via.LINK_IN_BIO.word(), status, capture));
                boolean further = false;
                for (Next.Choice choice : fan.choices()) {
                    if (fans >= MOST_FANS || met.contains(choice.url())) continue;
                    further = true;
                    from(choice.url(), links, met, fans + 1, false);
                }
                if (!further)
                    end(status, Chain.Outcome.RESOLVED, Optional.of(at), "a page of links, not followed further");
            }

            private void end(OptionalInt status, Chain.Outcome outcome, Optional<WebUrl> destination, String why) {
                List<Chain.Link> links = new ArrayList<>(before);
                links.add(new Chain.Link(at, END, status, capture));
                add(links, outcome, destination, why);
            }
        }
    }
}
