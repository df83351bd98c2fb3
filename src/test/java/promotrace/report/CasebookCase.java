package promotrace.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import promotrace.assess.AccountAssessment;
import promotrace.assess.CommentReading;
import promotrace.assess.Finding;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.assess.Verdict;
import promotrace.collect.Account;
import promotrace.collect.Comment;
import promotrace.collect.Picture;
import promotrace.collect.Post;
import promotrace.collect.PostedLink;
import promotrace.evidence.Quote;
import promotrace.evidence.Sha256;
import promotrace.network.Commission;
import promotrace.network.Edge;
import promotrace.network.Operator;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.storefront.Listing;
import promotrace.storefront.Money;
import promotrace.storefront.Seller;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The shipped case as a flawless monitor would have it: verdicts from the labels, a sizeable case for every
/// writer.
///
/// Posts have the address `https://posts.example/<account>/<id>`; captures are digests of names. Findings quote
/// what stands there, their weights are made up.
final class CasebookCase {
    private final JsonNode book;
    private final Map<String, JsonNode> links = new HashMap<>();
    private final Map<String, JsonNode> listings = new HashMap<>();
    private final Map<String, JsonNode> pages = new HashMap<>();

    private CasebookCase(JsonNode book) {
        this.book = book;
        book.path("links").forEach(l -> links.put(l.path("url").asString(), l));
        book.path("listings").forEach(l -> listings.put(l.path("url").asString(), l));
        book.path("pages").forEach(p -> pages.put(p.path("url").asString(), p));
    }

    static CaseFile read() throws Exception {
        byte[] json = Files.readAllBytes(Path.of("src/demo/casebook.json"));
        return new CasebookCase(JsonMapper.shared().readTree(json)).caseFile();
    }

    private CaseFile caseFile() {
        List<AccountAssessment> accounts = new ArrayList<>();
        Map<String, Commission> commissions = new HashMap<>();
        for (JsonNode a : book.path("accounts")) {
            AccountAssessment assessed = account(a);
            accounts.add(assessed);
            if (assessed.verdict() == Verdict.FLAGGED && accounts.size() % 2 == 0) {
                commissions.put(
                        assessed.account().id(),
                        new Commission(
                                new BigDecimal(40 * accounts.size()),
                                new BigDecimal(310 * accounts.size()),
                                new BigDecimal(1250 * accounts.size()),
                                "USD",
                                "rate assumed 5–15 %, prices and sold counts as listed"));
            }
        }
        return new CaseFile(
                Instant.parse(book.path("now").asString()),
                "shipped case, replayed from captures",
                accounts,
                commissions,
                edges(accounts),
                operators(),
                proposals(accounts),
                List.of(new CaseFile.Unserved("tiktok:nobody", "no crawler serves tiktok")),
                Map.of());
    }

    private AccountAssessment account(JsonNode a) {
        String id = a.path("id").asString();
        boolean promoter = a.path("label").asString().equals("promoter");
        Account account = new Account(
                id,
                a.path("platform").asString(),
                a.path("handle").asString(),
                WebUrl.of("https://accounts.example/" + a.path("handle").asString()),
                a.path("name").asString(),
                a.path("bio").asString(),
                OptionalLong.of(a.path("followers").asLong()),
                List.of(),
                Optional.of(digest(id)),
                Instant.parse(book.path("now").asString()));
        List<PromotionAssessment> promotions = new ArrayList<>();
        List<CommentReading> comments = new ArrayList<>();
        for (JsonNode p : a.path("posts")) {
            Post post = post(id, a, p);
            List<Comment> said = new ArrayList<>();
            for (JsonNode c : p.path("comments")) {
                CommentReading reading = comment(post, c, said.size());
                comments.add(reading);
                said.add(reading.comment());
            }
            promotions.addAll(promotions(a, p, post, said));
        }
        double score = promoter ? 0.999 : 0.02;
        return new AccountAssessment(
                account,
                score,
                promoter ? Verdict.FLAGGED : Verdict.CLEAR,
                List.of(),
                promotions,
                comments,
                List.of("official-shop", "authorised-seller", "no-replicas"));
    }

