package promotrace.storefront;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import promotrace.config.ConfigFolder;
import promotrace.fetch.Fetched;
import promotrace.resolve.Item;
import promotrace.url.WebUrl;

/// Reads the page at the end of a link: what is sold there, by whom, for how much; or that it is gone; or that it is no
/// listing. Start reading here.
///
/// Readers are asked in the order of how far they are trusted, and no more of them than needed: what the marketplace's
/// declaration says stands in the page's data, JSON-LD, meta elements, then the elements themselves. Pure, safe for
/// many
/// threads; no page makes it throw.
public final class Storefronts {
    static final String FILE = "config/storefronts.yml";

    private final Rules rules;
    private final Function<WebUrl, Optional<Item>> items;
    private final Prices prices;
    private final ShopAddresses addresses;
    private final Visible visible;
    private final Draft draft;

    Storefronts(Rules rules, Function<WebUrl, Optional<Item>> items) {
        this.rules = rules;
        this.items = items;
        this.prices = new Prices(rules.prices());
        this.addresses = new ShopAddresses(rules.addresses());
        this.visible = new Visible(rules.visible(), prices);
        this.draft = new Draft(rules, prices, addresses);
    }

    /// The readers that the configuration declares. `items` names a marketplace's item from an address.
    public static Storefronts load(ConfigFolder folder, Function<WebUrl, Optional<Item>> items) {
        return new Storefronts(folder.read(FILE, Rules.class), items);
    }

    /// What a page that was given turned out to be.
    public Reading read(Fetched.Page page) {
        Markup markup = new Markup(page.url(), page.text());
        Optional<Item> item = items.apply(page.url());
        Optional<Rules.Market> market = market(page.url(), item);
        if (market.isPresent()) return readMarket(market.get(), item, markup, page);
        if (item.isPresent()) return readMarket(unknown(item.get()), item, markup, page);
        return readShop(markup, page);
    }

    /// What is known of a page that is not there: an item that is gone, where the address names one.
    public Reading read(Fetched.Gone gone) {
        Optional<Item> item = items.apply(gone.url());
        String why = "the server says that it is not there";
        if (item.isPresent()) return new Reading.NoLonger(item.get().id(), why);
        boolean goods = gone.url().segments().stream()
                .anyMatch(s -> rules.addresses().containers().contains(s.toLowerCase(Locale.ROOT)));
        return goods && addresses.item(gone.url()).isPresent()
                ? new Reading.NoLonger(draft.shopId(gone.url()), why)
                : new Reading.None("the page is not there, and its address names no item");
    }

    private Optional<Rules.Market> market(WebUrl address, Optional<Item> item) {
        for (Rules.Market m : rules.marketplaces()) {
            boolean named = item.filter(
                            i -> m.id().equals(i.marketplace()) || m.aliases().contains(i.marketplace()))
                    .isPresent();
            if (named || item.isEmpty() && m.hosts().stream().anyMatch(h -> isOn(address, h))) return Optional.of(m);
        }
        return Optional.empty();
    }

    private static boolean isOn(WebUrl address, String host) {
        if (!host.endsWith(".*")) return address.on(host);
        String name = host.substring(0, host.length() - 1);
        return address.site().startsWith(name);
    }

