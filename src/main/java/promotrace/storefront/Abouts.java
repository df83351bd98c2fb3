package promotrace.storefront;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers what a page tells of who sells. Safe for many threads.
final class Abouts {
    static final String TRACKERS = "config/trackers.yml";
    static final String SELLERS = "config/sellers.yml";

    private static final int MOST = 20;
    private static final int LONGEST = 200;

    private static final String ADDRESS = "address";
    private static final String LANGUAGE = "language";

    private final Trackers trackers;
    private final CountryNames countries;
    private final SellerWords words;
    private final List<String> placeholders;

    Abouts(TrackerRules trackers, SellerRules sellers) {
        this.trackers = new Trackers(trackers);
        this.countries = new CountryNames(sellers.countries());
        this.words = new SellerWords(sellers, countries);
        this.placeholders = sellers.placeholders().parts();
    }

    /// What an independent shop's page tells.
    About ofShop(Sheet sheet, Markup page, List<ContactWords.Contact> contacts) {
        SellerWords.Said said = words.in(page.words());
        List<Placed> places = new ArrayList<>(stated(sheet, page, contacts));
        places.addAll(said.places());
        List<Mark> marks = new ArrayList<>(trackers.of(page));
        contacts.stream().map(Abouts::mark).filter(this::isReal).forEach(marks::add);
        List<Stated> payments = new ArrayList<>(said.payments());
        sheet.stated(Field.PAYMENT).forEach(p -> payments.add(cut(p)));
        return new About(
                marks,
                few(places),
                sheet.first(Field.SELLER_SINCE).map(Abouts::cut).or(said::since),
                few(payments));
    }

    private boolean isReal(Mark contact) {
        return placeholders.stream().noneMatch(contact.id()::contains);
    }

    /// What a marketplace's page tells of one of its sellers: the words around, and mails of its own domain, are the
    /// marketplace's.
    About ofMarket(Sheet sheet, Markup page, List<ContactWords.Contact> contacts) {
        String own = "@" + page.url().site();
        List<Mark> marks = contacts.stream()
                .map(Abouts::mark)
                .filter(m -> isReal(m) && !m.id().endsWith(own))
                .toList();
        return new About(
                marks,
                few(stated(sheet, page, contacts)),
                sheet.first(Field.SELLER_SINCE).map(Abouts::cut),
                List.of());
    }

    /// Places in the page's data, its numbers and its language.
    private List<Placed> stated(Sheet sheet, Markup page, List<ContactWords.Contact> contacts) {
        Map<String, Placed> out = new LinkedHashMap<>();
        sheet.stated(Field.SELLER_PLACE)
                .forEach(s -> put(ADDRESS, countries.code(s.words()), s.words(), s.where(), out));
        sheet.stated(Field.SHIPS_FROM)
                .forEach(s -> put(s.what(), countries.code(s.words()), s.words(), s.where(), out));
        for (ContactWords.Contact c : contacts) {
            Optional<String> country = c.isNumber() ? countries.calling(c.words()) : Optional.empty();
            if (country.isPresent()) put("phone", country, c.words(), Draft.TEXT, out);
        }
        page.language().ifPresent(l -> put(LANGUAGE, Optional.empty(), l, "element html lang", out));
        Optional<String> written = Script.language(sheet.get(Field.TITLE), page);
        if (!written.equals(page.language())) {
            sheet.first(Field.TITLE).ifPresent(t -> put(LANGUAGE, Optional.empty(), t.words(), t.where(), out));
        }
        return List.copyOf(out.values());
    }

    private static void put(
            String what, Optional<String> country, String words, String where, Map<String, Placed> out) {
        out.putIfAbsent(what + country.orElse(words), new Placed(country, cut(new Stated(what, words, where))));
    }

    private static <T> List<T> few(List<T> all) {
        return all.subList(0, Math.min(all.size(), MOST));
    }

    private static Stated cut(Stated s) {
        return s.words().length() <= LONGEST
                ? s
                : new Stated(s.what(), s.words().substring(0, LONGEST), s.where());
    }

    private static Mark mark(ContactWords.Contact contact) {
        return new Mark(contact.kind(), contact.id(), new Stated("contact", contact.words(), Draft.TEXT));
    }
}
