package promotrace.storefront;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// What a person sees on a shop's page: a heading, a price, a button for the cart. The last resort, and a careful one.
final class Visible {
    /// Longest text of an element that is still taken for a price and not for a paragraph that names one.
    private static final int LONGEST_PRICE = 80;

    /// The same for an element that nothing but its text shows to be a price.
    private static final int LONGEST_UNMARKED = 25;

    private static final int LONGEST_BUTTON = 40;

    /// Elements of one kind that are looked at: more than any shop's page has before its own.
    private static final int MOST = 300;

    private final Rules.Visible rules;
    private final Prices prices;

    Visible(Rules.Visible rules, Prices prices) {
        this.rules = rules;
        this.prices = prices;
    }

    /// Whatever can be seen; it is an offer only when a title, a price and a way to order stand there together.
    Sheet read(Markup page, Sheet known, Prices.Context context) {
        Sheet sheet = Declared.fromTree(others(), known, page);
        Optional<Element> title = title(page);
        title.ifPresent(t -> sheet.put(Field.TITLE, t.text(), Declared.where(t)));
        Optional<String> words = known.get(Field.TITLE).or(() -> sheet.get(Field.TITLE));
        Prices.Context here = new Prices.Context(context.at(), Script.language(words, page), context.currency());
        Optional<Stated> price = price(page, here);
        boolean order = (price.isPresent() || known.has(Field.PRICE)) && hasCart(page);
        if (price.isEmpty() && !known.has(Field.PRICE) && title.isPresent() && hasCart(page)) {
            price = unmarked(page, title.get(), here, false).or(() -> unmarked(page, title.get(), here, true));
            order = price.isPresent();
        }
        price.ifPresent(p -> sheet.put(Field.PRICE, p.words(), p.where()));
        if (order && words.isPresent()) sheet.isOffer();
        return sheet;
    }

    /// The article number in an element that the shop calls so; empty also where several such elements say different ones.
    Optional<Stated> article(Markup page) {
        for (Rules.Place p : places(Field.SKU)) {
            List<Stated> found = new ArrayList<>();
            for (Element e : few(page.select(p.css().orElse(".sku")))) {
                String words = p.attribute().map(e::attr).orElseGet(e::text);
                Optional<String> number = ArticleWords.alone(words).filter(n -> !isAside(page, e));
                number.ifPresent(n -> found.add(new Stated(Field.SKU.word(), n, Declared.where(e))));
            }
            long different = found.stream().map(Stated::words).distinct().count();
            if (different == 1) return Optional.of(found.getFirst());
        }
        return Optional.empty();
    }

    /// Title, price and article number are read with more care than the rest.
    private Map<String, List<Rules.Place>> others() {
        Map<String, List<Rules.Place>> out = new HashMap<>(rules.read());
        out.remove(Field.SKU.word());
        out.remove(Field.PRICE.word());
        out.remove(Field.TITLE.word());
        return out;
    }

    private List<Rules.Place> places(Field field) {
        return rules.read().getOrDefault(field.word(), List.of());
    }

    private Optional<Element> title(Markup page) {
        for (Rules.Place p : places(Field.TITLE)) {
            for (Element e : few(page.select(p.css().orElse("h1")))) {
                if (!e.text().isBlank() && !isAside(page, e)) return Optional.of(e);
            }
        }
        return Optional.empty();
    }

    /// The first price that stands where shops put it.
    private Optional<Stated> price(Markup page, Prices.Context context) {
        for (Rules.Place p : places(Field.PRICE)) {
            for (Element e : few(page.select(p.css().orElse(".price")))) {
                if (isOld(page, e) || isLarge(e)) continue;
                String words = p.attribute().map(e::attr).orElseGet(() -> asked(e));
                if (words.length() > LONGEST_PRICE || !hasDigit(words)) continue;
                boolean price =
                        prices.data(words, context).filter(Draft::isStated).isPresent();
                if (price && !isAside(page, e)) return Optional.of(stated(words, e));
            }
        }
        return Optional.empty();
    }

