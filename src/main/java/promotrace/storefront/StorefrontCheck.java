package promotrace.storefront;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.evidence.Capture;
import promotrace.fetch.Fetched;
import promotrace.resolve.Catalogue;
import promotrace.url.WebUrl;

/// Runs every example of the declarations.
final class StorefrontCheck {
    private static final String PAGES = "config/pages";

    private final ConfigFolder folder;
    private final Rules rules;
    private final Storefronts storefronts;
    private final List<Problem> found = new ArrayList<>();

    private StorefrontCheck(ConfigFolder folder, Rules rules, Storefronts storefronts) {
        this.folder = folder;
        this.rules = rules;
        this.storefronts = storefronts;
    }

    static List<Problem> of(ConfigFolder folder) {
        try {
            Catalogue catalogue = Catalogue.load(folder);
            Storefronts storefronts = Storefronts.load(folder, catalogue);
            StorefrontCheck check =
                    new StorefrontCheck(folder, folder.read(Storefronts.FILE, Rules.class), storefronts);
            check.prices();
            check.addresses();
            check.words();
            check.contacts();
            check.articles();
            check.found.addAll(SellerCheck.of(folder));
            check.pages(check.rules.shops(), "shops");
            for (int i = 0; i < check.rules.marketplaces().size(); i++) {
                check.pages(check.rules.marketplaces().get(i).examples(), "marketplaces", i, "examples");
            }
            return List.copyOf(check.found);
        } catch (ConfigException e) {
            return e.problems();
        }
    }

    private void prices() {
        Prices prices = new Prices(rules.prices());
        for (int i = 0; i < rules.prices().examples().size(); i++) {
            Rules.PriceExample e = rules.prices().examples().get(i);
            Optional<WebUrl> at = WebUrl.parse(e.at().orElse("https://shop.example/"));
            Optional<String> read = at.flatMap(
                            u -> prices.data(e.text(), new Prices.Context(u, e.language(), e.currency())))
                    .map(StorefrontCheck::words);
            differ(e.text(), e.is(), read, "prices", "examples", i);
        }
    }

    private void addresses() {
        ShopAddresses addresses = new ShopAddresses(rules.addresses());
        for (int i = 0; i < rules.addresses().examples().size(); i++) {
            Rules.AddressExample e = rules.addresses().examples().get(i);
            Optional<WebUrl> url = WebUrl.parse(e.address());
            differ(e.address(), e.item(), url.flatMap(addresses::item), "addresses", "examples", i);
            Optional<String> shop = url.map(u -> "site:" + addresses.domain(u, Optional.empty()));
            differ(e.address(), Optional.of(e.seller()), shop, "addresses", "examples", i);
        }
    }

    private void words() {
        for (String e : rules.availability().examples()) {
            expect(e, rules.availability().yes().contains(Words.bare(e)), "availability", "examples");
        }
        for (String e : rules.availability().silent()) {
            expect(e, rules.availability().no().contains(Words.bare(e)), "availability", "silent");
        }
        for (String e : rules.notices().examples()) expect(e, storefronts.isNotice(e), "notices", "examples");
        for (String e : rules.notices().silent()) expect(e, !storefronts.isNotice(e), "notices", "silent");
    }

    private void contacts() {
        for (int i = 0; i < rules.contacts().kinds().size(); i++) {
            Rules.Contact kind = rules.contacts().kinds().get(i);
            ContactWords words = new ContactWords(new Rules.Contacts("", List.of(kind)));
            for (String e : kind.examples()) {
                expect(e, words.in(e).size() == 1, "contacts", "kinds", i, "examples");
            }
            for (String e : kind.silent()) expect(e, words.in(e).isEmpty(), "contacts", "kinds", i, "silent");
        }
    }

    private void articles() {
        ArticleWords words = new ArticleWords(rules.articles());
        for (int i = 0; i < rules.articles().examples().size(); i++) {
            Rules.ArticleExample e = rules.articles().examples().get(i);
            differ(e.text(), Optional.of(e.is()), words.in(e.text()), "articles", "examples", i);
        }
        for (String e : rules.articles().silent()) expect(e, words.in(e).isEmpty(), "articles", "silent");
    }

    private void pages(List<Rules.PageExample> examples, Object... path) {
        for (int i = 0; i < examples.size(); i++) {
            List<Object> at = new ArrayList<>(List.of(path));
            at.add(i);
            page(examples.get(i), at.toArray());
        }
    }

    private void page(Rules.PageExample example, Object... path) {
        Path file = folder.home().resolve(PAGES).resolve(example.page());
        try {
            byte[] body = Files.readAllBytes(file);
            WebUrl url = WebUrl.of(example.address());
            Capture capture = Capture.of(url, Instant.EPOCH, "GET", 200, List.of(), body);
            String text = new String(body, StandardCharsets.UTF_8);
            compare(example, storefronts.read(new Fetched.Page(capture, text)), path);
        } catch (IOException e) {
            add(example.page() + " can't be read in " + PAGES, path);
        } catch (IllegalArgumentException e) {
            add("not a web address: " + example.address(), path);
        }
    }