    private Post post(String account, JsonNode a, JsonNode p) {
        WebUrl url = WebUrl.of(
                "https://posts.example/" + account + "/" + p.path("id").asString());
        List<PostedLink> posted = new ArrayList<>();
        p.path("links").forEach(l -> posted.add(link(l.asString())));
        List<Picture> pictures = new ArrayList<>();
        p.path("images")
                .forEach(i -> pictures.add(new Picture(
                        WebUrl.of(
                                "https://img.example/" + i.path("id").asString().replace('@', '-')),
                        i.path("alt").asString())));
        return new Post(
                account + "/" + p.path("id").asString(),
                account,
                url,
                Instant.parse(p.path("at").asString()),
                p.path("text").asString(),
                posted,
                pictures,
                new Post.Counters(
                        OptionalLong.of(p.path("likes").asLong()), OptionalLong.empty(), OptionalLong.empty()),
                Optional.of(a.path("language").asString()),
                digest(url.toString()),
                url);
    }

    private static PostedLink link(String written) {
        return new PostedLink(WebUrl.of(withScheme(written)), written, "", PostedLink.Where.TEXT);
    }

    private static String withScheme(String written) {
        return written.contains("://") ? written : "https://" + written;
    }

    private CommentReading comment(Post post, JsonNode c, int number) {
        Comment comment = new Comment(
                post.id() + "/" + number,
                post.id(),
                Sha256.of(c.path("by").asString().getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, 12),
                Optional.of(Instant.parse(c.path("at").asString())),
                c.path("text").asString(),
                post.capture(),
                post.captured());
        boolean knowing = c.path("knowing").asBoolean();
        String text = comment.text();
        List<Quote> quotes = knowing
                ? List.of(new Quote(
                        Quote.Place.COMMENT,
                        text.substring(
                                0, text.offsetByCodePoints(0, Math.min(24, text.codePointCount(0, text.length())))),
                        post.captured(),
                        post.capture()))
                : List.of();
        return new CommentReading(comment, knowing, quotes);
    }

    private List<PromotionAssessment> promotions(JsonNode a, JsonNode p, Post post, List<Comment> said) {
        boolean fake = p.path("label").asString().equals("promotes-fakes");
        List<String> urls = new ArrayList<>();
        p.path("links").forEach(l -> urls.add(l.asString()));
        if (urls.isEmpty() && fake) {
            for (JsonNode l : book.path("links")) {
                if (a.path("bio").asString().contains(l.path("url").asString())) {
                    urls.add(l.path("url").asString());
                }
            }
            for (String page : pages.keySet()) {
                if (a.path("bio").asString().contains(page.replace("https://", "")) && !urls.contains(page))
                    urls.add(page);
            }
        }
        List<PromotionAssessment> out = new ArrayList<>();
        for (String url : urls) {
            for (Chain chain : chains(url)) out.add(promotion(p, post, Optional.of(chain), fake, said));
        }
        if (out.isEmpty()) out.add(promotion(p, post, Optional.empty(), fake, said));
        return out;
    }

    private List<Chain> chains(String url) {
        List<Chain.Link> start = walk(url);
        String end = start.getLast().url().toString();
        JsonNode page = pages.containsKey(end) ? pages.get(end) : pages.get(url);
        if (page == null) return List.of(chain(url, start));
        List<Chain> out = new ArrayList<>();
        for (JsonNode choice : page.path("links")) {
            List<Chain.Link> all = new ArrayList<>(start.subList(0, start.size() - 1));
            all.add(new Chain.Link(start.getLast().url(), "link-in-bio", OptionalInt.of(200), Optional.empty()));
            all.addAll(walk(choice.path("url").asString()));
            out.add(chain(choice.path("url").asString(), all));
        }
        return out;
    }

    private List<Chain.Link> walk(String url) {
        List<Chain.Link> out = new ArrayList<>();
        WebUrl at = WebUrl.of(withScheme(url));
        JsonNode link = links.get(url);
        if (link != null) {
            for (JsonNode hop : link.path("hops")) {
                String how = hop.path("how").asString();
                OptionalInt status = how.equals("parameter")
                        ? OptionalInt.empty()
                        : OptionalInt.of(how.matches("30\\d") ? Integer.parseInt(how) : 200);
                out.add(new Chain.Link(at, how, status, Optional.of(digest(at.toString()))));
                at = WebUrl.of(hop.path("to").asString());
            }
        }
        out.add(new Chain.Link(at, "end", OptionalInt.of(200), Optional.of(digest(at.toString()))));
        return out;
    }

