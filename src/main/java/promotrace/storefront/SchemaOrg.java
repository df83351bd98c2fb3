package promotrace.storefront;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import promotrace.storefront.Value.Node;

/// schema.org's Product, from JSON-LD, microdata or RDFa alike.
final class SchemaOrg {
    private static final Set<String> PRODUCTS =
            Set.of("product", "productgroup", "individualproduct", "productmodel", "someproducts", "vehicle", "book");
    private static final Set<String> TEXTS = Set.of("article", "blogposting", "newsarticle", "reportagenewsarticle");

    private static final Set<String> CRUMBS = Set.of("breadcrumblist");
    private static final Set<String> SHOPS = Set.of("organization", "store", "onlinestore", "website");

    /// Parts under which other goods and other firms stand than the one the page is about and the one that sells it.
    private static final Set<String> OTHERS = Set.of(
            "isrelatedto",
            "issimilarto",
            "isaccessoryorsparepartfor",
            "isconsumablefor",
            "review",
            "brand",
            "manufacturer",
            "offers",
            "hasvariant",
            "isvariantof",
            "relatedlink",
            "significantlink",
            "mentions",
            "subjectof");

    private static final int DEEPEST = 60;

    /// Properties of a product that have a name of their own in the vocabulary.
    private static final List<String> PROPERTIES = List.of(
            "color", "size", "material", "pattern", "model", "mpn", "gtin", "gtin8", "gtin12", "gtin13", "gtin14");

    private final String kind;
    private final Predicate<String> own;
    private final Sheet sheet = new Sheet();

    private SchemaOrg(String kind, Predicate<String> own) {
        this.kind = kind;
        this.own = own;
    }

    private void put(Field field, Optional<String> words, String path) {
        if (words.isPresent()) sheet.put(field, words.get(), kind + " " + path);
    }

    /// What the page's product is, and whether it is offered here; empty when it names none, or several of which none
    /// is known to be the page's own. `own` tells whether an address or a name is the page's; `kind` names the way in which
    /// the page writes the data (`json-ld`).
    static Sheet read(String kind, List<Value> data, Predicate<String> own) {
        return new SchemaOrg(kind, own).read(data);
    }

    private Sheet read(List<Value> data) {
        Found found = Found.in(References.joined(data));
        List<Node> chosen = choose(found.products());
        boolean sold = chosen.stream().anyMatch(SchemaOrg::isSoldBy);
        if (chosen.isEmpty() || !found.texts().isEmpty() && !sold) return sheet;
        product(chosen);
        for (Node c : found.crumbs()) if (!sheet.has(Field.CATEGORY)) crumbs(c);
        for (Node s : found.shops()) shop(s);
        return sheet;
    }

    /// The firm or the shop whose page it is.
    private void shop(Node s) {
        if (!sheet.has(Field.SELLER_NAME)) put(Field.SELLER_NAME, s.words("name"), "Organization.name");
        for (Node address : s.part("address").map(Value::nodes).orElse(List.of())) {
            put(Field.SELLER_PLACE, named(address, "addressCountry"), "Organization.address.addressCountry");
        }
        put(Field.SELLER_SINCE, s.words("foundingDate"), "Organization.foundingDate");
        for (Value way : s.part("paymentAccepted").map(Value::each).orElse(List.of())) {
            put(Field.PAYMENT, way.words(), "Organization.paymentAccepted");
        }
    }

    /// Whether the page is an article, which may speak of products without selling them.
    static boolean isText(List<Value> data) {
        return !Found.in(data).texts().isEmpty();
    }

    private static boolean isSoldBy(Node product) {
        return product.part("offers").stream()
                .flatMap(o -> o.nodes().stream())
                .anyMatch(o -> o.part("seller").isPresent() && hasPrice(o));
    }

    /// The nodes that matter here, wherever in the data they stand.
    private record Found(List<Node> products, List<Node> crumbs, List<Node> shops, List<Node> texts) {
        static Found in(List<Value> data) {
            Found found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (Value v : data) found.gather(v, 0);
            return found;
        }

        private void gather(Value value, int depth) {
            if (depth > DEEPEST) return;
            for (Value each : value.each()) {
                if (each instanceof Value.Many) gather(each, depth + 1);
                if (!(each instanceof Node n)) continue;
                if (is(n, PRODUCTS) && !isBareBook(n)) products.add(n);
                if (is(n, CRUMBS)) crumbs.add(n);
                if (is(n, SHOPS)) shops.add(n);
                if (is(n, TEXTS)) texts.add(n);
                n.parts().forEach((name, part) -> {
                    if (!OTHERS.contains(name.toLowerCase(Locale.ROOT))) gather(part, depth + 1);
                });
            }
        }
    }

