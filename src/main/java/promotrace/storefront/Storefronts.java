package promotrace.storefront;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.fetch.Fetched;
import promotrace.resolve.Catalogue;
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

    /// Longest text of an element that is taken for a notice, in characters.
    private static final int LONGEST_NOTICE = 400;

    private final Rules rules;
    private final Function<WebUrl, Optional<Item>> items;
    private final ShopAddresses addresses;
    private final Draft draft;
    private final Readers readers;

    Storefronts(Rules rules, Abouts abouts, Catalogue catalogue) {
        this.rules = rules;
        this.items = catalogue::item;
        Prices prices = new Prices(rules.prices());
        this.addresses = new ShopAddresses(rules.addresses());
        this.draft = new Draft(rules, prices, addresses, catalogue::shop, abouts);
        this.readers = new Readers(
                rules,
                items,
                addresses,
                draft,
                prices,
                new Visible(rules.visible(), prices),
                new Checkout(rules, prices));
    }

    /// The readers that the configuration declares. `catalogue` names a marketplace's item and shop from an address.
    ///
    /// @throws ConfigException naming file, line and entry of everything that can't be used
    public static Storefronts load(ConfigFolder folder, Catalogue catalogue) {
        Rules rules = folder.read(FILE, Rules.class);
        List<Problem> mistakes = StorefrontMistakes.in(folder, rules);
        TrackerRules trackers = folder.read(Abouts.TRACKERS, TrackerRules.class);
        SellerRules sellers = folder.read(Abouts.SELLERS, SellerRules.class);
        mistakes = Stream.of(mistakes, SellerMistakes.in(folder, trackers, sellers))
                .flatMap(List::stream)
                .toList();
        if (!mistakes.isEmpty()) throw new ConfigException(mistakes);
        return new Storefronts(rules, new Abouts(trackers, sellers), catalogue);
    }

    /// Every mistake in the declarations: what [#load] would refuse, and each example that is read otherwise than it
    /// says. Empty when all is well.
    public static List<Problem> checkAll(ConfigFolder folder) {
        return StorefrontCheck.of(folder);
    }

    /// What a page that was given turned out to be.
    public Reading read(Fetched.Page page) {
        Markup markup = new Markup(page.url(), page.text());
        String start = page.text().stripLeading();
        Optional<Item> item = items.apply(page.url());
        Optional<Rules.Market> market = market(page.url(), item);
        if (start.startsWith("{") || start.startsWith("[")) {
            return market.flatMap(m -> readAnswer(m, item, markup, page))
                    .orElseGet(() -> readDocument(start, markup, page));
        }
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
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                List.of());
    }

    private Reading readMarket(Rules.Market market, Optional<Item> asked, Markup markup, Fetched.Page page) {
        Optional<States.Found> state = States.find(market.states(), markup, asked.map(Item::item));
        Sheet sheet = Declared.fromData(market.read(), state, markup);
        if (state.isPresent() && sheet.has(Field.TITLE)) sheet.isOffer();
        Optional<Item> item = asked.or(() -> stated(market, sheet, markup));
        if (item.isEmpty()) return new Reading.None("a page of " + market.id() + " that is no item's");
        Inspection inspection = new Inspection(readers, markup, item, market.currency(), sheet);
        List<Runnable> further = List.of(
                inspection::structured, inspection::shaped, () -> inspection.declared(market.read()), inspection::seen);
        for (Runnable reader : further) if (!isWhole(sheet, market, markup)) reader.run();
        Optional<String> gone = sheet.offered() ? Optional.empty() : gone(market.notices(), markup);
        boolean shows = sheet.offered() || sheet.has(Field.PRICE) && gone.isEmpty();
        if (shows && sheet.has(Field.TITLE)) {
            inspection.further(market.read());
            return new Reading.Sold(draft.ofMarket(market, shown(item.get(), markup), sheet, markup, page));
        }
        return gone.<Reading>map(why -> new Reading.NoLonger(item.get().id(), why))
                .orElse(new Reading.None("an item's address, but the page shows no item"));
    }

    /// Whether nothing is wanting that a further reader could tell.
    private boolean isWhole(Sheet sheet, Rules.Market market, Markup markup) {
        return sheet.offered()
                && sheet.has(Field.TITLE)
                && draft.price(sheet, markup, market.currency()).isPresent()
                && sheet.has(Field.SELLER_NAME)
                && (market.sellerAddress().isEmpty()
                        || draft.sellerId(market, sheet, markup).isPresent());
    }

    /// The item under the address that the page calls its own, where that is of the same item.
    private Item shown(Item item, Markup markup) {
        return markup.canonical()
                .filter(c ->
                        items.apply(c).filter(i -> i.id().equals(item.id())).isPresent())
                .map(c -> new Item(item.marketplace(), item.item(), c.withoutFragment()))
                .orElse(item);
    }

    /// The item that the page names where its address does not.
    private Optional<Item> stated(Rules.Market market, Sheet sheet, Markup markup) {
        Optional<Item> canonical = markup.canonical()
                .flatMap(items)
                .or(() -> markup.meta("og:url").flatMap(markup.url()::resolve).flatMap(items));
        return canonical.or(() -> sheet.get(Field.ITEM)
                .map(id -> new Item(market.id(), id, markup.url().withoutFragment())));
    }

    /// What a marketplace's answer to its own page says of an item; empty when no such answer is declared of it.
    private Optional<Reading> readAnswer(Rules.Market market, Optional<Item> asked, Markup markup, Fetched.Page page) {
        List<Rules.State> answers =
                market.states().stream().filter(s -> s.document().orElse(false)).toList();
        if (answers.isEmpty()) return Optional.empty();
        Optional<States.Found> state = States.find(answers, markup, asked.map(Item::item));
        Sheet sheet = Declared.fromData(market.read(), state, markup);
        Optional<Item> item = asked.or(() -> stated(market, sheet, markup));
        if (state.isEmpty() || item.isEmpty() || !sheet.has(Field.TITLE)) {
            return Optional.of(new Reading.None("data of " + market.id() + " without an item"));
        }
        return Optional.of(new Reading.Sold(draft.ofMarket(market, item.get(), sheet, markup, page)));
    }

    private Reading readDocument(String text, Markup markup, Fetched.Page page) {
        Optional<Value> data = Literal.of(text);
        for (Rules.Document d : rules.documents()) {
            Optional<States.Found> root = data.flatMap(
                            v -> v.at(d.root()).stream().findFirst())
                    .filter(v -> d.having().isEmpty()
                            || v instanceof Value.Node n && n.parts().keySet().containsAll(d.having()))
                    .map(v -> new States.Found(v, d.root()));
            Sheet sheet = Declared.fromData(d.read(), root, markup);
            if (root.isPresent() && sheet.has(Field.TITLE) && sheet.has(Field.PRICE)) {
                return new Reading.Sold(draft.ofShop(sheet, markup, page));
            }
        }
        return new Reading.None("data without a product of a known form");
    }

    private Reading readShop(Markup markup, Fetched.Page page) {
        Sheet sheet = new Sheet();
        Inspection inspection = new Inspection(readers, markup, Optional.empty(), Optional.empty(), sheet);
        inspection.structured();
        for (Rules.Program p : rules.programs()) inspection.program(p);
        boolean priced = draft.price(sheet, markup, Optional.empty()).isPresent();
        if (!sheet.has(Field.TITLE) || !priced || sheet.isPriceMeta()) inspection.seen();
        if (!sheet.offered()) inspection.checkout();
        if (sheet.offered() && sheet.has(Field.TITLE)) {
            inspection.further(rules.visible().read());
            inspection.numbered();
            return new Reading.Sold(draft.ofShop(sheet, markup, page));
        }
        Optional<String> why = gone(List.of(), markup);
        return why.isPresent() && addresses.item(page.url()).isPresent()
                ? new Reading.NoLonger(draft.shopId(page.url()), why.get())
                : new Reading.None("no product in its data, and no price beside a way to order");
    }

    /// Whether a sentence says that an item is no longer there.
    boolean isNotice(String sentence) {
        return says(sentence, rules.notices().words());
    }

    private static boolean says(String sentence, List<String> notices) {
        String lower = sentence.toLowerCase(Locale.ROOT);
        return notices.stream().anyMatch(lower::contains);
    }

    /// The sentence by which a page says that its item is gone.
    private Optional<String> gone(List<String> more, Markup markup) {
        List<String> notices = new ArrayList<>(rules.notices().words());
        notices.addAll(more);
        if (!says(markup.words(), notices)) return Optional.empty();
        for (Element e : markup.select(rules.notices().where())) {
            String said = e.text().strip();
            if (said.length() < LONGEST_NOTICE && says(said, notices)) return Optional.of(said);
        }
        return Optional.empty();
    }
}