    /// The first short text behind the heading that is a price with its sign. `named` takes also those that only the name
    /// of their class calls old.
    private Optional<Stated> unmarked(Markup page, Element title, Prices.Context context, boolean named) {
        boolean behind = false;
        int looked = 0;
        for (Element e : page.tree().getAllElements()) {
            if (looked > MOST) return Optional.empty();
            behind |= e.equals(title);
            if (!behind || e.ownText().length() > LONGEST_UNMARKED || !hasDigit(e.ownText())) continue;
            looked++;
            if (isLarge(e)) continue;
            String words = named ? e.text() : asked(e);
            if (words.length() > LONGEST_UNMARKED) continue;
            if (prices.signed(words, context).filter(Draft::isStated).isEmpty() || isAside(page, e)) continue;
            if (named ? e.closest("del, s, strike") == null : !isOld(page, e)) return Optional.of(stated(words, e));
        }
        return Optional.empty();
    }

    /// Whether that price stands on the page as one no longer asked.
    boolean isCrossedOut(Money price, Markup page, Prices.Context context) {
        for (Element e : few(page.select(rules.old()))) {
            if (isLarge(e)) continue;
            String words = e.text();
            if (words.length() > LONGEST_PRICE || !hasDigit(words)) continue;
            if (prices.read(words, context).filter(m -> same(m, price)).isPresent() && !isAside(page, e)) return true;
        }
        return false;
    }

    private static Stated stated(String words, Element e) {
        return new Stated(Field.PRICE.word(), words, Declared.where(e));
    }

    private static boolean same(Money a, Money b) {
        return a.currency().equals(b.currency()) && a.low().compareTo(b.low()) == 0;
    }

    /// Whether an element holds too many others to be a price.
    private static boolean isLarge(Element e) {
        return e.stream().skip(MOST).findAny().isPresent();
    }

    private static List<Element> few(List<Element> elements) {
        return elements.size() <= MOST ? elements : elements.subList(0, MOST);
    }

    private static boolean hasDigit(String s) {
        return s.chars().anyMatch(Character::isDigit);
    }

    /// An element's words without the prices that are crossed out.
    private String asked(Element e) {
        if (e.selectFirst(rules.old()) == null) return e.text();
        Element copy = e.clone();
        copy.select(rules.old()).remove();
        return copy.text();
    }

    private boolean isOld(Markup page, Element e) {
        return page.isWithin(e, rules.old());
    }

    /// Quirk: some shops give the page's own goods the class of a tile (`product-card`); then the heading stands inside too.
    private boolean isAside(Markup page, Element e) {
        return page.isWithin(e, rules.aside(), part -> part.selectFirst("h1") == null) || isTile(e);
    }

    /// Whether an element belongs to one of several like parts that each show and link a thing of their own.
    private static boolean isTile(Element e) {
        for (Element part = e; part != null && !part.normalName().equals("body"); part = part.parent()) {
            if (part.selectFirst("h1") != null) return false;
            Element around = part.parent();
            if (around == null || part.className().isBlank() || part.selectFirst("a[href] img") == null) continue;
            String like = part.className();
            long alike = around.children().stream()
                    .filter(c -> c.className().equals(like) && c.selectFirst("a[href] img") != null)
                    .limit(3)
                    .count();
            if (alike > 2) return true;
        }
        return false;
    }

    private boolean hasCart(Markup page) {
        for (Element e : few(page.select(rules.order()))) if (!isAside(page, e)) return true;
        for (Element e : few(page.select(rules.cart()))) {
            String words = (e.text() + " " + e.attr("value") + " " + e.attr("aria-label")).toLowerCase(Locale.ROOT);
            boolean said = words.length() <= LONGEST_BUTTON
                    && rules.cartWords().stream().anyMatch(words::contains);
            if (said && !isAside(page, e)) return true;
        }
        return false;
    }
}
