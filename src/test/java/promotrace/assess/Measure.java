package promotrace.assess;

import java.io.IOException;
import java.io.PrintWriter;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import promotrace.collect.Account;
import promotrace.collect.Comment;
import promotrace.collect.Post;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Sha256;
import promotrace.storefront.Listing;
import promotrace.storefront.Seller;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Measures the assessment on labelled cases and texts and prints figures, misses and false alarms.
///
/// `Measure CASEBOOK [SHARED]`: with the second folder, also its labelled corpus and its real ordinary texts. A third
/// of the operators and of the corpus is laid aside and never printed but as figures, unless `ASIDE=show`.
final class Measure {
    private static final Sha256 CAPTURE = Sha256.of("case".getBytes(StandardCharsets.UTF_8));
    private static final WebUrl HERE = WebUrl.of("https://example.org/");

    private final Assessor assessor;
    private final PrintWriter dump;

    private Measure(Assessor assessor, PrintWriter dump) {
        this.assessor = assessor;
        this.dump = dump;
    }

    public static void main(String[] args) throws IOException {
        Assessor assessor = Assessor.load(new ConfigFolder(Path.of("")));
        Path out = Files.createDirectories(Path.of("target/measure"));
        try (PrintWriter dump = new PrintWriter(out.resolve("dump.jsonl").toFile(), StandardCharsets.UTF_8)) {
            Measure m = new Measure(assessor, dump);
            if (!args[0].equals("-")) m.casebook(Casebook.read(Path.of(args[0])));
            if (args.length > 1) {
                Path shared = Path.of(args[1]);
                m.corpusPosts(shared.resolve("corpus"));
                m.corpusComments(shared.resolve("corpus"));
                m.realTexts(shared.resolve("data"));
            }
        }
    }

    private void casebook(Casebook book) {
        List<Casebook.Labelled> all = book.accounts();
        Known known = Known.NOTHING;
        Map<Casebook.Labelled, AccountAssessment> judged = new LinkedHashMap<>();
        for (int pass = 0; pass < 2; pass++) {
            judged.clear();
            for (Casebook.Labelled l : all) judged.put(l, assessor.assess(l.dossier(), known));
            known = known(judged.values().stream().toList());
        }
        for (boolean aside : new boolean[] {false, true}) {
            System.out.println("== casebook, " + (aside ? "laid aside" : "tuned"));
            part(judged, aside);
        }
    }

    static Known known(List<AccountAssessment> judged) {
        Map<String, Set<String>> promoters = new HashMap<>();
        for (AccountAssessment a : judged) {
            if (a.verdict() != Verdict.FLAGGED) continue;
            for (PromotionAssessment p : a.promotions()) {
                if (p.verdict() != Verdict.FLAGGED) continue;
                p.subject()
                        .listing()
                        .flatMap(Listing::seller)
                        .map(Seller::id)
                        .ifPresent(s -> promoters
                                .computeIfAbsent(s, _ -> new HashSet<>())
                                .add(a.account().id()));
            }
        }
        return new Known(promoters);
    }

    private void part(Map<Casebook.Labelled, AccountAssessment> judged, boolean aside) {
        Rate accounts = new Rate();
        Rate promotions = new Rate();
        Rate brands = new Rate();
        Rate comments = new Rate();
        List<Map.Entry<Double, Boolean>> ranked = new ArrayList<>();
        judged.forEach((l, a) -> {
            if (l.aside() != aside) return;
            ranked.add(Map.entry(a.score(), l.promoter()));
            accounts.add(l.promoter(), a.verdict() == Verdict.FLAGGED);
            write(l, a);
            Map<String, List<PromotionAssessment>> byPost = a.promotions().stream()
                    .collect(Collectors.groupingBy(
                            p -> p.subject().post().id(), LinkedHashMap::new, Collectors.toList()));
            byPost.forEach((post, list) -> {
                List<PromotionAssessment> flagged = list.stream()
                        .filter(p -> p.verdict() == Verdict.FLAGGED)
                        .toList();
                promotions.add(l.promotes().containsKey(post), !flagged.isEmpty());
                Set<String> named = new HashSet<>();
                flagged.forEach(p -> named.addAll(p.brands()));
                Set<String> truth = l.promotes().getOrDefault(post, Set.of());
                Stream.concat(named.stream(), truth.stream())
                        .distinct()
                        .forEach(b -> brands.add(truth.contains(b), named.contains(b)));
            });
            for (CommentReading c : a.comments()) {
                comments.add(
                        l.knowing()
                                .contains(c.comment().post() + " " + c.comment().text()),
                        c.knowing());
            }
        });
        System.out.println("accounts   " + accounts + " average precision " + averagePrecision(ranked));
        System.out.println("promotions " + promotions);
        System.out.println("brands     " + brands);
        System.out.println("comments   " + comments);
    }

