package promotrace.collect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// Reads one kind of row as its file says.
public final class RowFormat {
    /// What relative addresses of a row would be relative to, where the file names no host; nothing leads there.
    private static final WebUrl NOWHERE = WebUrl.of("https://import.invalid/");

    private static final String UNWANTED =
            "is none that counts, such as an advertisement, a repost or a service message";
    private static final String INCOMPLETE = "lacks an id, an address, a time or words";
    private static final Sha256 NOTHING = Sha256.of(new byte[0]);
    private static final List<Header> JSON = List.of(new Header("Content-Type", "application/json"));

    private final ImportFile file;
    private final Pseudonyms pseudonyms;
    private final PostReader posts;
    private final LinkReader links;
    private final WebUrl base;

    RowFormat(ImportFile file, Pseudonyms pseudonyms, TextLinks textLinks) {
        this.file = file;
        this.pseudonyms = pseudonyms;
        links = new LinkReader(
                new LinkReader.Own(file.hosts(), file.pages(), file.mentions(), file.wrappers()), textLinks);
        posts = new PostReader(links);
        base = file.hosts().stream()
                .findFirst()
                .map(host -> WebUrl.of("https://" + host + "/"))
                .orElse(NOWHERE);
    }

    /// What came of reading a row.
    public sealed interface Read {
        /// What the row held. `capture` is the row as it is to be kept, under the address of what it tells of;
        /// `collected` is when it was seen on its platform, where the row tells that.
        record Found(Watched account, Capture capture, Optional<Instant> collected, Harvest harvest) implements Read {}

        /// The row is left out, and why.
        record Left(String why) implements Read {}
    }

    /// The format's name: that of its file.
    public String name() {
        return file.format();
    }

    public String title() {
        return file.title();
    }

    boolean isCsv() {
        return file.rows().map(ImportFile.Container::csv).orElse(false);
    }

    /// Where in a JSON document lists of such rows are; empty where each is a line or a document of its own.
    List<String> lists() {
        return file.rows().map(ImportFile.Container::at).orElse(List.of());
    }

    /// The names under which columns of CSV are known, by what each may be called.
    Map<String, List<String>> columns() {
        return file.columns();
    }

    /// How many things are there that such a row must have; 0 where one is not.
    public int fit(BroughtRow row) {
        Place place = place(row, NOWHERE, Instant.EPOCH, NOTHING);
        for (Value wanted : file.fits()) {
            boolean there =
                    wanted.match().isPresent() ? place.text(List.of(wanted)).isPresent() : place.has(wanted.get());
            if (!there) return 0;
        }
        return file.fits().size();
    }

    /// Reads a row that came at `now`; `account` says whose it is where somebody said so.
    public Read read(BroughtRow row, Instant now, Optional<Watched> account) {
        Capture provisional = Capture.of(base, now, "GET", 200, JSON, row.bytes());
        Place place = place(row, base, now, provisional.sha256()).with(file.let());
        Optional<Watched> whose = account.or(() -> account(place));
        if (whose.isEmpty()) return new Read.Left("does not tell whose it is");
        Watched watched = whose.get();
        Place known = place;
        for (Map.Entry<String, String> e : DeclaredCrawler.known(watched).entrySet()) {
            known = known.with(e.getKey(), e.getValue());
        }
        Harvest harvest = harvest(watched, provisional, known.with(file.let()));
        if (harvest.posts().isEmpty() && harvest.comments().isEmpty()) {
            return new Read.Left(isUnwanted(known.with(file.let())) ? UNWANTED : INCOMPLETE);
        }
        Optional<WebUrl> address =
                harvest.posts().stream().map(Post::url).findFirst().or(watched::url);
        if (address.isEmpty() || isNowhere(address.get())) return new Read.Left("tells no address");
        WebUrl url = address.get().withoutFragment();
        Capture capture = new Capture(url, now, "GET", 200, JSON, row.bytes(), provisional.sha256());
        Optional<Instant> collected = place.text(file.collected()).flatMap(Written::time);
        return new Read.Found(watched, capture, collected, under(url, harvest));
    }

