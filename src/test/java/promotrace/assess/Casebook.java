package promotrace.assess;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import promotrace.collect.Account;
import promotrace.collect.Comment;
import promotrace.collect.Picture;
import promotrace.collect.Post;
import promotrace.collect.PostedLink;
import promotrace.evidence.Sha256;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.storefront.Listing;
import promotrace.storefront.Money;
import promotrace.storefront.Seller;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A labelled case as dossiers, such as flawless collecting and resolving would give them.
final class Casebook {
    private static final Sha256 CAPTURE = Sha256.of("case".getBytes(StandardCharsets.UTF_8));

    private final JsonNode book;
    private final Map<String, JsonNode> links = new HashMap<>();
    private final Map<String, JsonNode> pages = new HashMap<>();
    private final Map<String, JsonNode> listings = new HashMap<>();
    private final Set<String> aside = new HashSet<>();

    /// A labelled account. `promotes` holds the ids of posts that promote copies with the brands; `knowing` the
    /// comments that are knowing by post and text.
    record Labelled(
            Dossier dossier,
            boolean promoter,
            String kind,
            String language,
            boolean aside,
            Map<String, Set<String>> promotes,
            Set<String> knowing) {}

    private Casebook(JsonNode book) {
        this.book = book;
        for (JsonNode l : book.get("links")) links.put(key(l.get("url").asString()), l);
        for (JsonNode p : book.get("pages")) pages.put(key(p.get("url").asString()), p);
        for (JsonNode l : book.get("listings")) {
            listings.put(key(l.get("url").asString()), l);
            listings.put(l.get("marketplace").asString() + ":" + l.get("item").asString(), l);
        }
        for (boolean promoter : new boolean[] {true, false}) layAside(promoter);
    }

    static Casebook read(Path file) throws java.io.IOException {
        return new Casebook(JsonMapper.shared().readTree(Files.readString(file)));
    }

    /// A third of the operators of each label, chosen by a checksum of their names, is never looked at while tuning.
    private void layAside(boolean promoter) {
        Map<Long, String> order = new TreeMap<>();
        for (JsonNode a : book.get("accounts")) {
            if (a.get("label").asString().equals("promoter") == promoter) {
                CRC32 crc = new CRC32();
                crc.update(("aside " + operator(a)).getBytes(StandardCharsets.UTF_8));
                order.put(crc.getValue(), operator(a));
            }
        }
        List<String> all = List.copyOf(order.values());
        for (int i = 0; i < all.size(); i += 3) aside.add(all.get(i));
    }

    private static String operator(JsonNode account) {
        return account.path("operator").isString()
                ? account.get("operator").asString()
                : account.get("id").asString();
    }

    List<Labelled> accounts() {
        List<Labelled> out = new ArrayList<>();
        for (JsonNode a : book.get("accounts")) out.add(account(a));
        return out;
    }

    private Labelled account(JsonNode a) {
        String id = a.get("id").asString();
        WebUrl url = WebUrl.of("https://" + a.get("platform").asString() + ".example/"
                + a.get("handle").asString());
        Account account = new Account(
                id,
                a.get("platform").asString(),
                a.get("handle").asString(),
                url,
                a.get("name").asString(),
                a.path("bio").asString(""),
                OptionalLong.empty(),
                List.of(),
                Optional.of(CAPTURE),
                Instant.EPOCH);
        List<Subject> subjects = new ArrayList<>();
        Map<String, Set<String>> promotes = new LinkedHashMap<>();
        Set<String> knowing = new HashSet<>();
        for (JsonNode p : a.get("posts")) {
            Post post = post(id, p, url);
            List<Comment> comments = comments(p, post, knowing);
            if (p.get("label").asString().equals("promotes-fakes")) {
                Set<String> brands = new HashSet<>();
                p.path("brands").forEach(b -> brands.add(b.asString()));
                promotes.put(post.id(), brands);
            }
            subjects.addAll(subjects(post, comments));
        }
        subjects.sort(Comparator.comparing(s -> s.post().at()));
        return new Labelled(
                new Dossier(account, subjects),
                a.get("label").asString().equals("promoter"),
                a.get("kind").asString(),
                a.get("language").asString(),
                aside.contains(operator(a)),
                promotes,
                knowing);
    }

    private static Post post(String account, JsonNode p, WebUrl profile) {
        List<PostedLink> posted = new ArrayList<>();
        for (JsonNode l : p.path("links")) {
            WebUrl.parse(l.asString().contains("://") ? l.asString() : "https://" + l.asString())
                    .ifPresent(u -> posted.add(new PostedLink(u, l.asString(), "", PostedLink.Where.TEXT)));
        }
        List<Picture> pictures = new ArrayList<>();
        for (JsonNode i : p.path("images")) {
            pictures.add(new Picture(
                    WebUrl.of("https://pictures.example/x"), i.path("alt").asString("")));
        }
        String id = account + "/" + p.get("id").asString();
        return new Post(
                id,
                account,
                profile,
                Instant.parse(p.get("at").asString()),
                p.get("text").asString(),
                posted,
                pictures,
                Post.Counters.NONE,
                Optional.empty(),
                CAPTURE,
                profile);
    }

