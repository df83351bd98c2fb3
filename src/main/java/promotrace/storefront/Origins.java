package promotrace.storefront;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Where a page says each value of its listing.
final class Origins {
    /// Of a list's values so many are told apart.
    private static final int MOST = 8;

    private static final int LONGEST = 300;

    /// The address itself is the value; where its kind stands is enough.
    private static final Set<Field> ONCE = Set.of(Field.PICTURE, Field.SELLER_ADDRESS, Field.AVAILABILITY);

    private static final List<Field> ORDER = List.of(
            Field.ITEM,
            Field.TITLE,
            Field.PRICE,
            Field.PRICE_HIGH,
            Field.CURRENCY,
            Field.SELLER_ID,
            Field.SELLER_NAME,
            Field.SELLER_ADDRESS,
            Field.SKU,
            Field.BRAND,
            Field.VARIANT,
            Field.CATEGORY,
            Field.SOLD,
            Field.REVIEWS,
            Field.AVAILABILITY,
            Field.SHIPS_FROM,
            Field.DESCRIPTION,
            Field.PICTURE);

    private Origins() {}

    /// The values that became part of the listing, in the order above, then language and contacts.
    /// `decides` tells which of several words for availability made the listing available or not.
    static List<Stated> of(
            Sheet sheet, Markup markup, Optional<Money> price, Optional<Seller> seller, Predicate<String> decides) {
        List<Stated> out = new ArrayList<>();
        for (Field f : ORDER) {
            if (isPrice(f) && !isUsed(f, price)) continue;
            List<Stated> all = f == Field.AVAILABILITY
                    ? sheet.stated(f).stream()
                            .filter(s -> decides.test(s.words()))
                            .toList()
                    : sheet.stated(f);
            for (Stated s : all.subList(0, Math.min(all.size(), ONCE.contains(f) ? 1 : most(f)))) out.add(cut(s));
        }
        if (!sheet.has(Field.TITLE)) {
            markup.title().ifPresent(t -> out.add(cut(new Stated(Field.TITLE.word(), t, "element title"))));
        }
        markup.language().ifPresent(l -> out.add(new Stated("language", l, "element html lang")));
        seller.map(Seller::contacts).orElse(List.of()).forEach(c -> out.add(cut(new Stated("contact", c, Draft.TEXT))));
        return List.copyOf(out);
    }

    private static int most(Field f) {
        return Declared.many(f) ? MOST : 1;
    }

    private static boolean isPrice(Field f) {
        return f == Field.PRICE || f == Field.PRICE_HIGH || f == Field.CURRENCY;
    }

    /// Whether a word for a price was understood.
    private static boolean isUsed(Field f, Optional<Money> price) {
        return f == Field.PRICE_HIGH ? price.flatMap(Money::high).isPresent() : price.isPresent();
    }

    private static Stated cut(Stated s) {
        return s.words().length() <= LONGEST
                ? s
                : new Stated(s.what(), s.words().substring(0, LONGEST), s.where());
    }
}
