package promotrace.storefront;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import promotrace.resolve.Item;
import promotrace.url.WebUrl;

/// One page under the readers that serve every shop; each adds to the sheet what those before it did not find.
final class Inspection {
    /// A price before tax is lower than the one asked by at least and at most so much.
    private static final BigDecimal LOWEST_TAX = new BigDecimal("1.03");

    private static final BigDecimal HIGHEST_TAX = new BigDecimal("1.30");

    /// What no reading ends for, and what is worth a look where it can be had.
    private static final List<Field> FURTHER =
            List.of(Field.ATTRIBUTE, Field.REVIEWS, Field.SHIPS_FROM, Field.SOLD, Field.VARIANT);

    private final Readers readers;
    private final Markup markup;
    private final Optional<Item> item;
    private final Optional<String> currency;
    private final Sheet sheet;

    /// `item` is what a marketplace's address names, `currency` that of all its prices; both empty for an independent
    /// shop. What is found goes into `sheet`.
    Inspection(Readers readers, Markup markup, Optional<Item> item, Optional<String> currency, Sheet sheet) {
        this.readers = readers;
        this.markup = markup;
        this.item = item;
        this.currency = currency;
        this.sheet = sheet;
    }

    /// JSON-LD and meta elements: no tree is needed.
    void structured() {
        boolean priced = sheet.has(Field.PRICE);
        sheet.complete(SchemaOrg.read("json-ld", markup.linkedData(), this::isOwn));
        Sheet metas = Metas.read(markup);
        if (!priced) narrow(metas);
        if (!sheet.has(Field.PRICE) && metas.has(Field.PRICE)) sheet.priceIsMeta();
        if (sheet.offered() || metas.offered()) sheet.complete(metas);
    }

    /// What a shop's program keeps in its pages.
    ///
    /// Quirk: a price without its currency is left to what a person sees: WordPress says `en-US` of pages in euros.
    void program(Rules.Program program) {
        if (program.signs().stream().noneMatch(markup::has)) return;
        Optional<States.Found> state = States.find(program.states(), markup);
        if (state.isEmpty()) return;
        Sheet found = Declared.fromData(program.read(), state, markup);
        found.complete(Declared.fromTree(program.read(), found, markup));
        if (found.get(Field.ITEM).filter(i -> !isOwnItem(i)).isPresent()) return;
        if (!found.has(Field.CURRENCY)) {
            sheet.first(Field.CURRENCY).ifPresent(c -> found.put(Field.CURRENCY, c.words(), c.where()));
        }
        boolean priced = found.has(Field.CURRENCY)
                && readers.draft().price(found, markup, Optional.empty()).isPresent();
        if (priced) {
            found.isOffer();
        } else {
            found.remove(Field.PRICE);
            found.remove(Field.PRICE_HIGH);
        }
        sheet.complete(found);
        if (sheet.offered()) sheet.complete(Metas.read(markup));
    }

    /// A product in data of unknown build: no tree is needed.
    void shaped() {
        String title = ownTitle();
        Predicate<String> named = words -> Words.bare(words).length() > 5 && title.contains(Words.bare(words));
        States.find(readers.rules().states(), markup, v -> {
                    Sheet found = Shapes.read(readers.rules().shape(), v, this::isOwnItem, named);
                    return found.isEmpty() ? Optional.empty() : Optional.of(found);
                })
                .ifPresent(sheet::complete);
    }

    /// What a marketplace's declaration says stands in its elements.
    void declared(Map<String, List<Rules.Place>> read) {
        Sheet seen = Declared.fromTree(read, sheet, markup);
        if (seen.has(Field.TITLE)) seen.isOffer();
        sheet.complete(seen);
    }

    /// The article number that the shop shows to people; the one in its data is often that of its own stock-keeping.
    void numbered() {
        readers.draft()
                .article(markup)
                .or(() -> readers.visible().article(markup))
                .ifPresent(n -> sheet.replace(Field.SKU, n));
    }

    /// What else of the goods declared elements say, of what nothing is known yet. The tree is built only where one of those
    /// elements can be there.
    void further(Map<String, List<Rules.Place>> read) {
        Map<String, List<Rules.Place>> wanted = new TreeMap<>();
        for (Field f : FURTHER) {
            List<Rules.Place> here = read.getOrDefault(f.word(), List.of()).stream()
                    .filter(p -> p.css().filter(markup::mayHave).isPresent())
                    .toList();
            if (!sheet.has(f) && !here.isEmpty()) wanted.put(f.word(), here);
        }
        if (!wanted.isEmpty()) sheet.complete(Declared.fromTree(wanted, sheet, markup));
    }