    private Chain chain(String labelled, List<Chain.Link> walked) {
        JsonNode link = links.get(labelled);
        String outcome = link == null ? "resolved" : link.path("outcome").asString("resolved");
        boolean resolved = outcome.equals("resolved");
        return new Chain(
                walked.getFirst().url(),
                walked,
                Chain.Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                resolved ? Optional.of(walked.getLast().url()) : Optional.empty(),
                resolved ? "" : "as the case says");
    }

    private PromotionAssessment promotion(
            JsonNode p, Post post, Optional<Chain> chain, boolean fake, List<Comment> said) {
        Optional<JsonNode> sold = chain.flatMap(Chain::destination)
                .map(d -> listings.get(d.toString()))
                .filter(l -> l.path("available").asBoolean(true));
        if (sold.isEmpty()) {
            sold = chain.flatMap(Chain::destination)
                    .flatMap(d -> listings.values().stream()
                            .filter(l -> d.toString().startsWith(l.path("url").asString())
                                    && l.path("available").asBoolean(true))
                            .findFirst());
        }
        Optional<Listing> listing = sold.map(this::listing);
        Subject subject = new Subject(
                post,
                chain.map(c -> link(c.posted().toString())),
                chain,
                chain.map(this::affiliates).orElse(List.of()),
                listing,
                said);
        List<String> brands = new ArrayList<>();
        if (fake) p.path("brands").forEach(b -> brands.add(b.asString()));
        return new PromotionAssessment(
                subject,
                fake ? 0.93 : 0.04,
                fake ? Verdict.FLAGGED : Verdict.CLEAR,
                brands,
                findings(post, listing, fake),
                List.of("official-shop", "authorised-seller", "second-hand", "warning"));
    }

    private static List<Finding> findings(Post post, Optional<Listing> listing, boolean fake) {
        List<Finding> out = new ArrayList<>();
        String[] sentences = post.text().split("(?<=[.!?。！？\n])", 3);
        if (!fake) {
            out.add(new Finding(
                    "ordinary-offer", -0.8, "speaks of ordinary goods", List.of(quote(post, sentences[0]))));
            return out;
        }
        if (sentences.length > 1) {
            out.add(new Finding("code-word", 2.7, "a word for a copy", List.of(quote(post, sentences[1]))));
        }
        out.add(new Finding("brand-named", 0.6, "names a brand", List.of(quote(post, sentences[0]))));
        listing.ifPresent(l -> out.add(new Finding(
                "other-goods",
                1.9,
                "other goods at the link",
                List.of(new Quote(Quote.Place.LISTING, l.title(), l.url(), l.capture())))));
        out.add(new Finding(
                "no-word-for-a-copy", -0.4, "no word for a copy in this post", List.of(quote(post, post.text()))));
        return out;
    }

    private static Quote quote(Post post, String text) {
        return new Quote(Quote.Place.POST, text.isBlank() ? post.text() : text.strip(), post.url(), post.capture());
    }

    private List<Affiliate> affiliates(Chain chain) {
        Map<String, Affiliate> out = new LinkedHashMap<>();
        for (Chain.Link l : chain.links()) {
            JsonNode link = links.get(l.url().toString());
            if (link == null) continue;
            for (JsonNode f : link.path("affiliate")) {
                WebUrl where = chain.links().stream()
                        .filter(x -> x.how().equals("parameter")
                                || x.url()
                                        .toString()
                                        .contains(f.path("publisher").asString("-")))
                        .findFirst()
                        .orElse(chain.links().getLast())
                        .url();
                out.put(
                        f.toString(),
                        new Affiliate(
                                f.path("network").asString(),
                                text(f, "publisher"),
                                text(f, "merchant"),
                                text(f, "subId"),
                                Optional.empty(),
                                Optional.empty(),
                                where));
            }
        }
        return List.copyOf(out.values());
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.hasNonNull(name) ? Optional.of(node.path(name).asString()) : Optional.empty();
    }

