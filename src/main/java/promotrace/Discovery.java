package promotrace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import promotrace.collect.Account;
import promotrace.collect.Post;
import promotrace.collect.PostedLink;
import promotrace.collect.Watched;
import promotrace.evidence.Sha256;
import promotrace.resolve.Chain;
import promotrace.store.Store;
import promotrace.url.WebUrl;

/// Accounts that watched accounts link to: their other channels, those behind their pages of links, those they promote.
///
/// Proposed to people, never watched by itself: a link says that somebody points there, not that it is theirs. Computed
/// whole from what is stored.
public final class Discovery {
    private final Store store;
    private final Watching watching;
    private final Dossiers dossiers;

    Discovery(Store store, Watching watching, Dossiers dossiers) {
        this.store = store;
        this.watching = watching;
        this.dossiers = dossiers;
    }

    /// An account that nobody watches, and every place that points to it.
    public record Proposal(Watched account, List<Pointer> pointers) {
        public Proposal {
            pointers = List.copyOf(pointers);
        }

        /// How many accounts point to it.
        public long by() {
            return pointers.stream().map(Pointer::account).distinct().count();
        }
    }

    /// Where an account points there: in its profile (`post` empty) or in a post, with the link as it is `written` and
    /// the digest of the capture it was read from.
    public record Pointer(String account, Optional<WebUrl> post, String written, Optional<Sha256> capture) {}

    /// Every account that is pointed to and not watched; first those to which the most accounts point.
    public List<Proposal> proposals() {
        Map<String, Watched> known = watching.known();
        Map<String, Watched> found = new TreeMap<>();
        Map<String, Set<Pointer>> pointers = new HashMap<>();
        for (Watched w : store.watches().all()) {
            for (Posted posted : posted(w)) {
                for (Watched other : watching.unwatched(posted.leads, known)) {
                    if (other.id().equals(w.id())) continue;
                    found.putIfAbsent(other.id(), other);
                    pointers.computeIfAbsent(other.id(), x -> new LinkedHashSet<>())
                            .add(posted.pointer);
                }
            }
        }
        return found.values().stream()
                .map(w -> new Proposal(w, List.copyOf(pointers.getOrDefault(w.id(), Set.of()))))
                .sorted(Comparator.comparingLong(Proposal::by)
                        .reversed()
                        .thenComparing(p -> p.account().id()))
                .toList();
    }

    /// A posted link and every address on its ways.
    private record Posted(Pointer pointer, Collection<WebUrl> leads) {}

    private List<Posted> posted(Watched w) {
        Optional<Account> account = store.accounts().find(w.id());
        List<Post> posts = store.posts().ofAccount(w.id());
        List<PostedLink> bio = account.map(Account::links).orElse(List.of());
        Set<WebUrl> urls = new HashSet<>();
        Stream.concat(bio.stream(), posts.stream().flatMap(p -> p.links().stream()))
                .forEach(l -> urls.add(l.url()));
        Map<WebUrl, List<Chain>> ways = dossiers.walk(urls);
        List<Posted> out = new ArrayList<>();
        for (PostedLink link : bio) {
            Optional<Sha256> capture = account.flatMap(Account::capture);
            out.add(new Posted(new Pointer(w.id(), Optional.empty(), link.written(), capture), leads(link, ways)));
        }
        for (Post post : posts) {
            for (PostedLink link : post.links()) {
                Pointer pointer =
                        new Pointer(w.id(), Optional.of(post.url()), link.written(), Optional.of(post.capture()));
                out.add(new Posted(pointer, leads(link, ways)));
            }
        }
        return out;
    }

    private static Set<WebUrl> leads(PostedLink link, Map<WebUrl, List<Chain>> ways) {
        Set<WebUrl> out = new LinkedHashSet<>();
        out.add(link.url());
        for (Chain chain : ways.getOrDefault(link.url(), List.of())) {
            for (Chain.Link hop : chain.links()) out.add(hop.url());
        }
        return out;
    }
}
