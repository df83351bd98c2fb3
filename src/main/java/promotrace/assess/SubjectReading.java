package promotrace.assess;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import promotrace.assess.signals.GoodsDiffer;
import promotrace.evidence.Quote;

/// One promotion, read: both ends with all that was found in their words, and what stands around it. Signals look at
/// this and read no text themselves.
public final class SubjectReading {
    private final Subject subject;
    private final TextReading post;
    private final List<TextReading> pictures;
    private final List<TextReading> labels;
    private final Optional<TextReading> title;
    private final Optional<TextReading> description;
    private final Around around;
    private final Catalogue catalogue;
    private final List<BrandSeen> shown;
    private final List<BrandSeen> listed;
    private final Set<String> goodsShown;
    private final Set<String> goodsPictured;
    private final Set<String> goodsListed;

    SubjectReading(
            Subject subject,
            TextReading post,
            List<TextReading> pictures,
            List<TextReading> labels,
            Optional<TextReading> title,
            Optional<TextReading> description,
            Around around,
            Catalogue catalogue) {
        this.subject = subject;
        this.post = post;
        this.pictures = pictures;
        this.labels = labels;
        this.title = title;
        this.description = description;
        this.around = around;
        this.catalogue = catalogue;
        this.goodsPictured = goods(pictures);
        this.goodsShown = goods(shownTexts().toList());
        this.goodsListed = goods(title.stream().toList());
        this.shown = brands(shownTexts().toList(), goodsMeant());
        this.listed = brands(Stream.concat(title.stream(), description.stream()).toList(), goodsListed);
    }

    private SubjectReading(SubjectReading read, Around around) {
        this.subject = read.subject;
        this.post = read.post;
        this.pictures = read.pictures;
        this.labels = read.labels;
        this.title = read.title;
        this.description = read.description;
        this.around = around;
        this.catalogue = read.catalogue;
        this.goodsPictured = read.goodsPictured;
        this.goodsShown = read.goodsShown;
        this.goodsListed = read.goodsListed;
        this.shown = read.shown;
        this.listed = read.listed;
    }

    /// The same promotion with other things around it.
    SubjectReading with(Around other) {
        return new SubjectReading(this, other);
    }

    public Subject subject() {
        return subject;
    }

    /// The post's own words.
    public TextReading post() {
        return post;
    }

