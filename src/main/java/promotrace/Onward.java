package promotrace;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import promotrace.collect.Account;
import promotrace.collect.Harvest;
import promotrace.collect.Post;
import promotrace.collect.PostedLink;
import promotrace.frontier.Visit;
import promotrace.resolve.Chains;
import promotrace.resolve.Next;
import promotrace.resolve.Resolver;
import promotrace.url.WebUrl;

/// From posted links to the visits that follow them.
final class Onward {
    private final Resolver resolver;
    private final Clock machine;

    Onward(Resolver resolver, Clock machine) {
        this.resolver = resolver;
        this.machine = machine;
    }

    /// The first visit on the way of each link of the profile and the posts, each address once.
    List<Visit> from(Harvest harvest) {
        Map<WebUrl, Visit> first = new LinkedHashMap<>();
        Stream.concat(
                        harvest.profile().map(Account::links).orElse(List.of()).stream(),
                        harvest.posts().stream().map(Post::links).flatMap(List::stream))
                .map(PostedLink::url)
                .forEach(link -> firstToAsk(link)
                        .ifPresent(url -> first.computeIfAbsent(
                                url, u -> Visit.hop(u, 0, machine.instant()).onWay(link))));
        return List.copyOf(first.values());
    }

    /// The first address on the way of a link that has to be asked: what stands in addresses is read from them.
    Optional<WebUrl> firstToAsk(WebUrl url) {
        WebUrl at = url;
        for (int hops = 0; hops < Chains.MOST_HOPS; hops++) {
            Optional<Next.To> next = resolver.inAddress(at);
            if (next.isEmpty()) return Optional.of(at.withoutFragment());
            at = next.get().to();
        }
        return Optional.empty();
    }
}