    private Place place(BroughtRow row, WebUrl url, Instant at, Sha256 sha256) {
        JsonTree tree = new JsonTree(row.row());
        Answer answer = new Answer(url, Optional.empty(), at, sha256, Optional.empty(), "", tree, Value.As.PLAIN);
        Optional<Place> outer =
                row.enclosing().map(e -> new Place(answer, new JsonTree(e), Optional.empty(), Map.of()));
        Place whole = new Place(answer, tree, outer, new HashMap<>());
        if (file.inside().isEmpty()) return whole;
        return whole.each(file.inside().get()).stream().findFirst().orElse(whole);
    }

    private Optional<Watched> account(Place place) {
        Optional<String> platform = platform(place);
        Optional<String> handle = place.text(file.account().handle()).map(String::strip);
        if (platform.isEmpty() || handle.isEmpty()) return Optional.empty();
        Place known = place.with("handle", handle.get().replaceFirst("^@", "")).with(file.let());
        Optional<WebUrl> url = known.address(file.account().url()).filter(u -> !isNowhere(u));
        return Optional.of(Watched.imported(platform.get(), handle.get().replaceFirst("^@", ""), url, file.format()));
    }

    private Optional<String> platform(Place place) {
        for (ImportFile.PlatformRule rule : file.platform()) {
            Optional<String> found = rule.from().isEmpty()
                    ? rule.is()
                    : place.text(List.of(rule.from().get())).map(f -> rule.is().orElse(f));
            if (found.isPresent()) {
                return found.map(f -> f.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
            }
        }
        return Optional.empty();
    }

    private Harvest harvest(Watched watched, Capture capture, Place row) {
        CommentReader comments = new CommentReader(watched.platform(), pseudonyms);
        List<Post> foundPosts = new ArrayList<>();
        List<Comment> foundComments = new ArrayList<>();
        for (CrawlerFile.PostRule rule : file.posts()) {
            for (PostReader.Read read : posts.read(watched, capture, row, rule)) {
                if (isNowhere(read.post().url())) continue;
                foundPosts.add(read.post());
                foundComments.addAll(comments.read(read.post().id(), capture, read.place(), rule.comments()));
            }
        }
        row.text(file.about())
                .ifPresent(post ->
                        foundComments.addAll(comments.read(watched.id() + "/" + post, capture, row, file.comments())));
        return new Harvest(profile(watched, capture, row), foundPosts, foundComments, List.of(), Optional.empty());
    }

    /// Whether its format leaves such a row out on purpose.
    private boolean isUnwanted(Place row) {
        for (CrawlerFile.PostRule rule : file.posts()) {
            for (Place part : row.each(rule.each())) {
                if (part.with(rule.let()).says(rule.unless())) return true;
            }
        }
        return false;
    }

    private Optional<Account> profile(Watched watched, Capture capture, Place row) {
        if (watched.url().isEmpty()) return Optional.empty();
        ImportFile.AccountRule rule = file.account();
        Passage bio = row.passage(rule.bio());
        return Optional.of(new Account(
                watched.id(),
                watched.platform(),
                watched.handle(),
                watched.url().get(),
                row.text(rule.name()).orElse(watched.handle()),
                bio.text(),
                row.text(rule.followers()).map(Written::count).orElse(OptionalLong.empty()),
                real(links.read(row, bio, Optional.of(PostedLink.Where.BIO), List.of())),
                Optional.of(capture.sha256()),
                capture.at()));
    }

    private static boolean isNowhere(WebUrl url) {
        return url.host().equals(NOWHERE.host());
    }

    private static List<PostedLink> real(List<PostedLink> links) {
        return links.stream().filter(l -> !isNowhere(l.url())).toList();
    }

    /// The same, as kept under that address.
    private static Harvest under(WebUrl url, Harvest h) {
        List<Post> posts = new ArrayList<>();
        for (Post p : h.posts()) {
            posts.add(new Post(
                    p.id(),
                    p.account(),
                    p.url(),
                    p.at(),
                    p.text(),
                    real(p.links()),
                    p.pictures(),
                    p.counters(),
                    p.language(),
                    p.capture(),
                    url));
        }
        List<Comment> comments = new ArrayList<>();
        for (Comment c : h.comments()) {
            comments.add(new Comment(c.id(), c.post(), c.by(), c.at(), c.text(), c.capture(), url));
        }
        return new Harvest(h.profile(), posts, comments, List.of(), Optional.empty());
    }
}
