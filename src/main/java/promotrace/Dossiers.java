package promotrace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import promotrace.assess.Dossier;
import promotrace.assess.Pictured;
import promotrace.assess.Subject;
import promotrace.collect.Account;
import promotrace.collect.Comment;
import promotrace.collect.Post;
import promotrace.collect.PostedLink;
import promotrace.collect.Watched;
import promotrace.picture.Depiction;
import promotrace.picture.Shown;
import promotrace.resolve.Asked;
import promotrace.resolve.Chain;
import promotrace.resolve.Chains;
import promotrace.resolve.Cloaked;
import promotrace.store.Store;
import promotrace.storefront.History;
import promotrace.storefront.Listing;
import promotrace.storefront.Reading;
import promotrace.url.WebUrl;

/// Puts together what is stored of one account: its posts, where each link of them leads today, what is sold there, and
/// what people said.
final class Dossiers {
    private final Store store;
    private final Chains chains;
    private final Predicate<Post> pointsToProfile;
    private volatile Alike alike;

    Dossiers(Store store, Chains chains, Predicate<Post> pointsToProfile) {
        this.store = store;
        this.chains = chains;
        this.pointsToProfile = pointsToProfile;
        this.alike = new Alike(store.pictures());
    }

    Dossier of(Watched watched) {
        Account account = store.accounts().find(watched.id()).orElseGet(() -> unread(watched));
        List<Post> posts = new ArrayList<>(store.posts().ofAccount(watched.id()));
        posts.addAll(takenOut(posts, store.posts().earlierOfAccount(watched.id())));
        Map<String, List<Comment>> comments =
                store.comments().ofPosts(posts.stream().map(Post::id).toList());
        Map<Post, List<PostedLink>> links = new HashMap<>();
        for (Post p : posts) links.put(p, linksOf(p, account));
        Set<WebUrl> posted = links.values().stream()
                .flatMap(List::stream)
                .map(PostedLink::url)
                .collect(Collectors.toSet());
        Map<WebUrl, List<LinkWay>> ways = LinkWay.all(new Trails(store, chains, posted), posted);
        Map<WebUrl, Listing> sold = sold(ways.values());
        Map<String, History> histories = store.listings()
                .histories(
                        sold.values(),
                        alike.of(sold.values().stream()
                                .filter(l -> !l.available())
                                .toList()));
        Map<String, List<Depiction>> pictures = pictures(posts, sold.values());
        Map<WebUrl, Cloaked> cloaked = Comparing.cloaked(store, chains, LinkWay.today(ways));
        List<Subject> subjects = new ArrayList<>();
        for (Post post : posts) {
            List<Comment> said = comments.getOrDefault(post.id(), List.of());
            for (PostedLink link : links.getOrDefault(post, List.of())) {
                for (LinkWay way : ways.getOrDefault(link.url(), List.of())) {
                    Optional<Listing> listing = Optional.ofNullable(sold.get(way.landing()));
                    subjects.add(new Subject(
                                    post,
                                    Optional.of(link),
                                    Optional.of(way.chain()),
                                    chains.paid(way.chain()),
                                    listing,
                                    said)
                            .knowing(listing.map(l -> histories.getOrDefault(l.id(), History.NONE))
                                    .orElse(History.NONE))
                            .showing(new Pictured(
                                    pictures.getOrDefault(Shown.byPost(post.id()), List.of()),
                                    listing.map(l -> pictures.getOrDefault(Shown.byListing(l.id()), List.of()))
                                            .orElse(List.of())))
                            .before(way.until(), way.earlier())
                            .asked(Optional.ofNullable(cloaked.get(link.url()))
                                    .filter(c -> way.until().isEmpty())));
                }
            }
            if (links.getOrDefault(post, List.of()).isEmpty()) {
                subjects.add(new Subject(post, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), said));
            }
        }
        return new Dossier(account, subjects);
    }

    private Map<String, List<Depiction>> pictures(List<Post> posts, Collection<Listing> sold) {
        return store.pictures()
                .of(Stream.concat(
                                posts.stream().map(p -> Shown.byPost(p.id())),
                                sold.stream().map(l -> Shown.byListing(l.id())))
                        .toList());
    }

    /// Looks at the pictures anew: more may have been fetched since.
    void lookAgain() {
        alike = new Alike(store.pictures());
    }

    /// Posts as they stood before they were edited, with only those links that were taken out: each is judged by the words
    /// that stood beside it.
    private static List<Post> takenOut(List<Post> posts, List<Post> earlier) {
        Map<String, Set<WebUrl>> shown = new HashMap<>();
        for (Post p : posts) {
            Set<WebUrl> links = shown.computeIfAbsent(p.id(), id -> new HashSet<>());
            p.links().forEach(l -> links.add(l.url()));
        }
        List<Post> out = new ArrayList<>();
        for (Post before : earlier.reversed()) {
            Set<WebUrl> links = shown.computeIfAbsent(before.id(), id -> new HashSet<>());
            List<PostedLink> gone =
                    before.links().stream().filter(l -> links.add(l.url())).toList();
            if (!gone.isEmpty()) out.add(before.withLinks(gone));
        }
        return out.reversed();
    }

    /// A post's own links; where it has none and its words send people to the profile, the profile's.
    private List<PostedLink> linksOf(Post post, Account account) {
        if (!post.links().isEmpty()) return post.links();
        return pointsToProfile.test(post) ? account.links() : List.of();
    }

    /// The ways of posted links as far as they are known.
    Map<WebUrl, List<Chain>> walk(Set<WebUrl> posted) {
        Trails trails = new Trails(store, chains, posted);
        Map<WebUrl, List<Chain>> out = new HashMap<>();
        for (WebUrl url : posted) out.put(url, trails.today(url));
        return out;
    }

    /// What must still be asked on the ways of posted links, each with the link.
    Map<Asked, WebUrl> toAsk(Set<WebUrl> posted) {
        Trails trails = new Trails(store, chains, posted);
        Map<Asked, WebUrl> out = new LinkedHashMap<>();
        for (WebUrl url : posted) chains.toAsk(url, trails::now).forEach(asked -> out.putIfAbsent(asked, url));
        return out;
    }

    /// The links that an account's posts show since `since`, those of its profile where a post sends people there.
    Set<WebUrl> postedSince(Watched watched, Instant since) {
        Account account = store.accounts().find(watched.id()).orElseGet(() -> unread(watched));
        return store.posts().ofAccount(watched.id()).stream()
                .filter(p -> !p.at().isBefore(since))
                .flatMap(p -> linksOf(p, account).stream())
                .map(PostedLink::url)
                .collect(Collectors.toSet());
    }

    /// What is sold where ways land. Where a way led before, or a shop says that an item is there no more, what was sold
    /// there when it was last seen.
    private Map<WebUrl, Listing> sold(Collection<List<LinkWay>> ways) {
        Set<WebUrl> landings = new HashSet<>();
        Set<WebUrl> before = new HashSet<>();
        for (LinkWay way : ways.stream().flatMap(List::stream).toList()) {
            landings.add(way.landing());
            if (way.until().isPresent()) before.add(way.landing());
        }
        Map<WebUrl, Listing> sold = new HashMap<>();
        store.listings().find(landings).forEach((address, reading) -> {
            switch (reading) {
                case Reading.Sold s -> sold.put(address, s.listing());
                case Reading.NoLonger _ -> before.add(address);
                case Reading.None _ -> {}
            }
        });
        before.removeAll(sold.keySet());
        store.listings().lastSold(before).forEach((address, listing) -> sold.put(address, listing.noLongerThere()));
        return sold;
    }

    private static Account unread(Watched w) {
        WebUrl url = w.url().orElseGet(() -> WebUrl.of("https://" + w.platform() + ".invalid/" + w.handle()));
        return new Account(
                w.id(),
                w.platform(),
                w.handle(),
                url,
                w.handle(),
                "",
                OptionalLong.empty(),
                List.of(),
                Optional.empty(),
                Instant.EPOCH);
    }
}
