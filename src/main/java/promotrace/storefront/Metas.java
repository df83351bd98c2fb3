package promotrace.storefront;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Open Graph and the product vocabulary beside it, from meta elements.
final class Metas {
    private static final Set<String> PRODUCTS =
            Set.of("product", "og:product", "product.item", "product.group", "productgroup");

    private static final List<String> PROPERTIES = List.of("color", "size", "material", "pattern", "condition");

    private static final String SECURE = "og:image:secure_url";

    private Metas() {}

    static Sheet read(Markup page) {
        Sheet s = new Sheet();
        first(page, s, Field.PRICE, "product:sale_price:amount", "product:price:amount", "og:price:amount");
        first(page, s, Field.CURRENCY, "product:sale_price:currency", "product:price:currency", "og:price:currency");
        labelled(page).ifPresent(m -> s.put(Field.PRICE, m.content(), where(m.name())));
        for (String name : PROPERTIES)
            s.attribute(Optional.of(name), page.meta("product:" + name), where("product:" + name));
        boolean product = page.metas("og:type").stream().anyMatch(t -> PRODUCTS.contains(t.toLowerCase(Locale.ROOT)));
        first(page, s, Field.PRICE, "og:price", "product:price");
        if (product || s.has(Field.PRICE)) s.isOffer();
        first(page, s, Field.AVAILABILITY, "product:availability", "og:availability");
        first(page, s, Field.BRAND, "product:brand", "og:brand");
        first(page, s, Field.SKU, "product:retailer_item_id", "product:sku");
        first(page, s, Field.TITLE, "og:title", "twitter:title");
        first(page, s, Field.DESCRIPTION, "og:description", "description");
        for (String c : page.metas("product:category")) {
            for (String step : Words.path(c)) s.put(Field.CATEGORY, step, where("product:category"));
        }
        pictures(page, s);
        return s;
    }

    /// `og:image:url` is another word for `og:image`; what follows one of them with `og:image:secure_url` is the same
    /// picture once more.
    private static void pictures(Markup page, Sheet sheet) {
        boolean stated = false;
        for (Markup.Said said : page.metas(List.of("og:image", "og:image:url", SECURE))) {
            boolean again = said.name().equals(SECURE);
            if (!again || !stated) sheet.put(Field.PICTURE, said.content(), where(said.name()));
            stated = !again;
        }
    }

    /// The price on a card for Twitter: `twitter:label1` says what `twitter:data1` is.
    private static Optional<Markup.Said> labelled(Markup page) {
        for (String n : List.of("1", "2")) {
            Optional<String> label = page.meta("twitter:label" + n);
            String name = "twitter:data" + n;
            if (label.filter("price"::equalsIgnoreCase).isPresent()) {
                return page.meta(name).map(c -> new Markup.Said(name, c));
            }
        }
        return Optional.empty();
    }

    private static String where(String name) {
        return "meta " + name;
    }

    private static void first(Markup page, Sheet sheet, Field field, String... names) {
        for (String name : names) {
            Optional<String> content = page.meta(name);
            if (content.isPresent() && !sheet.has(field)) sheet.put(field, content, where(name));
        }
    }
}