    private static boolean isBareBook(Node n) {
        return is(n, Set.of("book")) && n.part("offers").isEmpty();
    }

    /// The node's types without their vocabulary, in lower case.
    static boolean is(Node n, Set<String> types) {
        Optional<Value> type = n.part("@type").or(() -> n.part("type"));
        return type.stream()
                .flatMap(t -> t.each().stream())
                .flatMap(t -> t.words().stream())
                .flatMap(t -> java.util.Arrays.stream(t.split("\\s+")))
                .map(t ->
                        t.substring(Math.max(t.lastIndexOf('/'), Math.max(t.lastIndexOf('#'), t.lastIndexOf(':'))) + 1))
                .anyMatch(t -> types.contains(t.toLowerCase(Locale.ROOT)));
    }

    /// The page's own product; several where a shop writes one for each size.
    private List<Node> choose(List<Node> products) {
        if (products.size() < 2) return products;
        List<Node> priced =
                products.stream().filter(p -> p.part("offers").isPresent()).toList();
        List<Node> from = priced.isEmpty() ? products : priced;
        if (from.stream().map(p -> p.words("name")).distinct().count() == 1) return from;
        for (String name : List.of("url", "@id", "mainEntityOfPage", "name")) {
            for (Node p : from) if (p.words(name).filter(own).isPresent()) return List.of(p);
        }
        return List.of();
    }

    private void product(List<Node> sizes) {
        Node p = sizes.getFirst();
        put(Field.TITLE, p.words("name"), "name");
        put(Field.DESCRIPTION, p.words("description"), "description");
        for (String id : List.of("sku", "productID", "mpn")) put(Field.SKU, p.words(id), id);
        put(Field.BRAND, named(p, "brand"), "brand");
        if (!sheet.has(Field.BRAND)) put(Field.BRAND, named(p, "manufacturer"), "manufacturer");
        p.part("category").ifPresent(this::category);
        for (String name : List.of("image", "photo")) p.part(name).ifPresent(i -> pictures(i, name));
        for (String name : List.of("color", "size")) {
            p.part(name).stream().flatMap(v -> v.each().stream()).forEach(v -> put(Field.VARIANT, v.words(), name));
        }
        List<Node> variants = p.part("hasVariant").map(Value::nodes).orElse(List.of());
        for (Node v : variants) put(Field.VARIANT, v.words("name"), "hasVariant.name");
        List<Node> offers = new ArrayList<>();
        for (Node size : sizes) size.part("offers").ifPresent(o -> flatten(o, offers, 0));
        for (Node v : variants) v.part("offers").ifPresent(o -> flatten(o, offers, 0));
        if (offers.isEmpty() && p.words("price").isPresent()) offers.add(p);
        offers(offers);
        attributes(p);
        reviews(p);
    }

    private void attributes(Node p) {
        for (Node a : p.part("additionalProperty").map(Value::nodes).orElse(List.of())) {
            sheet.attribute(a.words("name"), named(a, "value"), kind + " additionalProperty");
        }
        for (String name : PROPERTIES) {
            List<Value> all = p.part(name).map(Value::each).orElse(List.of());
            if (all.size() == 1) sheet.attribute(Optional.of(name), named(p, name), kind + " " + name);
        }
    }

    private void reviews(Node p) {
        for (Node r : p.part("aggregateRating").map(Value::nodes).orElse(List.of())) {
            for (String name : List.of("reviewCount", "ratingCount")) {
                put(Field.REVIEWS, r.words(name), "aggregateRating." + name);
            }
        }
    }

    /// Where an offer says that it is sent from.
    private void origin(Node offer) {
        for (Node s : offer.part("shippingDetails").map(Value::nodes).orElse(List.of())) {
            for (Node o : s.part("shippingOrigin").map(Value::nodes).orElse(List.of())) {
                Optional<String> country = named(o, "addressCountry");
                put(Field.SHIPS_FROM, country, "offers.shippingDetails.shippingOrigin.addressCountry");
            }
        }
    }

    private static void flatten(Value v, List<Node> out, int depth) {
        if (depth > 4) return;
        for (Node o : v.nodes()) {
            Optional<Value> inner = o.part("offers");
            boolean total = o.words("lowPrice").isPresent() || o.words("price").isPresent();
            if (inner.isPresent() && !total) flatten(inner.get(), out, depth + 1);
            else out.add(o);
        }
    }