    private void compare(Rules.PageExample wanted, Reading reading, Object... path) {
        String kind = switch (reading) {
            case Reading.Sold sold -> "sold";
            case Reading.NoLonger gone -> "no-longer";
            case Reading.None none -> "none";
        };
        differ(wanted.page() + " is", Optional.of(wanted.reading().orElse("sold")), Optional.of(kind), path);
        if (reading instanceof Reading.NoLonger gone) {
            differ(wanted.page() + " id", wanted.id(), Optional.of(gone.id()), path);
        }
        if (reading instanceof Reading.Sold sold) {
            Listing l = sold.listing();
            differ(wanted.page() + " id", wanted.id(), Optional.of(l.id()), path);
            differ(wanted.page() + " seller", wanted.seller(), l.seller().map(Seller::id), path);
            differ(wanted.page() + " title", wanted.title(), Optional.of(l.title()), path);
            differ(wanted.page() + " price", wanted.price(), l.price().map(StorefrontCheck::words), path);
            if (wanted.name().isPresent()) {
                differ(wanted.page() + " name", wanted.name(), l.seller().map(Seller::name), path);
            }
            compareRest(wanted, l, path);
            more(wanted, l, path);
            expect(
                    wanted.page() + " availability",
                    l.available() == wanted.available().orElse(true),
                    path);
        }
    }

    private void compareRest(Rules.PageExample wanted, Listing l, Object... path) {
        if (wanted.number().isPresent()) differ(wanted.page() + " number", wanted.number(), l.sku(), path);
        wanted.sold().ifPresent(sold -> expect(wanted.page() + " sold", l.sold().equals(OptionalLong.of(sold)), path));
        if (!wanted.category().isEmpty()) differ(wanted.page() + " category", wanted.category(), l.category(), path);
        if (!wanted.variants().isEmpty()) differ(wanted.page() + " variants", wanted.variants(), l.variants(), path);
        if (wanted.picture().isPresent()) {
            Optional<String> first = l.pictures().stream().findFirst().map(WebUrl::toString);
            differ(wanted.page() + " picture", wanted.picture(), first, path);
        }
    }

    private void differ(String what, List<String> wanted, List<String> got, Object... path) {
        differ(what, Optional.of(String.join(" > ", wanted)), Optional.of(String.join(" > ", got)), path);
    }

    private void more(Rules.PageExample wanted, Listing l, Object... path) {
        Particulars more = l.particulars();
        if (wanted.attribute().isPresent()) {
            Optional<String> same = more.attributes().stream()
                    .map(a -> a.name() + ": " + a.value())
                    .filter(wanted.attribute().get()::equals)
                    .findFirst();
            differ(wanted.page() + " attribute", wanted.attribute(), same, path);
        }
        if (wanted.shipsFrom().isPresent()) {
            differ(wanted.page() + " ships-from", wanted.shipsFrom(), more.shipsFrom(), path);
        }
        if (wanted.reviews().isPresent()) {
            boolean same = more.reviews().isPresent()
                    && more.reviews().getAsLong() == wanted.reviews().get();
            expect(wanted.page() + " reviews", same, path);
        }
        About about = l.seller().map(Seller::about).orElse(About.NOTHING);
        if (wanted.since().isPresent()) {
            differ(wanted.page() + " since", wanted.since(), about.since().map(Stated::words), path);
        }
        if (wanted.place().isPresent()) {
            Optional<String> country =
                    about.places().stream().flatMap(p -> p.country().stream()).findFirst();
            differ(wanted.page() + " place", wanted.place(), country, path);
        }
        if (wanted.from().isPresent()) {
            Optional<String> where = more.from().stream()
                    .filter(s -> s.what().equals(Field.PRICE.word()))
                    .map(Stated::where)
                    .findFirst();
            differ(wanted.page() + " price stands in", wanted.from(), where, path);
        }
    }

    /// `12.50-18.90 USD`
    private static String words(Money money) {
        String high = money.high().map(h -> "-" + h.toPlainString()).orElse("");
        return money.low().toPlainString() + high + " " + money.currency();
    }

    private void differ(String what, Optional<String> wanted, Optional<String> got, Object... path) {
        if (wanted.equals(got)) return;
        add(what + ": expected " + wanted.orElse("nothing") + ", read " + got.orElse("nothing"), path);
    }

    private void expect(String what, boolean holds, Object... path) {
        if (!holds) add(what + ": not read as the example says", path);
    }

    private void add(String problem, Object... path) {
        found.add(folder.problem(Storefronts.FILE, problem, path));
    }
}
