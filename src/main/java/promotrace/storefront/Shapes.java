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
    private final States.Found data;
    private final List<Found> found = new ArrayList<>();
    private final Sheet sheet = new Sheet();
    private int seen;

    private record Found(Node node, int score) {}

    private Shapes(Rules.Shape rules, Predicate<String> ownItem, Predicate<String> ownTitle, States.Found data) {
        this.rules = rules;
        this.ownItem = ownItem;
        this.ownTitle = ownTitle;
        this.data = data;
    }

    /// The page's product; empty when no object is, by its number, its title or its place, the page's own, or several
    /// are equally so.
    static Sheet read(Rules.Shape rules, States.Found data, Predicate<String> ownItem, Predicate<String> ownTitle) {
        Shapes search = new Shapes(rules, ownItem, ownTitle, data);
        search.look(data.value(), "", false, 0);
        int best = search.found.stream().mapToInt(Found::score).max().orElse(0);
        List<Node> winners = search.found.stream()
                .filter(f -> f.score() == best)
                .map(Found::node)
                .toList();
        long titles = winners.stream()
                .map(w -> search.words(w, rules.title()))
                .distinct()
                .count();
        if (best >= 3 && titles == 1) search.product(winners.getFirst());
        return search.sheet;
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

    private void product(Node n) {
        sheet.isOffer();
        for (String key : rules.item()) put(Field.ITEM, n.words(key).filter(ownItem), key);
        put(Field.TITLE, n, rules.title());
        put(Field.DESCRIPTION, n.words("description"), "description");
        put(Field.SKU, n.words("sku"), "sku");
        put(Field.BRAND, n.words("brand"), "brand");
        for (String key : rules.price()) {
            Optional<Value> price = n.part(key);
            if (price.isEmpty()) continue;
            price(price.get(), key);
            break;
        }
        put(Field.CURRENCY, n, rules.currency());
        put(Field.SOLD, n, rules.sold());
        for (String step : words(n, rules.category()).map(Words::path).orElse(List.of())) {
            put(Field.CATEGORY, Optional.of(step), "category");
        }
        part(n, rules.picture()).ifPresent(this::pictures);
        Optional<Value> seller = part(n, rules.seller());
        put(Field.SELLER_NAME, seller.flatMap(Value::words), "seller");
        for (Node s : seller.map(Value::nodes).orElse(List.of())) {
            put(Field.SELLER_ID, s, rules.sellerId());
            put(Field.SELLER_NAME, s, rules.sellerName());
            put(Field.SELLER_ADDRESS, s, rules.sellerAddress());
        }
    }

    private void put(Field field, Optional<String> words, String key) {
        if (words.isPresent()) sheet.put(field, words.get(), data.where(key));
    }

    /// What the first of several keys says.
    private void put(Field field, Node n, List<String> keys) {
        for (String key : keys) {
            Optional<String> words = n.words(key);
            put(field, words, key);
            if (words.isPresent()) return;
        }
    }

    private void price(Value price, String key) {
        put(Field.PRICE, price.words(), key);
        for (Node p : price.nodes()) {
            Optional<Value> amount = part(p, rules.amount());
            if (amount.isPresent() && !sheet.has(Field.PRICE)) {
                put(Field.CURRENCY, p, rules.currency());
                price(amount.get(), key);
            }
        }
    }

    private void pictures(Value value) {
        for (Value v : value.each()) {
            put(Field.PICTURE, v.words(), "picture");
            for (Node n : v.nodes()) put(Field.PICTURE, n.words("src").or(() -> n.words("url")), "picture");
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
