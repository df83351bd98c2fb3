package promotrace.storefront;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// A page that takes the order for one thing and hardly shows it: a code, one price, a way to pay; what it is called stands
/// only in the page's title.
///
/// Shops for which the listing must look innocent send their buyers there. A page that asks to be paid and names no goods
/// (a bill, a donation) looks alike: it has no article's code, or says what it is.
final class Checkout {
    /// Longest text of an element that is still taken for a price or a button, in characters.
    private static final int LONGEST = 40;

    /// Elements that are looked at: such pages are small.
    private static final int MOST = 600;

    private final Rules.Checkouts rules;
    private final String old;
    private final Prices prices;
    private final ArticleWords codes;

    Checkout(Rules rules, Prices prices) {
        this.rules = rules.checkouts();
        this.old = rules.visible().old();
        this.prices = prices;
        List<String> words = Stream.concat(rules.articles().words().stream(), this.rules.codes().stream())
                .toList();
        this.codes = new ArticleWords(new Rules.Articles("", words, List.of(), List.of()));
    }

    /// Title, price and code, offered; empty when the page is no such page. `known` is what other readers found.
    Sheet read(Markup page, Sheet known, Prices.Context context) {
        Sheet sheet = new Sheet();
        Optional<String> code = codes.in(page.words());
        if (code.isEmpty() || page.title().isEmpty() || isBill(page) || !hasWayToPay(page)) return sheet;
        Optional<Stated> price = price(page, context);
        if (price.isEmpty()) return sheet;
        boolean named =
                known.get(Field.TITLE).filter(t -> !t.contains(code.get())).isPresent();
        if (named) known.first(Field.TITLE).ifPresent(t -> sheet.put(Field.TITLE, t.words(), t.where()));
        else sheet.put(Field.TITLE, page.title(), "element title");
        price.ifPresent(p -> sheet.put(Field.PRICE, p.words(), p.where()));
        sheet.put(Field.SKU, code, Draft.TEXT);
        sheet.isOffer();
        return sheet;
    }

    private boolean isBill(Markup page) {
        String words = (page.words() + page.title().orElse("")).toLowerCase(Locale.ROOT);
        return rules.bills().stream().anyMatch(words::contains);
    }

    private boolean hasWayToPay(Markup page) {
        for (Element e : page.select(rules.where())) {
            String words = (e.text() + " " + e.attr("value") + " " + e.attr("aria-label")).toLowerCase(Locale.ROOT);
            if (words.length() <= LONGEST && rules.pay().stream().anyMatch(words::contains)) return true;
        }
        return false;
    }

    /// The one amount with a sign of its currency that the page shows, crossed out ones apart; empty when it shows several.
    private Optional<Stated> price(Markup page, Prices.Context context) {
        Map<Money, Stated> found = new LinkedHashMap<>();
        int looked = 0;
        for (Element e : page.tree().getAllElements()) {
            if (++looked > MOST) return Optional.empty();
            String words = e.text();
            boolean could = words.length() <= LONGEST && words.chars().anyMatch(Character::isDigit);
            if (!could || !e.ownText().chars().anyMatch(Character::isDigit) || page.isWithin(e, old)) continue;
            prices.signed(words, context)
                    .filter(Draft::isStated)
                    .ifPresent(m -> found.putIfAbsent(m, new Stated(Field.PRICE.word(), words, Declared.where(e))));
        }
        return found.size() == 1 ? found.values().stream().findFirst() : Optional.empty();
    }
}