    private void offers(List<Node> offers) {
        List<Node> priced = offers.stream().filter(SchemaOrg::hasPrice).toList();
        List<Node> mine = priced.stream()
                .filter(o -> o.words("url").filter(own).isPresent()
                        || o.words("sku").filter(sheet.all(Field.SKU)::contains).isPresent())
                .toList();
        List<Node> meant = mine.size() == 1 ? mine : priced;
        if (!meant.isEmpty()) {
            sheet.isOffer();
            price(meant);
        }
        for (Node o : offers) {
            put(Field.AVAILABILITY, o.words("availability"), "offers.availability");
            for (Node seller : o.part("seller")
                    .or(() -> o.part("offeredBy"))
                    .map(Value::nodes)
                    .orElse(List.of())) {
                put(Field.SELLER_NAME, seller.words("name"), "offers.seller.name");
                put(Field.SELLER_ADDRESS, seller.words("url").or(() -> seller.words("@id")), "offers.seller.url");
            }
            put(Field.SELLER_NAME, o.words("seller"), "offers.seller");
            origin(o);
        }
        if (!offers.isEmpty()) sheet.isOffer();
    }

    private static boolean hasPrice(Node o) {
        return amount(o, "price").isPresent() || amount(o, "lowPrice").isPresent();
    }

    private static Optional<String> amount(Node o, String name) {
        return o.words(name)
                .filter(w -> w.chars().anyMatch(Character::isDigit))
                .or(() -> specification(o)
                        .flatMap(s -> s.words(name))
                        .filter(w -> w.chars().anyMatch(Character::isDigit)));
    }

    private static Optional<Node> specification(Node o) {
        List<Node> all = o.part("priceSpecification").map(Value::nodes).orElse(List.of());
        return all.stream()
                .filter(s -> s.words("priceType")
                        .filter(t -> t.contains("List") || t.contains("SRP"))
                        .isEmpty())
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private void price(List<Node> offers) {
        List<Spread> all = new ArrayList<>();
        for (Node o : offers) {
            boolean single = amount(o, "price").isPresent();
            String low = amount(o, single ? "price" : "lowPrice").orElse("");
            Optional<String> high = amount(o, "highPrice");
            all.add(new Spread(
                    low, single ? "price" : "lowPrice", high.orElse(low), high.isPresent() ? "highPrice" : "price"));
            put(
                    Field.CURRENCY,
                    o.words("priceCurrency").or(() -> specification(o).flatMap(s -> s.words("priceCurrency"))),
                    "offers.priceCurrency");
        }
        Spread lowest = all.getFirst();
        Spread highest = all.getFirst();
        for (Spread s : all) {
            if (Spread.size(s.low()).compareTo(Spread.size(lowest.low())) < 0) lowest = s;
            if (Spread.size(s.high()).compareTo(Spread.size(highest.high())) > 0) highest = s;
        }
        put(Field.PRICE, Optional.of(lowest.low()), "offers." + lowest.lowName());
        boolean spread = Spread.size(highest.high()).compareTo(Spread.size(lowest.low())) > 0;
        if (spread) put(Field.PRICE_HIGH, Optional.of(highest.high()), "offers." + highest.highName());
    }

    /// The outer amounts of an offer as written and the names of the parts that state them; sized only to find the outer
    /// ones of several.
    private record Spread(String low, String lowName, String high, String highName) {
        static BigDecimal size(String written) {
            String w = written.strip().replace(',', '.');
            return w.length() < 20 && w.matches("\\d+(\\.\\d+)?") ? new BigDecimal(w) : BigDecimal.ZERO;
        }
    }

    private static Optional<String> named(Node n, String part) {
        return n.part(part)
                .flatMap(v -> v.words().or(() -> v.nodes().stream().findFirst().flatMap(b -> b.words("name"))));
    }

    private void category(Value c) {
        for (Value each : c.each()) {
            Optional<String> words =
                    each.words().or(() -> each.nodes().stream().findFirst().flatMap(n -> n.words("name")));
            for (String step : words.map(Words::path).orElse(List.of())) {
                put(Field.CATEGORY, Optional.of(step), "category");
            }
        }
    }

    private void crumbs(Node list) {
        for (Node item : list.part("itemListElement").map(Value::nodes).orElse(List.of())) {
            Optional<String> name = item.words("name")
                    .or(() -> item.part("item")
                            .flatMap(i -> i.nodes().stream().findFirst())
                            .flatMap(i -> i.words("name")));
            put(Field.CATEGORY, name, "BreadcrumbList.itemListElement");
        }
    }

    private void pictures(Value v, String name) {
        for (Value each : v.each()) {
            Optional<String> address = each.words()
                    .or(() -> each.nodes().stream()
                            .findFirst()
                            .flatMap(n -> n.words("contentUrl")
                                    .or(() -> n.words("contentURL"))
                                    .or(() -> n.words("url"))
                                    .or(() -> n.words("@id"))));
            put(Field.PICTURE, address, name);
        }
    }
}
