package promotrace.storefront;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import promotrace.storefront.Value.Node;

/// Finds the product in data of unknown build: an object with a product's parts that is the one the page is about.
final class Shapes {
    /// Objects looked at before giving up: far above any real page's.
    private static final int MOST = 200_000;

    private static final int DEEPEST = 60;

    private final Rules.Shape rules;
    private final Predicate<String> ownItem;
    private final Predicate<String> ownTitle;
    private final List<Found> found = new ArrayList<>();
    private int seen;

    private record Found(Node node, int score) {}

    private Shapes(Rules.Shape rules, Predicate<String> ownItem, Predicate<String> ownTitle) {
        this.rules = rules;
        this.ownItem = ownItem;
        this.ownTitle = ownTitle;
    }

    /// The page's product; empty when no object is, by its number, its title or its place, the page's own, or several
    /// are equally so.
    static Sheet read(Rules.Shape rules, Value data, Predicate<String> ownItem, Predicate<String> ownTitle) {
        Shapes search = new Shapes(rules, ownItem, ownTitle);
        search.look(data, "", false, 0);
        Sheet sheet = new Sheet();
        int best = search.found.stream().mapToInt(Found::score).max().orElse(0);
        List<Node> winners = search.found.stream()
                .filter(f -> f.score() == best)
                .map(Found::node)
                .toList();
        long titles = winners.stream()
                .map(w -> search.words(w, rules.title()))
                .distinct()
                .count();
        if (best >= 3 && titles == 1) search.product(winners.getFirst(), sheet);
        return sheet;
    }

    private void look(Value value, String name, boolean listed, int depth) {
        if (depth > DEEPEST || seen++ > MOST) return;
        switch (value) {
            case Node n -> {
                if (words(n, rules.title()).isPresent()
                        && part(n, rules.price()).isPresent()) {
                    found.add(new Found(n, score(n, name, listed)));
                }
                n.parts().forEach((key, v) -> look(v, key, listed, depth + 1));
            }
            case Value.Many m -> {
                boolean several = m.values().size() > 1;
                for (Value v : m.values()) look(v, name, listed || several, depth + 1);
            }
            case Value.Text t -> {}
            case Value.Bare b -> {}
        }
    }

    private int score(Node n, String name, boolean listed) {
        int score = 0;
        for (String key : rules.item()) {
            if (n.words(key).filter(ownItem).isPresent()) {
                score += 4;
                break;
            }
        }
        if (words(n, rules.title()).filter(ownTitle).isPresent()) score += 3;
        if (rules.holders().stream().anyMatch(name::equalsIgnoreCase)) score += listed ? 1 : 3;
        return listed ? score - 1 : score;
    }

    private void product(Node n, Sheet sheet) {
        sheet.isOffer();
        for (String key : rules.item()) {
            n.words(key).filter(ownItem).ifPresent(i -> sheet.put(Field.ITEM, i));
        }
        sheet.put(Field.TITLE, words(n, rules.title()));
        sheet.put(Field.DESCRIPTION, n.words("description"));
        sheet.put(Field.SKU, n.words("sku"));
        sheet.put(Field.BRAND, n.words("brand"));
        part(n, rules.price()).ifPresent(p -> price(p, sheet));
        sheet.put(Field.CURRENCY, words(n, rules.currency()));
        sheet.put(Field.SOLD, words(n, rules.sold()));
        words(n, rules.category()).ifPresent(c -> Words.path(c).forEach(s -> sheet.put(Field.CATEGORY, s)));
        part(n, rules.picture()).ifPresent(p -> pictures(p, sheet));
        Optional<Value> seller = part(n, rules.seller());
        seller.flatMap(Value::words).ifPresent(s -> sheet.put(Field.SELLER_NAME, s));
        for (Node s : seller.map(Value::nodes).orElse(List.of())) {
            sheet.put(Field.SELLER_ID, words(s, rules.sellerId()));
            sheet.put(Field.SELLER_NAME, words(s, rules.sellerName()));
            sheet.put(Field.SELLER_ADDRESS, words(s, rules.sellerAddress()));
        }
    }

    private void price(Value price, Sheet sheet) {
        sheet.put(Field.PRICE, price.words());
        for (Node p : price.nodes()) {
            Optional<Value> amount = part(p, rules.amount());
            if (amount.isPresent() && !sheet.has(Field.PRICE)) {
                sheet.put(Field.CURRENCY, words(p, rules.currency()));
                price(amount.get(), sheet);
            }
        }
    }

    private static void pictures(Value value, Sheet sheet) {
        for (Value v : value.each()) {
            sheet.put(Field.PICTURE, v.words());
            for (Node n : v.nodes()) sheet.put(Field.PICTURE, n.words("src").or(() -> n.words("url")));
        }
    }

    private static Optional<Value> part(Node n, List<String> names) {
        for (String name : names) {
            Optional<Value> v = n.part(name);
            if (v.isPresent()) return v;
        }
        return Optional.empty();
    }

    private Optional<String> words(Node n, List<String> names) {
        for (String name : names) {
            Optional<String> w = n.words(name);
            if (w.isPresent()) return w;
        }
        return Optional.empty();
    }
}
