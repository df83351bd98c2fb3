package promotrace.storefront;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import promotrace.fetch.Fetched;
import promotrace.resolve.Item;
import promotrace.resolve.Shop;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// Makes a listing of what the readers of a page found.
final class Draft {
    /// What a person reads, as in [Stated].
    static final String TEXT = "text";

    private static final Set<String> ADDRESSED = Set.of("http", "https");

    private final Rules rules;
    private final Prices prices;
    private final ShopAddresses addresses;
    private final ContactWords contacts;
    private final ArticleWords articles;
    private final Function<WebUrl, Optional<Shop>> shops;
    private final Abouts abouts;

    /// `shops` names a marketplace's shop from an address.
    Draft(Rules rules, Prices prices, ShopAddresses addresses, Function<WebUrl, Optional<Shop>> shops, Abouts abouts) {
        this.rules = rules;
        this.prices = prices;
        this.addresses = addresses;
        this.contacts = new ContactWords(rules.contacts());
        this.articles = new ArticleWords(rules.articles());
        this.shops = shops;
        this.abouts = abouts;
    }

    /// A marketplace's item: `item` is what its address says.
    Listing ofMarket(Rules.Market market, Item item, Sheet sheet, Markup markup, Fetched.Page page) {
        boolean available = available(sheet) && !saysUnavailable(market, markup, sheet);
        return listing(
                item.id(),
                item.address(),
                item.marketplace(),
                seller(market, sheet, markup),
                available,
                sheet,
                markup,
                page,
                market.currency());
    }

    /// The article number that a page's text tells.
    Optional<Stated> article(Markup markup) {
        return articles.in(markup.words()).map(n -> new Stated(Field.SKU.word(), n, TEXT));
    }

    /// An item of an independent shop.
    Listing ofShop(Sheet sheet, Markup markup, Fetched.Page page) {
        WebUrl address = own(markup);
        String domain = domain(sheet, address);
        String id = "site:" + domain + "/" + addresses.item(address).orElse("");
        String name = sheet.get(Field.SELLER_NAME)
                .or(() -> markup.meta("og:site_name"))
                .orElse(domain);
        Optional<WebUrl> home = sheet.get(Field.SELLER_ADDRESS)
                .flatMap(markup.url()::resolve)
                .filter(u -> u.site().equals(address.site()));
        List<ContactWords.Contact> found = contacts.found(markup.words());
        Seller seller = new Seller("site:" + domain, name, home, words(found), abouts.ofShop(sheet, markup, found));
        return listing(
                id, address, "site", Optional.of(seller), available(sheet), sheet, markup, page, Optional.empty());
    }

    /// The id that an independent shop's page has or had.
    String shopId(WebUrl address) {
        return "site:" + addresses.domain(address, Optional.empty()) + "/"
                + addresses.item(address).orElse("");
    }

    private String domain(Sheet sheet, WebUrl address) {
        return addresses.domain(address, sheet.get(Field.SELLER_ADDRESS).flatMap(address::resolve));
    }

    /// The address the page calls its own, where that is an item of the same shop; else the one it was asked under.
    private WebUrl own(Markup markup) {
        WebUrl asked = markup.url().withoutFragment();
        return markup.canonical()
                .filter(c -> c.site().equals(asked.site()))
                .filter(c -> addresses.item(c).isPresent())
                .map(WebUrl::withoutFragment)
                .orElse(asked);
    }

    private Listing listing(
            String id,
            WebUrl url,
            String marketplace,
            Optional<Seller> seller,
            boolean available,
            Sheet sheet,
            Markup markup,
            Fetched.Page page,
            Optional<String> currency) {
        Optional<Money> price = price(sheet, markup, currency);
        return new Listing(
                id,
                url,
                marketplace,
                seller,
                title(sheet, markup),
                sheet.get(Field.DESCRIPTION).orElse(""),
                sheet.all(Field.CATEGORY),
                price,
                sheet.get(Field.SOLD).map(Words::count).orElse(OptionalLong.empty()),
                sheet.all(Field.VARIANT),
                pictures(sheet, markup),
                sheet.get(Field.BRAND),
                markup.language(),
                available,
                page.capture().sha256(),
                page.capture().at(),
                price.isPresent() ? sheet.get(Field.PRICE) : Optional.empty(),
                sheet.get(Field.SKU),
                new Particulars(
                        sheet.attributes(),
                        sheet.get(Field.REVIEWS).map(Words::count).orElse(OptionalLong.empty()),
                        sheet.get(Field.SHIPS_FROM),
                        Origins.of(sheet, markup, price, seller, w -> means(w, available))));
    }

