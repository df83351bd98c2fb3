package promotrace.storefront;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/// What a person sees on a shop's page: a heading, a price, a button for the cart. The last resort, and a careful one.
final class Visible {
    /// Longest text of an element that is still taken for a price and not for a paragraph that names one.
    private static final int LONGEST_PRICE = 80;

    private final Rules.Visible rules;
    private final Prices prices;

    Visible(Rules.Visible rules, Prices prices) {
        this.rules = rules;
        this.prices = prices;
    }

    /// Whatever can be seen; it is an offer only when a title, a price and a way to order stand there together.
    Sheet read(Markup page, Sheet known, Prices.Context context) {
        Sheet sheet = Declared.fromTree(others(), known, page);
        sheet.put(Field.TITLE, title(page));
        Prices.Context here = new Prices.Context(
                context.at(),
                Script.language(known.get(Field.TITLE).or(() -> sheet.get(Field.TITLE)), page),
                context.currency());
        Optional<String> price = price(page, here);
        sheet.put(Field.PRICE, price);
        if (sheet.has(Field.TITLE) && (price.isPresent() || known.has(Field.PRICE)) && hasCart(page)) sheet.isOffer();
        return sheet;
    }

    /// Title and price are read with more care than the rest.
    private Map<String, List<Rules.Place>> others() {
        Map<String, List<Rules.Place>> out = new HashMap<>(rules.read());
        out.remove(Field.PRICE.word());
        out.remove(Field.TITLE.word());
        return out;
    }

    private List<Rules.Place> places(Field field) {
        return rules.read().getOrDefault(field.word(), List.of());
    }

    private Optional<String> title(Markup page) {
        for (Rules.Place p : places(Field.TITLE)) {
            for (Element e : page.tree().select(p.css().orElse("h1"))) {
                String words = p.attribute().map(e::attr).orElseGet(e::text).strip();
                if (!words.isEmpty() && !isAside(e)) return Optional.of(words);
            }
        }
        return Optional.empty();
    }

    private Optional<String> price(Markup page, Prices.Context context) {
        for (Rules.Place p : places(Field.PRICE)) {
            for (Element e : page.tree().select(p.css().orElse(".price"))) {
                if (isAside(e) || e.closest(rules.old()) != null) continue;
                String words = p.attribute().isPresent() ? e.attr(p.attribute().get()) : asked(e);
                if (words.length() <= LONGEST_PRICE
                        && prices.data(words, context).isPresent()) {
                    return Optional.of(words);
                }
            }
        }
        return Optional.empty();
    }

    /// An element's words without the prices that are crossed out.
    private String asked(Element e) {
        if (e.selectFirst(rules.old()) == null) return e.text();
        Element copy = e.clone();
        Elements old = copy.select(rules.old());
        old.remove();
        return copy.text();
    }

    private boolean isAside(Element e) {
        return e.closest(rules.aside()) != null;
    }

    private boolean hasCart(Markup page) {
        for (Element e : page.tree().select(rules.cart())) {
            if (isAside(e)) continue;
            String words = (e.text() + " " + e.attr("value") + " " + e.attr("aria-label")).toLowerCase(Locale.ROOT);
            if (rules.cartWords().stream().anyMatch(words::contains)) return true;
        }
        return false;
    }
}
