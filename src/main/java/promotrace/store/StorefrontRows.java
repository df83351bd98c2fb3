package promotrace.store;

import promotrace.evidence.Sha256;
import promotrace.storefront.About;
import promotrace.storefront.Attribute;
import promotrace.storefront.Kin;
import promotrace.storefront.Listing;
import promotrace.storefront.Mark;
import promotrace.storefront.Money;
import promotrace.storefront.Particulars;
import promotrace.storefront.Placed;
import promotrace.storefront.Relisted;
import promotrace.storefront.Seller;
import promotrace.storefront.Stated;
import promotrace.url.WebUrl;

/// How the records of `storefront` are stored.
final class StorefrontRows {
    private StorefrontRows() {}

    static Row row(Listing l) {
        return Row.keyed(l.id())
                .put("url", l.url())
                .put("marketplace", l.marketplace())
                .put("seller", l.seller(), StorefrontRows::row)
                .put("title", l.title())
                .put("description", l.description())
                .put("category", l.category())
                .put("price", l.price(), StorefrontRows::row)
                .put("price-text", l.priceText())
                .put("sku", l.sku())
                .put("attributes", l.particulars().attributes(), StorefrontRows::row)
                .put("reviews", l.particulars().reviews())
                .put("ships-from", l.particulars().shipsFrom())
                .put("from", l.particulars().from(), StorefrontRows::row)
                .put("sold", l.sold())
                .put("variants", l.variants())
                .put("pictures", l.pictures())
                .put("brand", l.brand())
                .put("language", l.language())
                .put("available", l.available())
                .put("capture", l.capture())
                .put("seen", l.seen());
    }

    static Listing listing(Row r) {
        return new Listing(
                r.id(),
                r.url("url"),
                r.text("marketplace"),
                r.maybe("seller", StorefrontRows::seller),
                r.text("title"),
                r.text("description"),
                r.texts("category"),
                r.maybe("price", StorefrontRows::money),
                r.maybeLong("sold"),
                r.texts("variants"),
                r.texts("pictures").stream().map(WebUrl::of).toList(),
                r.maybeText("brand"),
                r.maybeText("language"),
                r.flag("available"),
                r.sha256("capture"),
                r.time("seen"),
                r.maybeText("price-text"),
                r.maybeText("sku"),
                new Particulars(
                        r.rows("attributes", StorefrontRows::attribute),
                        r.maybeLong("reviews"),
                        r.maybeText("ships-from"),
                        r.rows("from", StorefrontRows::stated)));
    }

    private static Row row(Attribute a) {
        return Row.part().put("name", a.name()).put("value", a.value()).put("where", a.where());
    }

    private static Attribute attribute(Row r) {
        return new Attribute(r.text("name"), r.text("value"), r.text("where"));
    }

    private static Row row(Stated s) {
        return Row.part().put("what", s.what()).put("words", s.words()).put("where", s.where());
    }

    private static Stated stated(Row r) {
        return new Stated(r.text("what"), r.text("words"), r.text("where"));
    }

    static Row row(Relisted again) {
        return Row.part()
                .put("id", again.id())
                .put("url", again.url())
                .put("seller", again.seller())
                .put("why", again.why())
                .put("pictures", again.pictures());
    }

    static Relisted relisted(Row r) {
        return new Relisted(
                r.text("id"),
                r.url("url"),
                r.maybeText("seller"),
                r.word("why", Relisted.Why.class),
                r.texts("pictures").stream().map(Sha256::new).toList());
    }

    private static Row row(Seller s) {
        return Row.part()
                .put("id", s.id())
                .put("name", s.name())
                .put("url", s.url())
                .put("contacts", s.contacts())
                .put("marks", s.about().marks(), StorefrontRows::row)
                .put("places", s.about().places(), StorefrontRows::row)
                .put("since", s.about().since(), StorefrontRows::row)
                .put("payments", s.about().payments(), StorefrontRows::row);
    }

    private static About about(Row r) {
        return new About(
                r.rows("marks", m -> new Mark(m.text("service"), m.text("id"), stated(m.row("said")))),
                r.rows("places", p -> new Placed(p.maybeText("country"), stated(p.row("said")))),
                r.maybe("since", StorefrontRows::stated),
                r.rows("payments", StorefrontRows::stated));
    }

    private static Row row(Mark m) {
        return Row.part().put("service", m.service()).put("id", m.id()).put("said", row(m.said()));
    }

    private static Row row(Placed p) {
        return Row.part().put("country", p.country()).put("said", row(p.said()));
    }

    static Row row(Kin k) {
        return Row.part()
                .put("seller", k.seller())
                .put("name", k.name())
                .put("service", k.service())
                .put("id", k.id());
    }

    static Kin kin(Row r) {
        return new Kin(r.text("seller"), r.text("name"), r.text("service"), r.text("id"));
    }

    private static Seller seller(Row r) {
        return new Seller(r.text("id"), r.text("name"), r.maybeUrl("url"), r.texts("contacts"), about(r));
    }

    private static Row row(Money m) {
        return Row.part().put("low", m.low()).put("high", m.high()).put("currency", m.currency());
    }

    private static Money money(Row r) {
        return new Money(r.decimal("low"), r.maybeDecimal("high"), r.text("currency"));
    }
}