    private Listing listing(JsonNode l) {
        WebUrl url = WebUrl.of(l.path("url").asString());
        return new Listing(
                l.path("marketplace").asString() + ":" + l.path("item").asString(),
                url,
                l.path("marketplace").asString(),
                Optional.of(new Seller(
                        l.path("seller").path("id").asString(),
                        l.path("seller").path("name").asString(""),
                        Optional.empty(),
                        List.of())),
                l.path("title").asString(),
                "",
                List.of(l.path("category").asString("").split(" > ")),
                Optional.of(new Money(
                        l.path("price").decimalValue(),
                        Optional.empty(),
                        l.path("currency").asString())),
                l.hasNonNull("sold") ? OptionalLong.of(l.path("sold").asLong()) : OptionalLong.empty(),
                List.of(),
                List.of(),
                text(l, "brandInTitle"),
                Optional.empty(),
                l.path("available").asBoolean(true),
                digest(url.toString()),
                Instant.parse(book.path("now").asString()));
    }

    private List<Edge> edges(List<AccountAssessment> accounts) {
        Map<String, AccountAssessment> byId = new HashMap<>();
        accounts.forEach(a -> byId.put(a.account().id(), a));
        List<Edge> out = new ArrayList<>();
        for (JsonNode e : book.path("expected").path("edges")) {
            AccountAssessment a = byId.get(e.path("account").asString());
            Set<String> posts = new TreeSet<>();
            Set<String> networks = new TreeSet<>();
            int promotions = 0;
            for (PromotionAssessment p : a.promotions()) {
                boolean leads = p.verdict() == Verdict.FLAGGED
                        && p.subject().listing().flatMap(Listing::seller).stream()
                                .anyMatch(s ->
                                        s.id().equalsIgnoreCase(e.path("seller").asString()));
                if (!leads) continue;
                promotions++;
                posts.add(p.subject().post().url().toString());
                p.subject().affiliates().forEach(f -> networks.add(f.network()));
            }
            if (posts.isEmpty())
                posts.add(a.promotions().getFirst().subject().post().url().toString());
            out.add(new Edge(
                    a.account().id(),
                    e.path("seller").asString(),
                    List.copyOf(posts),
                    promotions,
                    List.copyOf(networks),
                    List.of(),
                    Instant.parse("2026-03-04T00:00:00Z"),
                    Instant.parse("2026-06-30T00:00:00Z"),
                    (int) a.comments().stream().filter(CommentReading::knowing).count(),
                    a.comments().size(),
                    Optional.empty()));
        }
        return out;
    }

    private List<Operator> operators() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (JsonNode a : book.path("accounts")) {
            if (a.hasNonNull("operator")) {
                groups.computeIfAbsent(a.path("operator").asString(), o -> new ArrayList<>())
                        .add(a.path("id").asString());
            }
        }
        for (JsonNode g : book.path("expected").path("operators")) {
            List<String> ids = new ArrayList<>();
            g.forEach(x -> ids.add(x.asString()));
            if (!groups.containsValue(ids)) groups.put(ids.toString(), ids);
        }
        List<Operator> out = new ArrayList<>();
        for (List<String> g : groups.values()) {
            if (g.size() > 1) out.add(new Operator("c" + (out.size() + 1), g, List.of("same link host", "same phone")));
        }
        return out;
    }

    private static List<Proposal> proposals(List<AccountAssessment> accounts) {
        Map<String, List<PromotionAssessment>> byListing = new LinkedHashMap<>();
        for (AccountAssessment a : accounts) {
            for (PromotionAssessment p : a.promotions()) {
                if (p.verdict() != Verdict.FLAGGED) continue;
                p.subject()
                        .listing()
                        .ifPresent(l -> byListing
                                .computeIfAbsent(l.url().toString(), u -> new ArrayList<>())
                                .add(p));
            }
        }
        List<Proposal> out = new ArrayList<>();
        byListing.forEach((url, ps) -> out.add(new Proposal(
                ps.getFirst().brands().isEmpty() ? "?" : ps.getFirst().brands().getFirst(),
                Proposal.Kind.LISTING,
                url,
                0.93,
                ps.stream().map(p -> p.subject().post().id()).distinct().toList())));
        return out;
    }

    private static Sha256 digest(String name) {
        return Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    }
}
