package promotrace.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import promotrace.evidence.Sha256;
import promotrace.picture.Depiction;
import promotrace.storefront.About;
import promotrace.storefront.Attribute;
import promotrace.storefront.Change;
import promotrace.storefront.History;
import promotrace.storefront.Kin;
import promotrace.storefront.Listing;
import promotrace.storefront.Mark;
import promotrace.storefront.Money;
import promotrace.storefront.Particulars;
import promotrace.storefront.Placed;
import promotrace.storefront.Relisted;
import promotrace.storefront.Seller;
import promotrace.storefront.Stated;
import tools.jackson.core.JsonGenerator;

/// A listing as JSON: what it says, where its page says it, its history, its pictures. What is not known is left out, but
/// for seller and price, which are null then.
final class ListingJson {
    private final JsonGenerator json;

    ListingJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Listing l, History history, List<Depiction> pictures) {
        json.writeStartObject();
        json.writeStringProperty("id", l.id());
        Optional<String> seller = l.seller().map(Seller::id);
        if (seller.isPresent()) json.writeStringProperty("seller", seller.get());
        else json.writeNullProperty("seller");
        json.writeStringProperty("title", l.title());
        price(l.price());
        json.writeStringProperty("url", l.url().toString());
        json.writeBooleanProperty("available", l.available());
        json.writeStringProperty("capture", l.capture().hex());
        values(l);
        attributes(l.particulars().attributes());
        from(l.particulars().from());
        if (l.seller().isPresent()) shop(l.seller().get(), history.kin());
        changes(history.changes());
        again(history.again());
        pictures("pictures", pictures);
        json.writeEndObject();
    }

    private void price(Optional<Money> price) {
        if (price.isEmpty()) {
            json.writeNullProperty("price");
            json.writeNullProperty("currency");
            return;
        }
        json.writeNumberProperty("price", price.get().low());
        price.get().high().ifPresent(h -> json.writeNumberProperty("priceHigh", h));
        json.writeStringProperty("currency", price.get().currency());
    }

    private void values(Listing l) {
        Particulars more = l.particulars();
        text("sku", l.sku());
        text("brand", l.brand());
        texts("category", l.category());
        texts("variants", l.variants());
        if (l.sold().isPresent()) json.writeNumberProperty("sold", l.sold().getAsLong());
        if (more.reviews().isPresent())
            json.writeNumberProperty("reviews", more.reviews().getAsLong());
        text("shipsFrom", more.shipsFrom());
        text("language", l.language());
        texts("contacts", l.seller().map(Seller::contacts).orElse(List.of()));
    }

    private void attributes(List<Attribute> all) {
        if (all.isEmpty()) return;
        json.writeArrayPropertyStart("attributes");
        for (Attribute a : all) {
            json.writeStartObject();
            json.writeStringProperty("name", a.name());
            json.writeStringProperty("value", a.value());
            json.writeStringProperty("where", a.where());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// What the page tells of who sells; each part is left out where it tells nothing.
    private void shop(Seller seller, List<Kin> kin) {
        About about = seller.about();
        json.writeObjectPropertyStart("shop");
        json.writeStringProperty("name", seller.name());
        seller.url().ifPresent(u -> json.writeStringProperty("url", u.toString()));
        places(about.places());
        if (about.since().isPresent()) since(about.since().get(), about.year());
        stated("payments", about.payments());
        marks(about.marks());
        kin(kin);
        json.writeEndObject();
    }

    private void places(List<Placed> all) {
        if (all.isEmpty()) return;
        json.writeArrayPropertyStart("places");
        for (Placed p : all) {
            json.writeStartObject();
            json.writeStringProperty("what", p.what());
            text("country", p.country());
            json.writeStringProperty("words", p.said().words());
            json.writeStringProperty("where", p.said().where());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void since(Stated said, OptionalInt year) {
        json.writeObjectPropertyStart("since");
        if (year.isPresent()) json.writeNumberProperty("year", year.getAsInt());
        json.writeStringProperty("words", said.words());
        json.writeStringProperty("where", said.where());
        json.writeEndObject();
    }

    private void marks(List<Mark> all) {
        if (all.isEmpty()) return;
        json.writeArrayPropertyStart("ids");
        for (Mark m : all) {
            json.writeStartObject();
            json.writeStringProperty("service", m.service());
            json.writeStringProperty("id", m.id());
            json.writeStringProperty("words", m.said().words());
            json.writeStringProperty("where", m.said().where());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Other sellers with the same id or contact.
    private void kin(List<Kin> all) {
        if (all.isEmpty()) return;
        json.writeArrayPropertyStart("others");
        for (Kin k : all) {
            json.writeStartObject();
            json.writeStringProperty("seller", k.seller());
            json.writeStringProperty("name", k.name());
            json.writeStringProperty("service", k.service());
            json.writeStringProperty("id", k.id());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Where the page says each value.
    private void from(List<Stated> all) {
        stated("from", all);
    }

    private void stated(String name, List<Stated> all) {
        if (all.isEmpty()) return;
        json.writeArrayPropertyStart(name);
        for (Stated s : all) {
            json.writeStartObject();
            json.writeStringProperty("what", s.what());
            json.writeStringProperty("words", s.words());
            json.writeStringProperty("where", s.where());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Left out where nothing changed.
    private void changes(List<Change> all) {
        if (all.isEmpty()) return;
        json.writeArrayPropertyStart("changes");
        for (Change c : all) {
            json.writeStartObject();
            json.writeStringProperty("what", c.what().word());
            json.writeStringProperty("before", c.before());
            json.writeStringProperty("after", c.after());
            json.writeStringProperty("at", c.at().toString());
            if (c.captureBefore().isPresent()) {
                json.writeStringProperty(
                        "captureBefore", c.captureBefore().get().hex());
            }
            capture(c.capture());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Left out where nothing is offered again.
    private void again(List<Relisted> all) {
        if (all.isEmpty()) return;
        json.writeArrayPropertyStart("again");
        for (Relisted r : all) {
            json.writeStartObject();
            json.writeStringProperty("id", r.id());
            json.writeStringProperty("url", r.url().toString());
            r.seller().ifPresent(s -> json.writeStringProperty("seller", s));
            json.writeStringProperty("same", r.why().word());
            if (!r.pictures().isEmpty()) {
                json.writeArrayPropertyStart("captures");
                r.pictures().forEach(c -> json.writeString(c.hex()));
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// What was fetched of pictures: `hash` is dHash and pHash in 32 hexadecimal digits, or `because` says why there is none.
    /// Left out where nothing was.
    void pictures(String name, List<Depiction> all) {
        if (all.isEmpty()) return;
        json.writeArrayPropertyStart(name);
        for (Depiction d : all) {
            json.writeStartObject();
            json.writeStringProperty("url", d.url().toString());
            d.hash().ifPresent(h -> json.writeStringProperty("hash", h.toString()));
            if (d.hash().isEmpty()) json.writeStringProperty("because", d.because());
            if (d.width() > 0) {
                json.writeNumberProperty("width", d.width());
                json.writeNumberProperty("height", d.height());
            }
            capture(d.capture());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void capture(Optional<Sha256> capture) {
        capture.ifPresent(c -> json.writeStringProperty("capture", c.hex()));
    }

    private void text(String name, Optional<String> words) {
        words.ifPresent(w -> json.writeStringProperty(name, w));
    }

    private void texts(String name, List<String> all) {
        if (all.isEmpty()) return;
        json.writeArrayPropertyStart(name);
        all.forEach(json::writeString);
        json.writeEndArray();
    }
}