    public Around around() {
        return around;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /// The texts of this end: `post`, `picture`, `label`, `listing` (title, category, options), `description`,
    /// `profile`.
    public List<TextReading> texts(String end) {
        return switch (end) {
            case "post" -> List.of(post);
            case "picture" -> pictures;
            case "label" -> labels;
            case "listing" -> title.stream().toList();
            case "description" -> description.stream().toList();
            case "profile" -> around.profile().stream().toList();
            default -> throw new IllegalStateException("no end is called " + end);
        };
    }

    /// Brands that the post shows: named in its words, its pictures' words or the links chosen on the way.
    public List<BrandSeen> brandsShown() {
        return shown;
    }

    /// Brands that the listing names.
    public List<BrandSeen> brandsListed() {
        return listed;
    }

    public boolean showsBrand() {
        return !shown.isEmpty();
    }

    public boolean showsSureBrand() {
        return shown.stream().anyMatch(BrandSeen::sure);
    }

    /// Kinds of goods that the post shows.
    public Set<String> goodsShown() {
        return goodsShown;
    }

    /// Kinds of goods that the texts of the pictures show: what the post is about, also where its words name the
    /// goods of the page too.
    public Set<String> goodsPictured() {
        return goodsPictured;
    }

    /// Kinds of goods that the listing sells.
    public Set<String> goodsListed() {
        return goodsListed;
    }

    public Optional<TextReading> listingTitle() {
        return title;
    }

    public boolean hasLink() {
        return subject.link().isPresent();
    }

    /// The words that show the brand, one quote each brand.
    public List<Quote> brandQuotes() {
        List<Quote> out = new ArrayList<>();
        for (BrandSeen b : shown) b.quote().filter(q -> !out.contains(q)).ifPresent(out::add);
        return out;
    }

    /// Whether what a signal asks for first is there: `brand` (named or hinted at, at either end), `shown-brand`,
    /// `sure-brand`, `no-brand`, `link`, `goods`, `goods-differ`, `copyable` (goods of a kind that is often copied; `copyable-link` with a link),
    /// `way` (a link, or words about where to write), `known-way` (other posts show openly what the seller sells),
    /// `listing`, `plain-listing` (the page sells only goods that are seldom copied), `one-link` (the post has no other).
    public boolean holds(String condition) {
        return switch (condition) {
            case "brand" -> !shown.isEmpty() || !listed.isEmpty();
            case "shown-brand" -> !shown.isEmpty();
            case "copyable" ->
                goodsShown.stream().anyMatch(k -> !catalogue.goods().plain(Set.of(k)));
            case "copyable-link" -> hasLink() && holds("copyable");
            case "sure-brand" -> showsSureBrand();
            case "known-way" -> around.promotersOfSeller().size() > 0 || openSeller();
            case "no-brand" -> shown.isEmpty() && listed.isEmpty();
            case "link" -> hasLink();
            case "listing" -> title.isPresent();
            case "goods" -> !goodsShown.isEmpty();
            case "way" -> hasLink() || post.says("private") || post.says("order") || post.says("want");
            case "goods-differ" -> !GoodsDiffer.different(this).isEmpty();
            case "plain-listing" -> !goodsListed.isEmpty() && catalogue.goods().plain(goodsListed);
            case "one-link" -> subject.post().links().size() <= 1;
            default -> throw new IllegalStateException("no condition is called " + condition);
        };
    }

    /// Whether another post of the account shows openly what this seller sells.
    private boolean openSeller() {
        return around.sameSeller().isPresent();
    }

    /// The words that name these kinds of goods at the post's end, pictures first; at most two.
    public List<Quote> quoteGoods(Set<String> kinds) {
        List<Quote> out = new ArrayList<>();
        for (TextReading t : Stream.concat(pictures.stream(), Stream.concat(Stream.of(post), labels.stream()))
                .toList()) {
            for (Hit h : t.goods()) {
                if (!kinds.contains(h.entry().key()) || out.size() >= 2) continue;
                t.quote(h).filter(q -> !out.contains(q)).ifPresent(out::add);
            }
        }
        return out;
    }

    /// Whether any of these is said at any of these ends.
    public boolean saysAny(Collection<String> ends, Collection<String> what) {
        return ends.stream().flatMap(e -> texts(e).stream()).anyMatch(t -> t.saysAny(what));
    }

    /// The names of the brands meant: those shown, or, where none is, those the listing names.
    List<String> brandNames() {
        Set<String> out = new LinkedHashSet<>();
        shown.stream().filter(BrandSeen::sure).forEach(b -> out.add(b.name()));
        shown.forEach(b -> out.add(b.name()));
        if (out.isEmpty()) listed.forEach(b -> out.add(b.name()));
        return List.copyOf(out);
    }

    /// Kinds of goods that the post's words may speak of: those it names, and those the page sells unless others are
    /// hidden behind them (`the one with the padlock`, and a page of bags).
    private Set<String> goodsMeant() {
        Set<String> out = new HashSet<>(goodsShown);
        goodsListed.stream().filter(k -> !catalogue.goods().plain(Set.of(k))).forEach(out::add);
        return out;
    }

    private Stream<TextReading> shownTexts() {
        return Stream.of(Stream.of(post), pictures.stream(), labels.stream()).flatMap(s -> s);
    }

    static Set<String> goods(List<TextReading> texts) {
        Set<String> out = new HashSet<>();
        texts.forEach(t -> t.goods().forEach(h -> out.add(h.entry().key())));
        return out;
    }

    private List<BrandSeen> brands(List<TextReading> texts, Set<String> goods) {
        return brands(texts, goods, catalogue);
    }

    static List<BrandSeen> brands(List<TextReading> texts, Set<String> goods, Catalogue catalogue) {
        List<BrandSeen> out = new ArrayList<>();
        boolean named = false;
        for (TextReading t : texts) {
            List<Hit> hits =
                    t.brands().stream().filter(h -> fits(h, goods, catalogue)).toList();
            boolean before = named;
            named |= hits.stream().anyMatch(h -> rank(h) > 0);
            for (Hit h : hits) {
                Brand brand = catalogue.brand(h.entry().key());
                if (rank(h) == 0 && before) continue;
                if (hits.stream().anyMatch(o -> rank(o) > rank(h) && rank(h) < 2 && t.sameSentence(o, h))) continue;
                boolean sure = rank(h) > 1;
                boolean known = out.stream().anyMatch(b -> b.name().equals(brand.name()) && (b.sure() || !sure));
                if (known) continue;
                out.removeIf(b -> b.name().equals(brand.name()));
                out.add(new BrandSeen(brand, sure, rank(h) == 0, t, h));
            }
        }
        return List.copyOf(out);
    }

    /// A name means its brand anywhere, anything else only beside the brand's kinds of goods.
    private static boolean fits(Hit h, Set<String> goods, Catalogue catalogue) {
        return h.entry().kind() == Entry.Kind.NAME
                || catalogue
                        .goods()
                        .meet(goods, catalogue.brand(h.entry().key()).goods().keySet());
    }

    /// How much the words say about which brand is meant: 2 name it, 1 hint at it, 0 describe what others have too.
    private static int rank(Hit h) {
        return switch (h.entry().kind()) {
            case NAME, MODEL -> 2;
            case FAINT -> 0;
            case HINT, WORD, GOODS, COMMON -> 1;
        };
    }
}
