package promotrace.resolve;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.evidence.Capture;
import promotrace.fetch.Ask;
import promotrace.fetch.Click;
import promotrace.fetch.Door;
import promotrace.fetch.Fetched;
import promotrace.url.WebUrl;

/// Resolves links in memory, for a person at a command line: asks what must be asked through the door, each address once
/// in its life (again only with the cookies of a way that would be a loop without them), and forgets all when it is gone.
///
/// For one thread.
public final class MemoryResolver {
    private final Resolver resolver;
    private final Chains chains;
    private final Door door;
    private final InstantSource clock;
    private final int mostAsked;
    private final Optional<Comparison> comparison;
    private final Map<Asked, Answer> answers = new HashMap<>();

    /// Asks as somebody who follows a link. What `whole` does not allow to be asked twice (programmes' clicks) is taken from
    /// `plain`.
    private record Comparison(MemoryResolver plain, Click how, boolean whole) {}

    /// `mostAsked` is how many addresses one link may cost, a page of links included.
    public MemoryResolver(Catalogue catalogue, Door door, InstantSource clock, int mostAsked) {
        this(new Resolver(catalogue), new Chains(catalogue), door, clock, mostAsked, Optional.empty());
    }

    private MemoryResolver(
            Resolver resolver,
            Chains chains,
            Door door,
            InstantSource clock,
            int mostAsked,
            Optional<Comparison> comparison) {
        this.resolver = resolver;
        this.chains = chains;
        this.door = door;
        this.clock = clock;
        this.mostAsked = mostAsked;
        this.comparison = comparison;
    }

    /// Another that asks everything once more as somebody who follows a link, and remembers it apart. A programme's click is
    /// not asked once more: what this one was answered counts, unless `clicksToo`.
    public MemoryResolver as(Click how, boolean clicksToo) {
        Comparison other = new Comparison(this, how, clicksToo);
        return new MemoryResolver(resolver, chains, door, clock, mostAsked, Optional.of(other));
    }

    /// The link's ways, as far as they could be followed.
    public List<Chain> resolve(WebUrl posted) throws InterruptedException {
        int left = mostAsked;
        List<Asked> open = open(posted);
        while (!open.isEmpty() && left > 0) {
            for (Asked asked : open) {
                if (left-- > 0) answers.put(asked, ask(asked, posted));
            }
            open = open(posted);
        }
        return chains.walk(posted, this::known);
    }

    private List<Asked> open(WebUrl posted) {
        return chains.toAsk(posted, this::known).stream()
                .filter(a -> notAskedTwice(a).isEmpty())
                .toList();
    }

    /// Who has the answer to what is not to be asked once more.
    private Optional<MemoryResolver> notAskedTwice(Asked asked) {
        return comparison
                .filter(c -> !c.whole() && chains.click(asked.address()))
                .map(Comparison::plain);
    }

    private Optional<Answer> known(Asked asked) {
        Optional<MemoryResolver> other = notAskedTwice(asked);
        if (other.isPresent()) return other.get().known(asked);
        return Optional.ofNullable(answers.get(asked));
    }

    private Answer ask(Asked asked, WebUrl way) throws InterruptedException {
        WebUrl url = asked.address();
        Ask plain = comparison.map(c -> Ask.get(url).as(c.how())).orElse(Ask.get(url));
        Fetched fetched =
                door.ask(asked.own().map(o -> plain.bringing(o.cookies())).orElse(plain));
        Instant at = fetched.evidence().map(Capture::at).orElseGet(clock::instant);
        Next next = resolver.answered(url, fetched).orElse(new Next.Failed("unchanged, but never seen before", false));
        return new Answer(
                asked,
                next,
                at,
                at,
                fetched.evidence().map(Capture::sha256),
                Answer.Handed.of(way, next, fetched.evidence()));
    }
}
