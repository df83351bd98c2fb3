package promotrace.resolve;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.evidence.Capture;
import promotrace.fetch.Ask;
import promotrace.fetch.Door;
import promotrace.fetch.Fetched;
import promotrace.url.WebUrl;

/// Resolves links in memory, for a person at a command line: asks what must be asked through the door, each address once
/// in its life (again only with the cookies of a way that would be a loop without them), and forgets all when it is gone.
///
/// Without a door it is for many threads, otherwise for one.
public final class MemoryResolver {
    private final Resolver resolver;
    private final Chains chains;
    private final Optional<Door> door;
    private final InstantSource clock;
    private final int mostAsked;
    private final Map<Asked, Answer> answers = new HashMap<>();

    /// `door` empty: nobody is asked. `mostAsked` is how many addresses one link may cost, a page of links included.
    public MemoryResolver(Catalogue catalogue, Optional<Door> door, InstantSource clock, int mostAsked) {
        this.resolver = new Resolver(catalogue);
        this.chains = new Chains(catalogue);
        this.door = door;
        this.clock = clock;
        this.mostAsked = mostAsked;
    }

    /// The link's ways, as far as they could be followed.
    public List<Chain> resolve(WebUrl posted) throws InterruptedException {
        if (door.isEmpty()) return chains.unasked(posted);
        int left = mostAsked;
        List<Asked> open = chains.toAsk(posted, this::known);
        while (!open.isEmpty() && left > 0) {
            for (Asked asked : open) {
                if (left-- > 0) answers.put(asked, ask(door.get(), asked, posted));
            }
            open = chains.toAsk(posted, this::known);
        }
        return chains.walk(posted, this::known);
    }

    private Optional<Answer> known(Asked asked) {
        return Optional.ofNullable(answers.get(asked));
    }

    private Answer ask(Door through, Asked asked, WebUrl way) throws InterruptedException {
        WebUrl url = asked.address();
        Ask plain = Ask.get(url);
        Fetched fetched =
                through.ask(asked.own().map(o -> plain.bringing(o.cookies())).orElse(plain));
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