    /// The price that a sheet's words mean on that page.
    Optional<Money> price(Sheet sheet, Markup markup, Optional<String> currency) {
        Prices.Context context = context(sheet, markup, currency);
        Optional<Money> low =
                sheet.get(Field.PRICE).flatMap(p -> prices.data(p, context)).filter(Draft::isStated);
        Optional<Money> high = sheet.get(Field.PRICE_HIGH).flatMap(p -> prices.data(p, context));
        return low.map(l -> high.filter(
                        h -> h.currency().equals(l.currency()) && h.low().compareTo(l.low()) > 0)
                .map(h -> new Money(l.low(), Optional.of(h.low()), l.currency()))
                .orElse(l));
    }

    /// Quirk: shops write a price of zero where they state none.
    static boolean isStated(Money price) {
        return price.low().signum() > 0;
    }

    static Prices.Context context(Sheet sheet, Markup markup, Optional<String> currency) {
        return new Prices.Context(
                markup.url(),
                Script.language(sheet.get(Field.TITLE), markup),
                sheet.get(Field.CURRENCY).or(() -> currency));
    }

    private static String title(Sheet sheet, Markup markup) {
        String written = sheet.get(Field.TITLE).or(markup::title).orElse("");
        String title = written.indexOf('&') < 0 ? written : Parser.unescapeEntities(written, false);
        Optional<String> site = markup.meta("og:site_name");
        for (String sign : List.of(" - ", " | ", " – ", " — ")) {
            int at = title.lastIndexOf(sign);
            boolean tail = at > 0
                    && site.filter(title.substring(at + sign.length())::equalsIgnoreCase)
                            .isPresent();
            if (tail) return title.substring(0, at).strip();
        }
        return title;
    }

    /// Any offer that can be had makes the whole to be had: variants are offered singly.
    private boolean available(Sheet sheet) {
        List<String> words = sheet.all(Field.AVAILABILITY);
        return words.stream().anyMatch(w -> means(w, true)) || words.stream().noneMatch(w -> means(w, false));
    }

    /// Whether a word for availability, which may be an address of schema.org's, says that.
    private boolean means(String word, boolean available) {
        Rules.Availability known = rules.availability();
        return (available ? known.yes() : known.no()).contains(Words.bare(word.substring(word.lastIndexOf('/') + 1)));
    }

    private static boolean saysUnavailable(Rules.Market market, Markup markup, Sheet sheet) {
        if (market.unavailable().isEmpty() || sheet.has(Field.AVAILABILITY)) return false;
        return market.unavailable().stream().anyMatch(css -> !markup.select(css).isEmpty());
    }

    private Optional<Seller> seller(Rules.Market market, Sheet sheet, Markup markup) {
        Optional<String> id = sellerId(market, sheet, markup);
        Optional<WebUrl> home = sheet.all(Field.SELLER_ADDRESS).stream()
                .map(markup.url()::resolve)
                .flatMap(Optional::stream)
                .findFirst();
        List<ContactWords.Contact> found = id.isEmpty() ? List.of() : contacts.found(markup.words());
        return id.map(i -> new Seller(
                market.id() + ":" + i,
                sheet.get(Field.SELLER_NAME).orElse(i),
                home,
                words(found),
                abouts.ofMarket(sheet, markup, found)));
    }

    private static List<String> words(List<ContactWords.Contact> contacts) {
        return contacts.stream().map(ContactWords.Contact::words).toList();
    }

    /// Who sells a marketplace's item: as its page says, else as an address does that the page gives for the seller, or
    /// its own. Empty when none of them says.
    Optional<String> sellerId(Rules.Market market, Sheet sheet, Markup markup) {
        Optional<String> stated = sheet.get(Field.SELLER_ID);
        if (stated.isPresent()) return stated;
        List<WebUrl> named = Stream.concat(
                        sheet.all(Field.SELLER_ADDRESS).stream()
                                .map(markup.url()::resolve)
                                .flatMap(Optional::stream),
                        Stream.of(markup.url()))
                .toList();
        for (WebUrl address : named) {
            for (String pattern : market.sellerAddress()) {
                Optional<String> id = Declared.group(pattern, address.toString());
                if (id.isPresent()) return id.map(Parameter::decode);
            }
        }
        return named.stream()
                .map(shops)
                .flatMap(Optional::stream)
                .filter(s -> s.marketplace().equals(market.id()))
                .map(Shop::shop)
                .findFirst();
    }

    private static List<WebUrl> pictures(Sheet sheet, Markup markup) {
        List<WebUrl> out = new ArrayList<>();
        for (String p : sheet.all(Field.PICTURE)) {
            if (p.toLowerCase(Locale.ROOT).startsWith("data:")) continue;
            markup.url()
                    .resolve(p)
                    .filter(u -> ADDRESSED.contains(u.scheme()))
                    .filter(u -> !out.contains(u))
                    .ifPresent(out::add);
        }
        return out;
    }
}