    static String averagePrecision(List<Map.Entry<Double, Boolean>> ranked) {
        List<Map.Entry<Double, Boolean>> sorted = ranked.stream()
                .sorted(Map.Entry.<Double, Boolean>comparingByKey(Comparator.reverseOrder()))
                .toList();
        double sum = 0;
        int hits = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (!sorted.get(i).getValue()) continue;
            hits++;
            sum += (double) hits / (i + 1);
        }
        return "%.3f".formatted(hits == 0 ? 1 : sum / hits);
    }

    private void write(Casebook.Labelled l, AccountAssessment a) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", "account");
        row.put("id", a.account().id());
        row.put("aside", l.aside());
        row.put("promoter", l.promoter());
        row.put("kind", l.kind());
        row.put("verdict", a.verdict().toString());
        row.put("score", a.score());
        row.put("findings", findings(a.findings()));
        row(row);
        for (PromotionAssessment p : a.promotions()) promotion(l, p);
        for (CommentReading c : a.comments()) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("what", "comment");
            said.put("aside", l.aside());
            said.put(
                    "want",
                    l.knowing().contains(c.comment().post() + " " + c.comment().text()));
            said.put("got", c.knowing());
            said.put("post", c.comment().post());
            said.put("text", c.comment().text());
            said.put("says", said(c.comment().text()));
            row(said);
        }
    }

    private void promotion(Casebook.Labelled l, PromotionAssessment p) {
        Map<String, Object> row = new LinkedHashMap<>();
        Post post = p.subject().post();
        row.put("what", "promotion");
        row.put("aside", l.aside());
        row.put("post", post.id());
        row.put("want", l.promotes().containsKey(post.id()));
        row.put("verdict", p.verdict().toString());
        row.put("score", p.score());
        row.put("truth", l.promotes().getOrDefault(post.id(), Set.of()));
        row.put("brands", p.brands());
        row.put("text", post.text());
        row.put("pictures", post.pictures().stream().map(x -> x.alt()).toList());
        row.put("labels", p.subject().labels());
        row.put(
                "listing",
                p.subject()
                        .listing()
                        .map(x -> x.title() + " | " + x.category() + " | "
                                + x.price().map(m -> m.low() + m.currency()).orElse(""))
                        .orElse(""));
        row.put("findings", findings(p.findings()));
        row.put("says", said(post.text()));
        row(row);
    }

    private List<String> said(String text) {
        TextReading t = assessor.read(text, promotrace.evidence.Quote.Place.POST, Set.of());
        List<String> out = new ArrayList<>();
        for (String s : new java.util.TreeSet<>(t.said())) {
            if (s.equals("number")) continue;
            out.add(s + ":"
                    + t.hits(s).stream()
                            .map(h -> t.folded().substring(h.start(), h.end()))
                            .distinct()
                            .limit(3)
                            .collect(Collectors.joining("/")));
        }
        t.goods().forEach(h -> out.add(h.entry().key()));
        t.languages().forEach(x -> out.add("@" + x));
        return out;
    }

    private static List<Object> findings(List<Finding> findings) {
        return findings.stream()
                .map(f -> (Object)
                        List.of(f.signal(), f.weight(), f.quotes().getFirst().text()))
                .toList();
    }

    private void row(Map<String, Object> row) {
        dump.println(JsonMapper.shared().writeValueAsString(row));
    }

    private void corpusPosts(Path corpus) throws IOException {
        Map<String, Rate> rates = new TreeMap<>();
        Map<String, Rate> brandRates = new TreeMap<>();
        for (JsonNode n : lines(corpus, "posts.")) {
            boolean aside = aside(n.get("id").asString());
            PromotionAssessment p = alone(n.get("text").asString());
            boolean want = n.get("fakes").asBoolean();
            String part = aside ? "laid aside" : "tuned";
            boolean got = p.verdict() == Verdict.FLAGGED;
            rates.computeIfAbsent(part, _ -> new Rate()).add(want, got);
            rates.computeIfAbsent(part + " " + n.get("id").asString().substring(0, 2), _ -> new Rate())
                    .add(want, got);
            Set<String> truth = new HashSet<>();
            n.path("brands").forEach(b -> truth.add(b.asString()));
            Set<String> named = new HashSet<>(p.brands());
            Stream.concat(named.stream(), truth.stream())
                    .distinct()
                    .forEach(b -> brandRates
                            .computeIfAbsent(part, _ -> new Rate())
                            .add(truth.contains(b), named.contains(b)));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("what", "corpus-post");
            row.put("id", n.get("id").asString());
            row.put("aside", aside);
            row.put("want", want);
            row.put("got", got);
            row.put("score", p.score());
            row.put("stance", n.get("stance").asString());
            row.put("text", n.get("text").asString());
            row.put("truth", truth);
            row.put("brands", named);
            row.put("evidence", n.get("evidence"));
            row.put("findings", findings(p.findings()));
            row.put("says", said(n.get("text").asString()));
            row(row);
        }
        System.out.println("== corpus, posts without links");
        rates.forEach((k, v) -> System.out.println(k + " " + v));
        brandRates.forEach((k, v) -> System.out.println("brands " + k + " " + v));
    }

    private void corpusComments(Path corpus) throws IOException {
        Map<String, Rate> rates = new TreeMap<>();
        for (JsonNode n : lines(corpus, "comments.")) {
            boolean aside = aside(n.get("id").asString());
            boolean want = n.get("knowing").asBoolean();
            boolean got = comment(n.get("post").asString(), n.get("text").asString());
            String part = aside ? "laid aside" : "tuned";
            rates.computeIfAbsent(part, _ -> new Rate()).add(want, got);
            rates.computeIfAbsent(part + " " + n.get("id").asString().substring(0, 2), _ -> new Rate())
                    .add(want, got);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("what", "corpus-comment");
            row.put("id", n.get("id").asString());
            row.put("aside", aside);
            row.put("want", want);
            row.put("got", got);
            row.put("role", n.get("role").asString());
            row.put("post", n.get("post").asString());
            row.put("text", n.get("text").asString());
            row.put("evidence", n.get("evidence"));
            row.put("says", said(n.get("text").asString()));
            row(row);
        }
        System.out.println("== corpus, comments below their post's description");
        rates.forEach((k, v) -> System.out.println(k + " " + v));
    }

    private void realTexts(Path data) throws IOException {
        System.out.println("== real texts");
        for (String file : List.of("comments_facebook", "comments_instagram", "comments_tiktok")) {
            List<String> texts = new ArrayList<>();
            for (JsonNode n : file(data.resolve("text/" + file + ".jsonl")))
                texts.add(n.get("text").asString());
            real(file, texts);
        }
        List<String> tweets = new ArrayList<>();
        for (JsonNode n : file(data.resolve("platform/twitter_posts_sample.jsonl")))
            tweets.add(n.get("description").asString(""));
        real("tweets", tweets);
        Map<String, List<String>> labelled = new TreeMap<>();
        for (JsonNode n : file(data.resolve("text/illicit_tweets_pip.jsonl"))) {
            labelled.computeIfAbsent(
                            n.get("illicit").asBoolean() ? "illicit tweets" : "ordinary tweets", _ -> new ArrayList<>())
                    .add(n.get("text").asString());
        }
        for (JsonNode n : file(data.resolve("text/illicit_promotion_labelled.jsonl"))) {
            if (n.path("ambiguous").asBoolean()) continue;
            labelled.computeIfAbsent(
                            n.get("counterfeit").asBoolean() ? "COUNTERFEIT promotions" : "other illicit promotions",
                            _ -> new ArrayList<>())
                    .add(n.get("text").asString());
        }
        labelled.forEach(this::real);
    }

    private void real(String name, List<String> texts) {
        int posts = 0;
        int knowing = 0;
        for (String t : texts) {
            if (t.isBlank()) continue;
            PromotionAssessment p = alone(t);
            boolean flagged = p.verdict() == Verdict.FLAGGED;
            boolean comment = comment("", t);
            if (flagged) posts++;
            if (comment) knowing++;
            if (flagged || comment || name.startsWith("COUNTERFEIT")) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("what", "real");
                row.put("set", name);
                row.put("flagged", flagged);
                row.put("knowing", comment);
                row.put("score", p.score());
                row.put("text", t.length() > 500 ? t.substring(0, 500) : t);
                row.put("findings", findings(p.findings()));
                row.put("brands", p.brands());
                row.put("says", said(t.length() > 2000 ? t.substring(0, 2000) : t));
                row(row);
            }
        }
        System.out.printf(
                "%-28s %5d texts: %.2f %% flagged as posts, %.2f %% knowing as comments%n",
                name, texts.size(), 100.0 * posts / texts.size(), 100.0 * knowing / texts.size());
    }

    private PromotionAssessment alone(String text) {
        return assessor.assess(dossier(text, List.of()), Known.NOTHING)
                .promotions()
                .getFirst();
    }

    private boolean comment(String post, String text) {
        Comment c = new Comment("a/1#1", "a/1", "x", Optional.empty(), text, CAPTURE, HERE);
        return assessor.assess(dossier(post, List.of(c)), Known.NOTHING)
                .comments()
                .getFirst()
                .knowing();
    }

    private static Dossier dossier(String text, List<Comment> comments) {
        Account account = new Account(
                "x:a", "x", "a", HERE, "", "", OptionalLong.empty(), List.of(), Optional.empty(), Instant.EPOCH);
        Post post = new Post(
                "a/1",
                "x:a",
                HERE,
                Instant.EPOCH,
                text,
                List.of(),
                List.of(),
                Post.Counters.NONE,
                Optional.empty(),
                CAPTURE,
                HERE);
        Subject subject =
                new Subject(post, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), comments, List.of());
        return new Dossier(account, List.of(subject));
    }

    private static boolean aside(String id) {
        CRC32 crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        return crc.getValue() % 3 == 0;
    }

    private static List<JsonNode> lines(Path folder, String prefix) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(f -> f.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
        List<JsonNode> out = new ArrayList<>();
        for (Path f : files) out.addAll(file(f));
        return out;
    }

    private static List<JsonNode> file(Path file) throws IOException {
        List<JsonNode> out = new ArrayList<>();
        for (String line : Files.readAllLines(file))
            if (!line.isBlank()) out.add(JsonMapper.shared().readTree(line));
        return out;
    }
}