    /// A marketplace that addresses are known of, but whose pages are not declared.
    private static Rules.Market unknown(Item item) {
        return new Rules.Market(
                item.marketplace(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                java.util.Map.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                List.of());
    }

    private Reading readMarket(Rules.Market market, Optional<Item> asked, Markup markup, Fetched.Page page) {
        Sheet sheet = new Sheet();
        Optional<Value> state = States.find(market.states(), markup);
        Sheet declared = Declared.fromData(market.read(), state, markup);
        if (state.isPresent() && declared.has(Field.TITLE)) declared.isOffer();
        sheet.complete(declared);
        Optional<Item> item = asked.or(() -> stated(market, sheet, markup));
        if (!isWhole(sheet, market, markup)) sheet.complete(structured(markup, item));
        if (!isWhole(sheet, market, markup)) sheet.complete(shaped(markup, item));
        if (!isWhole(sheet, market, markup)) {
            Sheet seen = Declared.fromTree(market.read(), sheet, markup);
            if (seen.has(Field.TITLE)) seen.isOffer();
            sheet.complete(seen);
        }
        if (!isWhole(sheet, market, markup)) fallBack(sheet, item, markup, market.currency());
        if (item.isEmpty()) return new Reading.None("a page of " + market.id() + " that is no item's");
        if (sheet.offered() && sheet.has(Field.TITLE)) {
            return new Reading.Sold(draft.ofMarket(market, item.get(), sheet, markup, page));
        }
        return gone(market.notices(), markup)
                .<Reading>map(why -> new Reading.NoLonger(item.get().id(), why))
                .orElse(new Reading.None("an item's address, but the page shows no item"));
    }

    /// The item that the page names where its address does not.
    private Optional<Item> stated(Rules.Market market, Sheet sheet, Markup markup) {
        Optional<Item> canonical = markup.canonical()
                .flatMap(items)
                .or(() -> markup.meta("og:url").flatMap(markup.url()::resolve).flatMap(items));
        return canonical.or(() -> sheet.get(Field.ITEM)
                .map(id -> new Item(market.id(), id, markup.url().withoutFragment())));
    }

    private Reading readShop(Markup markup, Fetched.Page page) {
        Sheet sheet = structured(markup, Optional.empty());
        boolean priced = draft.price(sheet, markup, Optional.empty()).isPresent();
        if (!sheet.has(Field.TITLE) || !priced || sheet.isPriceMeta()) {
            fallBack(sheet, Optional.empty(), markup, Optional.empty());
        }
        if (sheet.offered() && sheet.has(Field.TITLE)) {
            return new Reading.Sold(draft.ofShop(sheet, markup, page));
        }
        Optional<String> why = gone(List.of(), markup);
        return why.isPresent() && addresses.item(page.url()).isPresent()
                ? new Reading.NoLonger(draft.shopId(page.url()), why.get())
                : new Reading.None("no product in its data, and no price beside a way to order");
    }

    /// JSON-LD and meta elements: no tree is needed.
    private Sheet structured(Markup markup, Optional<Item> item) {
        Sheet sheet = new Sheet();
        List<Value> data = new ArrayList<>();
        for (Markup.Script s : markup.scripts()) {
            boolean ld = s.tag()
                    .get("type")
                    .filter(t -> t.toLowerCase(Locale.ROOT).startsWith("application/ld+json"))
                    .isPresent();
            if (ld) Literal.of(JsonLd.bare(s.body())).ifPresent(data::add);
        }
        Predicate<String> own = own(markup, item);
        sheet.complete(SchemaOrg.read(data, own));
        Sheet metas = Metas.read(markup);
        narrow(sheet, metas, markup);
        if (!sheet.has(Field.PRICE) && metas.has(Field.PRICE)) sheet.priceIsMeta();
        boolean speaks = sheet.offered() || metas.offered();
        if (speaks) sheet.complete(metas);
        return sheet;
    }

    /// Of the prices of several variants, the one that the page shows in its own card.
    private void narrow(Sheet sheet, Sheet metas, Markup markup) {
        Optional<Money> spread = draft.price(sheet, markup, Optional.empty());
        Optional<Money> shown = draft.price(metas, markup, sheet.get(Field.CURRENCY));
        if (spread.isEmpty() || shown.isEmpty() || spread.get().high().isEmpty()) return;
        boolean inside = shown.get().low().compareTo(spread.get().low()) >= 0
                && shown.get().low().compareTo(spread.get().high().get()) <= 0
                && shown.get().currency().equals(spread.get().currency());
        if (inside && shown.get().high().isEmpty()) {
            metas.get(Field.PRICE).ifPresent(p -> sheet.replace(Field.PRICE, p));
            sheet.remove(Field.PRICE_HIGH);
        }
    }

    private void fallBack(Sheet sheet, Optional<Item> item, Markup markup, Optional<String> currency) {
        Predicate<String> own = own(markup, item);
        sheet.complete(SchemaOrg.read(Annotations.microdata(markup.tree()), own));
        if (!sheet.offered()) sheet.complete(SchemaOrg.read(Annotations.rdfa(markup.tree()), own));
        if (!sheet.has(Field.PRICE)) sheet.complete(shaped(markup, item));
        Prices.Context context = Draft.context(sheet, markup, currency);
        Sheet seen = visible.read(markup, sheet, context);
        seen.get(Field.PRICE)
                .filter(p -> isAsked(p, sheet, markup, currency))
                .ifPresent(p -> sheet.replace(Field.PRICE, p));
        sheet.complete(seen);
    }

    /// Whether a price that can be seen is the one asked, and not the one in the page's data.
    ///
    /// Quirk: some shops' data keep the price that the page shows crossed out; Magento's meta elements the price before
    /// tax, which is lower by 3 to 30 %.
    private boolean isAsked(String seen, Sheet sheet, Markup markup, Optional<String> currency) {
        Prices.Context context = Draft.context(sheet, markup, currency);
        Optional<Money> stated = draft.price(sheet, markup, currency);
        Optional<Money> shown = prices.data(seen, context);
        if (stated.isEmpty()
                || shown.isEmpty()
                || !stated.get().currency().equals(shown.get().currency())) return false;
        BigDecimal data = stated.get().low();
        BigDecimal asked = shown.get().low();
        boolean beforeTax = sheet.isPriceMeta()
                && asked.compareTo(data.multiply(new BigDecimal("1.03"))) > 0
                && asked.compareTo(data.multiply(new BigDecimal("1.30"))) < 0;
        return beforeTax || asked.compareTo(data) < 0 && visible.isCrossedOut(stated.get(), markup, context);
    }

    /// A product in data of unknown build: no tree is needed.
    private Sheet shaped(Markup markup, Optional<Item> item) {
        String title = Words.bare(markup.meta("og:title").or(markup::title).orElse(""));
        Predicate<String> named = words -> Words.bare(words).length() > 5 && title.contains(Words.bare(words));
        return States.find(rules.states(), markup, v -> {
                    Sheet sheet = Shapes.read(rules.shape(), v, i -> isOwnItem(i, markup, item), named);
                    return sheet.isEmpty() ? Optional.empty() : Optional.of(sheet);
                })
                .orElseGet(Sheet::new);
    }

    private boolean isOwnItem(String id, Markup markup, Optional<Item> item) {
        return item.map(Item::item)
                .or(() -> addresses.item(markup.url()))
                .filter(id::equalsIgnoreCase)
                .isPresent();
    }

    /// Whether words in a page's data are the page's own address or title.
    private Predicate<String> own(Markup markup, Optional<Item> item) {
        String title = Words.bare(markup.meta("og:title").or(markup::title).orElse(""));
        return words -> {
            boolean address = words.startsWith("http") || words.startsWith("/");
            if (!address) {
                String bare = Words.bare(words);
                return bare.length() > 3 && title.startsWith(bare);
            }
            Optional<WebUrl> url = markup.url().resolve(words);
            if (item.isPresent()) {
                return url.flatMap(items)
                        .filter(i -> i.id().equals(item.get().id()))
                        .isPresent();
            }
            String path = markup.url().path();
            return url.filter(u -> u.path().equals(path)
                            && u.query().equals(markup.url().query()))
                    .isPresent();
        };
    }

    private boolean isWhole(Sheet sheet, Rules.Market market, Markup markup) {
        return sheet.offered()
                && sheet.has(Field.TITLE)
                && draft.price(sheet, markup, market.currency()).isPresent()
                && sheet.has(Field.SELLER_NAME)
                && (market.sellerAddress().isEmpty()
                        || Draft.sellerId(market, sheet, markup).isPresent());
    }

    /// The sentence by which a page says that its item is gone.
    private Optional<String> gone(List<String> more, Markup markup) {
        List<String> notices = new ArrayList<>(rules.notices().words());
        notices.addAll(more);
        String words = markup.words().toLowerCase(Locale.ROOT);
        if (notices.stream().noneMatch(words::contains)) return Optional.empty();
        for (Element e : markup.tree().select(rules.notices().where())) {
            String said = e.text().strip();
            String lower = said.toLowerCase(Locale.ROOT);
            if (said.length() < 400 && notices.stream().anyMatch(lower::contains)) return Optional.of(said);
        }
        return Optional.empty();
    }
}