    private static List<Comment> comments(JsonNode p, Post post, Set<String> knowing) {
        List<Comment> out = new ArrayList<>();
        for (JsonNode c : p.path("comments")) {
            String text = c.get("text").asString();
            out.add(new Comment(
                    post.id() + "#" + out.size(), post.id(), "x", Optional.empty(), text, CAPTURE, post.captured()));
            if (c.path("knowing").asBoolean()) knowing.add(post.id() + " " + text);
        }
        return out;
    }

    private List<Subject> subjects(Post post, List<Comment> comments) {
        List<Subject> out = new ArrayList<>();
        for (PostedLink l : post.links()) follow(post, l, l.written(), List.of(), List.of(), comments, out, 0);
        if (out.isEmpty()) {
            out.add(new Subject(
                    post, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), comments, List.of()));
        }
        return out;
    }

    private void follow(
            Post post,
            PostedLink posted,
            String from,
            List<String> labels,
            List<Chain.Link> before,
            List<Comment> comments,
            List<Subject> out,
            int depth) {
        JsonNode link = links.get(key(from));
        List<Chain.Link> way = new ArrayList<>(before);
        WebUrl here = url(from);
        List<Affiliate> paid = new ArrayList<>();
        if (link != null) {
            for (JsonNode h : link.path("hops")) {
                way.add(new Chain.Link(here, h.get("how").asString(), OptionalInt.empty(), Optional.of(CAPTURE)));
                here = url(h.get("to").asString());
            }
            for (JsonNode f : link.path("affiliate")) {
                paid.add(new Affiliate(
                        f.get("network").asString(),
                        text(f, "publisher"),
                        text(f, "merchant"),
                        text(f, "subId"),
                        Optional.empty(),
                        Optional.empty(),
                        url(from)));
            }
        }
        JsonNode page = pages.get(key(here.toString()));
        if (page != null && depth < 3) {
            way.add(new Chain.Link(here, "link-in-bio", OptionalInt.empty(), Optional.of(CAPTURE)));
            for (JsonNode row : page.get("links")) {
                List<String> longer = new ArrayList<>(labels);
                longer.add(row.path("label").asString(""));
                follow(post, posted, row.get("url").asString(), longer, way, comments, out, depth + 1);
            }
            return;
        }
        way.add(new Chain.Link(here, "end", OptionalInt.empty(), Optional.of(CAPTURE)));
        boolean dead =
                link != null && !link.path("outcome").asString("resolved").equals("resolved");
        Chain chain = new Chain(
                way.getFirst().url(),
                way,
                dead ? Chain.Outcome.DEAD : Chain.Outcome.RESOLVED,
                dead ? Optional.empty() : Optional.of(here),
                "");
        Optional<Listing> listing = dead ? Optional.empty() : listing(here);
        out.add(new Subject(post, Optional.of(posted), Optional.of(chain), paid, listing, comments, labels));
    }

    private Optional<Listing> listing(WebUrl at) {
        JsonNode l = listings.get(key(at.toString()));
        if (l == null) {
            l = listings.entrySet().stream()
                    .filter(e -> !e.getKey().contains("/")
                            && at.toString().contains(e.getValue().get("item").asString())
                            && at.site()
                                    .equals(url(e.getValue().get("url").asString())
                                            .site()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
        if (l == null || !l.path("available").asBoolean(true)) return Optional.empty();
        Optional<Money> price = l.path("price").isNumber()
                ? Optional.of(new Money(
                        BigDecimal.valueOf(l.get("price").asDouble()),
                        Optional.empty(),
                        l.get("currency").asString()))
                : Optional.empty();
        JsonNode s = l.get("seller");
        return Optional.of(new Listing(
                l.get("marketplace").asString() + ":" + l.get("item").asString(),
                url(l.get("url").asString()),
                l.get("marketplace").asString(),
                Optional.of(
                        new Seller(s.get("id").asString(), s.path("name").asString(""), Optional.empty(), List.of())),
                l.get("title").asString(),
                l.path("description").asString(""),
                l.path("category").isString() ? List.of(l.get("category").asString()) : List.of(),
                price,
                OptionalLong.empty(),
                List.of(),
                List.of(),
                text(l, "brandInTitle"),
                Optional.empty(),
                true,
                CAPTURE,
                Instant.EPOCH));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return node.path(field).isString() ? Optional.of(node.get(field).asString()) : Optional.empty();
    }

    private static WebUrl url(String written) {
        return WebUrl.of(written.contains("://") ? written : "https://" + written);
    }

    private static String key(String written) {
        return written.replaceFirst("^https?://", "")
                .replaceFirst("[#].*$", "")
                .replaceFirst("/$", "")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