    /// Microdata and RDFa, then what a person sees.
    void seen() {
        sheet.complete(SchemaOrg.read("microdata", Microdata.items(markup.tree()), this::isOwn));
        if (!sheet.offered()) sheet.complete(SchemaOrg.read("rdfa", Rdfa.named(markup.tree()), this::isOwn));
        if (!sheet.has(Field.PRICE)) shaped();
        if (!sheet.offered() && item.isEmpty() && isText()) return;
        Sheet seen = readers.visible().read(markup, sheet, context());
        seen.first(Field.PRICE).filter(p -> isAsked(p.words())).ifPresent(p -> sheet.replace(Field.PRICE, p));
        sheet.complete(seen);
    }

    /// A page that takes the order for one thing and hardly shows it.
    void checkout() {
        if (isText()) return;
        Sheet found = readers.checkout().read(markup, sheet, context());
        if (!found.offered()) return;
        for (Field f : List.of(Field.TITLE, Field.PRICE)) found.first(f).ifPresent(w -> sheet.replace(f, w));
        sheet.complete(found);
    }

    /// Whether a page calls itself an article; an article shows prices and buttons without selling.
    private boolean isText() {
        return markup.meta("og:type").filter("article"::equalsIgnoreCase).isPresent()
                || SchemaOrg.isText(markup.linkedData());
    }

    /// Of the prices of several variants, takes the one that the page shows in its own card.
    private void narrow(Sheet metas) {
        Optional<Money> spread = readers.draft().price(sheet, markup, currency);
        Optional<Money> shown = readers.draft().price(metas, markup, sheet.get(Field.CURRENCY));
        if (spread.isEmpty() || shown.isEmpty() || spread.get().high().isEmpty()) return;
        boolean inside = shown.get().low().compareTo(spread.get().low()) >= 0
                && shown.get().low().compareTo(spread.get().high().get()) <= 0
                && shown.get().currency().equals(spread.get().currency());
        if (inside && shown.get().high().isEmpty()) {
            metas.first(Field.PRICE).ifPresent(p -> sheet.replace(Field.PRICE, p));
            sheet.remove(Field.PRICE_HIGH);
        }
    }

    /// Whether a price that can be seen is the one asked, and not the one in the page's data.
    ///
    /// Quirk: some shops' data keep the price that the page shows crossed out; Magento's meta elements the price before
    /// tax.
    private boolean isAsked(String seen) {
        Optional<Money> stated = readers.draft().price(sheet, markup, currency);
        Optional<Money> shown = readers.prices().data(seen, context());
        if (stated.isEmpty() || shown.isEmpty()) return false;
        if (!stated.get().currency().equals(shown.get().currency())) return false;
        BigDecimal data = stated.get().low();
        BigDecimal asked = shown.get().low();
        boolean beforeTax = sheet.isPriceMeta()
                && asked.compareTo(data.multiply(LOWEST_TAX)) > 0
                && asked.compareTo(data.multiply(HIGHEST_TAX)) < 0;
        return beforeTax
                || asked.compareTo(data) < 0 && readers.visible().isCrossedOut(stated.get(), markup, context());
    }

    private Prices.Context context() {
        return Draft.context(sheet, markup, currency);
    }

    private boolean isOwnItem(String id) {
        Optional<String> own = item.map(Item::item).or(() -> readers.addresses().item(markup.url()));
        return own.filter(id::equalsIgnoreCase).isPresent();
    }

    private String ownTitle() {
        return Words.bare(markup.meta("og:title").or(markup::title).orElse(""));
    }

    /// Whether words in a page's data are the page's own address or the beginning of its own title.
    private boolean isOwn(String words) {
        if (!words.startsWith("http") && !words.startsWith("/")) {
            String bare = Words.bare(words);
            return bare.length() > 3 && ownTitle().startsWith(bare);
        }
        Optional<WebUrl> url = markup.url().resolve(words);
        if (item.isPresent()) {
            Optional<Item> named = url.flatMap(readers.items());
            return named.filter(i -> i.id().equals(item.get().id())).isPresent();
        }
        boolean samePath = url.filter(u -> u.path().equals(markup.url().path())).isPresent();
        return samePath && url.get().query().equals(markup.url().query());
    }
}
