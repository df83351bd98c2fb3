package promotrace.resolve;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import promotrace.url.Canonical;
import promotrace.url.WebUrl;

/// A marketplace: the shape of its items' numbers, and the plain address of an item or a shop.
final class Market {
    private static final Pattern DIGITS = Pattern.compile("\\\\d\\{(\\d+),(\\d+)}");

    private final String id;
    private final boolean catalogue;
    private final Pattern number;
    private final int fewestDigits;
    private final int mostDigits;
    private final CatalogueRows.Plain plain;
    private final boolean clean;

    /// @throws java.util.regex.PatternSyntaxException for an expression that is none
    Market(CatalogueRows.Marketplace row, Canonical canonical) {
        id = row.id();
        catalogue = row.catalogue();
        number = Pattern.compile(row.number());
        Matcher digits = DIGITS.matcher(row.number());
        boolean counted = digits.matches();
        fewestDigits = counted ? Integer.parseInt(digits.group(1)) : 0;
        mostDigits = counted ? Integer.parseInt(digits.group(2)) : 0;
        plain = row.plain();
        Optional<WebUrl> one = plain.item().contains("{host}") || plain.item().contains("{shop}")
                ? Optional.empty()
                : WebUrl.parse(plain.item().replace("{item}", "7"));
        clean = one.isPresent() && canonical.of(one.get()).equals(one.get());
    }

    String id() {
        return id;
    }

    /// Whether it only shows goods and links elsewhere.
    boolean isCatalogue() {
        return catalogue;
    }

    /// Whether an item of it may have that number.
    boolean isNumber(String text) {
        if (mostDigits == 0) return number.matcher(text).matches();
        return text.length() >= fewestDigits && text.length() <= mostDigits && isDigits(text);
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        return true;
    }

    /// The item of that number, as an address on that host names it; `shop` is empty where it names none.
    Item item(String number, String shop, String host) {
        String address = filled(plain.item(), "{item}", number);
        if (address.indexOf('{') >= 0) address = filled(filled(address, "{shop}", shop), "{host}", host);
        return new Item(id, number, WebUrl.of(address));
    }

    private static String filled(String template, String place, String value) {
        int at = template.indexOf(place);
        if (at < 0) return template;
        String rest = template.substring(at + place.length());
        return template.substring(0, at) + value + filled(rest, place, value);
    }

    /// The form in which the place of one of its items is compared.
    WebUrl clean(Item item, Canonical canonical) {
        return clean && isDigits(item.item()) ? item.address() : canonical.of(item.address());
    }

    /// The plain address of a shop, as an address on that host names it; empty where that is none of its shops.
    Optional<WebUrl> shopAddress(String shop, String host) {
        if (!shop.startsWith(plain.prefix().orElse(""))) return Optional.empty();
        return plain.shop().flatMap(p -> WebUrl.parse(p.replace("{shop}", shop).replace("{host}", host)));
    }

    /// The same of a shop that an agent names, perhaps without what its id begins with.
    Optional<WebUrl> shopAddress(String shop) {
        String prefix = plain.prefix().orElse("");
        return shopAddress(shop.startsWith(prefix) ? shop : prefix + shop, "");
    }
}
