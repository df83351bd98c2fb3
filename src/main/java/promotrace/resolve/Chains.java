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
import promotrace.fetch.Cookies;
import promotrace.url.WebUrl;

/// The ways of posted links over what is known of each address, and what must still be asked before they are whole.
///
/// Pure: `known` gives the answer kept for what is asked, empty when it never was. What stands in an address itself
/// is read from it and costs no request, so that a paid click whose destination is written in it is never asked.
///
/// Nobody brings cookies at first. Only where a way comes back to where it was, and a server on it set some, is it walked
/// once more as by a browser that brings along what was set; those answers are that way's own.
public final class Chains {
    /// More hops than this and a way is given up.
    public static final int MOST_HOPS = 20;

    /// Pages of links behind pages of links are followed this deep.
    public static final int MOST_FANS = 3;

    private static final int MOST_WAYS = 10_000;
    /// How of a chain's last address.
    static final String END = "end";

    /// Why of a way that was given up where it had been before.
    static final String LOOPS = "comes back to an address it came from";

    private final Catalogue catalogue;

    public Chains(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The ways of a posted link, one for each place where it lands: one, or as many as a page of links offers.
    ///
    /// A way that ends at an address that nobody has asked yet is there too: resolved when that address was told by the
    /// one before it or names a marketplace's item, an error otherwise. Where asking a redirector that nobody knows did not
    /// work, the way goes on to what its address suggests, and `why` says so.
    public List<Chain> walk(WebUrl posted, Function<Asked, Optional<Answer>> known) {
        return List.copyOf(walked(posted, known).ways);
    }

    /// The way of a posted link as its addresses tell it, where nobody will be asked.
    public WrittenWay unasked(WebUrl posted) {
        return WrittenWay.of(posted, catalogue);
    }

    /// What must be asked before the link's ways are whole, landing pages among it; empty when they are.
    /// An address that failed and may work later is not named: that is the asker's to know.
    public List<Asked> toAsk(WebUrl posted, Function<Asked, Optional<Answer>> known) {
        return List.copyOf(walked(posted, known).open);
    }

    private Walk walked(WebUrl posted, Function<Asked, Optional<Answer>> known) {
        Walk walk = new Walk(posted, known);
        walk.from(posted, Behind.NOTHING, false);
        return walk;
    }

    /// What was asked on the link's ways and answered, each once.
    public List<Asked> met(WebUrl posted, Function<Asked, Optional<Answer>> known) {
        return List.copyOf(walked(posted, known).answered);
    }

    /// What two addresses of one place share: the marketplace's item that they name, else their canonical form.
    public String place(WebUrl url) {
        return catalogue
                .item(url)
                .map(Item::id)
                .orElseGet(() -> catalogue.canonical().key(url));
    }

    /// Whether asking for it counts as a click that somebody is paid for.
    public boolean click(WebUrl url) {
        return catalogue.click(url);
    }

    /// Who is paid along a way, each network's publisher once, in the order of the way.
    public List<Affiliate> paid(Chain chain) {
        return Affiliates.along(
                chain.links().stream().map(l -> catalogue.look(l.url())).toList());
    }

    /// What lies behind an address on a way. `given`: somebody set cookies there; `held` are those given to this very way.
    /// `why` is what must be said of the way so far.
    private record Behind(List<Chain.Link> links, Set<Asked> met, Cookies held, boolean given, int fans, String why) {
        static final Behind NOTHING = new Behind(List.of(), Set.of(), Cookies.NONE, false, 0, "");
    }

    /// One posted link's walk.
    private final class Walk {
        private final WebUrl posted;
        private final Function<Asked, Optional<Answer>> known;
        private final List<Chain> ways = new ArrayList<>();
        private final Set<Asked> open = new LinkedHashSet<>();
        private final Set<Asked> answered = new LinkedHashSet<>();

        Walk(WebUrl posted, Function<Asked, Optional<Answer>> known) {
            this.posted = posted;
            this.known = known;
        }

        /// Goes on from `here`. `told`: the address before named this one by itself.
        void from(WebUrl here, Behind behind, boolean told) {
            Stretch plain = new Stretch(here, behind, told, false);
            if (plain.ends()) return;
            if (!plain.given || !new Stretch(here, behind, told, true).ends()) plain.endless();
        }

        private void add(List<Chain.Link> links, Chain.Outcome outcome, Optional<WebUrl> destination, String why) {
            add(new Chain(posted, links, outcome, destination, why));
        }

        private void add(Chain way) {
            if (ways.size() < MOST_WAYS) ways.add(way);
        }

        /// From one address to where it lands, is not known further, or comes back to where it was.
        private final class Stretch {
            private final List<Chain.Link> links;
            private final Set<Asked> met;
            private final Behind behind;
            private final boolean bringing;
            private Cookies held;
            private boolean given;
            private WebUrl at;
            private boolean named;
            private String why;

            /// `bringing`: what was handed out is brought along.
            Stretch(WebUrl here, Behind behind, boolean told, boolean bringing) {
                this.links = new ArrayList<>(behind.links);
                this.met = new HashSet<>(behind.met);
                this.behind = behind;
                this.held = behind.held;
                this.given = behind.given;
                this.at = here;
                this.named = told;
                this.why = behind.why;
                this.bringing = bringing;
            }

            /// Walks to where it ends and adds its ways; false, and none added, where it comes back to where it was.
            boolean ends() {
                while (links.size() <= MOST_HOPS) {
                    Optional<Next.To> written = catalogue.inAddress(at);
                    Asked asked = written.isPresent() ? Asked.plain(at) : asked(at.withoutFragment());
                    if (!met.add(asked)) return false;
                    Optional<Answer> answer = written.isPresent() ? Optional.empty() : known.apply(asked);
                    if (answer.isPresent()) answered.add(asked);
                    answer.ifPresent(this::hold);
                    Optional<Next> next = written.<Next>map(w -> w).or(() -> answer.map(Answer::next));
                    if (bringing && !helps(asked, next)) {
                        if (next.isEmpty()) open.add(asked);
                        return false;
                    }
                    Optional<Sha256> capture = answer.flatMap(Answer::capture);
                    if (next.isPresent() && next.get() instanceof Next.To(WebUrl to, Via via, OptionalInt status)) {
                        links.add(new Chain.Link(at, via.word(), status, capture));
                        at = to;
                        named = via == Via.PARAMETER;
                    } else if (!supposes(next, capture)) {
                        Behind here = new Behind(links, met, held, given, behind.fans, why);
                        new Landing(asked, at, here, capture, named).read(next);
                        return true;
                    }
                }
                endless();
                return true;
            }

            /// Goes on to what the address suggests; false where it suggests nothing, or somebody can say where it leads.
            private boolean supposes(Optional<Next> next, Optional<Sha256> capture) {
                if (!lost(next)) return false;
                Optional<Suggestions.Suggestion> suggested = catalogue.suggested(at);
                if (suggested.isEmpty()) return false;
                links.add(new Chain.Link(at, Via.PARAMETER.word(), status(next), capture));
                why = suggested.get().because(at, unheard(next));
                at = suggested.get().to();
                named = true;
                return true;
            }

            /// Whether nobody can say, or let us see, where the address leads.
            private static boolean lost(Optional<Next> next) {
                return switch (next.orElse(null)) {
                    case null -> false;
                    case Next.Blocked _, Next.Failed _ -> true;
                    case Next.To _, Next.Fan _, Next.End _, Next.Dead _ -> false;
                };
            }

            /// Adds a way that is given up where it stands.
            void endless() {
                boolean loops = links.size() <= MOST_HOPS;
                links.add(new Chain.Link(at, END, OptionalInt.empty(), Optional.empty()));
                String why = loops ? LOOPS : "more than " + MOST_HOPS + " hops";
                add(links, loops ? Chain.Outcome.LOOP : Chain.Outcome.ERROR, Optional.empty(), why);
            }

            /// How an address is asked. Where cookies are brought, the way asks for itself also what gave them to another.
            private Asked asked(WebUrl address) {
                Asked plain = Asked.plain(address);
                if (!bringing) return plain;
                String cookies = held.to(address);
                boolean toAnother = known.apply(plain)
                        .flatMap(Answer::handed)
                        .filter(h -> !h.way().equals(posted))
                        .isPresent();
                return cookies.isEmpty() && !toAnother ? plain : Asked.own(address, posted, cookies);
            }

            /// Whether an answer on the way with cookies tells more than that the way without them is a loop, which stands
            /// until all of it is known.
            private static boolean helps(Asked asked, Optional<Next> next) {
                return next.filter(n -> asked.own().isEmpty() || !(n instanceof Next.Failed))
                        .isPresent();
            }

            private void hold(Answer answer) {
                given |= answer.handed().isPresent();
                answer.handed()
                        .filter(h -> h.way().equals(posted))
                        .ifPresent(h -> held = held.with(answer.address(), h.fields(), answer.last()));
            }
        }

        /// The address where a way stops handing on.
        private final class Landing {
            private final Asked asked;
            private final WebUrl at;
            private final Behind behind;
            private final Optional<Sha256> capture;
            private final boolean told;

            Landing(Asked asked, WebUrl at, Behind behind, Optional<Sha256> capture, boolean told) {
                this.asked = asked;
                this.at = at;
                this.behind = behind;
                this.capture = capture;
                this.told = told;
            }

            void read(Optional<Next> next) {
                if (next.isEmpty()) {
                    open.add(asked);
                    unreached(OptionalInt.empty(), Chain.Outcome.ERROR, Chain.NOT_ASKED);
                    return;
                }
                switch (next.get()) {
                    case Next.To to -> throw new IllegalStateException("hands on: " + to);
                    case Next.Fan fan -> fan(fan);
                    case Next.End landed -> landed(landed);
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
                List<Chain.Link> links = new ArrayList<>(behind.links);
                links.add(new Chain.Link(at, Via.LINK_IN_BIO.word(), status, capture));
                Behind here = new Behind(links, behind.met, behind.held, behind.given, behind.fans + 1, behind.why);
                boolean further = false;
                for (Next.Choice choice : fan.choices()) {
                    if (here.fans > MOST_FANS || behind.met.contains(Asked.plain(choice.url()))) continue;
                    further = true;
                    from(choice.url(), here, false);
                }
                if (!further)
                    end(status, Chain.Outcome.RESOLVED, Optional.of(at), "a page of links, not followed further");
            }

            private void landed(Next.End page) {
                List<Chain.Link> links = new ArrayList<>(behind.links);
                links.add(new Chain.Link(at, END, OptionalInt.of(page.status()), capture));
                Optional<WebUrl> other = page.canonical().filter(c -> !same(c, at));
                add(new Chain(posted, links, Chain.Outcome.RESOLVED, Optional.of(at), behind.why, other));
            }

            private boolean same(WebUrl one, WebUrl other) {
                return catalogue
                        .canonical()
                        .key(one)
                        .equals(catalogue.canonical().key(other));
            }

            private void end(OptionalInt status, Chain.Outcome outcome, Optional<WebUrl> destination, String why) {
                List<Chain.Link> links = new ArrayList<>(behind.links);
                links.add(new Chain.Link(at, END, status, capture));
                add(links, outcome, destination, both(behind.why, why));
            }
        }
    }

    /// Why a server that was asked could not be heard.
    private static String unheard(Optional<Next> next) {
        return switch (next.orElseThrow()) {
            case Next.Blocked(String why, OptionalInt _) -> ": " + why;
            case Next.Failed(String why, boolean _) -> ": " + why;
            case Next.To _, Next.Fan _, Next.End _, Next.Dead _ ->
                throw new IllegalStateException("was heard: " + next);
        };
    }

    private static OptionalInt status(Optional<Next> next) {
        return switch (next.orElse(null)) {
            case Next.Blocked(String _, OptionalInt status) -> status;
            case null -> OptionalInt.empty();
            case Next.Failed _, Next.To _, Next.Fan _, Next.End _, Next.Dead _ -> OptionalInt.empty();
        };
    }

    private static String both(String first, String second) {
        return first.isEmpty() ? second : second.isEmpty() ? first : first + "; " + second;
    }
}
