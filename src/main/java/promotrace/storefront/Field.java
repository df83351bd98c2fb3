package promotrace.storefront;

import java.util.Locale;
import java.util.Optional;

/// What a reader may find on a page. Declarations write the names in kebab case.
enum Field {
    ITEM,
    TITLE,
    DESCRIPTION,
    PRICE,
    /// The upper end, where the page gives it apart from the lower.
    PRICE_HIGH,
    CURRENCY,
    /// A word for it (`InStock`, `out of stock`).
    AVAILABILITY,
    SELLER_ID,
    SELLER_NAME,
    /// The address of the seller's own page.
    SELLER_ADDRESS,
    CATEGORY,
    SOLD,
    VARIANT,
    PICTURE,
    BRAND,
    SKU,
    /// How many reviews there are.
    REVIEWS,
    /// The place that the goods are sent from.
    SHIPS_FROM,
    /// A place of the seller's.
    SELLER_PLACE,
    /// Since when there is the shop.
    SELLER_SINCE,
    /// A way in which the seller is paid.
    PAYMENT,
    /// A property with a name; kept apart from the others.
    ATTRIBUTE;

    /// The field's name in declarations (`seller-id`).
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Field> parse(String word) {
        for (Field f : values()) if (f.word().equals(word)) return Optional.of(f);
        return Optional.empty();
    }
}
