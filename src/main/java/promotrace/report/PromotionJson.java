package promotrace.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import promotrace.assess.Finding;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.collect.Post;
import promotrace.evidence.Quote;
import promotrace.network.Commission;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.resolve.Cloaked;
import promotrace.resolve.Earlier;
import promotrace.resolve.Item;
import promotrace.resolve.Kind;
import promotrace.resolve.Shop;
import promotrace.resolve.SubId;
import promotrace.storefront.Listing;
import promotrace.storefront.Money;
import promotrace.storefront.Seller;
import tools.jackson.core.JsonGenerator;

/// One promotion of the JSON report, and the parts that accounts share with it.
final class PromotionJson {
    private final JsonGenerator json;

    PromotionJson(JsonGenerator json) {
        this.json = json;
    }

    void write(PromotionAssessment p) {
        Subject s = p.subject();
        json.writeStartObject();
        json.writeStringProperty("post", s.post().url().toString());
        json.writeStringProperty("account", s.post().account());
        past(s.post().past());
        json.writeStringProperty("verdict", p.verdict().name().toLowerCase(Locale.ROOT));
        text("link", link(s));
        chain(s.chain(), List.of());
        s.until().ifPresent(at -> json.writeStringProperty("until", at.toString()));
        earlier(s.earlier());
        s.cloaked().ifPresent(this::cloaked);
        json.writeArrayPropertyStart("affiliate");
        s.affiliates().forEach(this::affiliate);
        json.writeEndArray();
        listing(s.listing());
        json.writeArrayPropertyStart("brands");
        p.brands().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("score", rounded(p.score()));
        signals(p.findings());
        json.writeEndObject();
    }

    /// `edited` where this is how the post stood before that moment, `missing` where it was no longer listed then.
    private void past(Optional<Post.Past> past) {
        switch (past.orElse(null)) {
            case null -> {}
            case Post.Past.Edited(Instant since) -> json.writeStringProperty("edited", since.toString());
            case Post.Past.Missing(Instant since) -> json.writeStringProperty("missing", since.toString());
        }
    }

    /// One link's way by itself.
    void walk(ChainTree.Walk w) {
        json.writeStartObject();
        json.writeStringProperty("link", w.chain().posted().toString());
        chain(Optional.of(w.chain()), w.known().kinds());
        json.writeObjectPropertyStart("clean");
        json.writeStringProperty("url", w.known().clean().toString());
        text("item", w.known().item().map(Item::id));
        text("shop", w.known().shop().map(Shop::id));
        json.writeEndObject();
        json.writeArrayPropertyStart("affiliate");
        w.affiliates().forEach(this::affiliate);
        json.writeEndArray();
        listing(w.listing());
        json.writeEndObject();
    }

    /// The address that was posted, as it was walked (with a scheme, without a platform's wrapper).
    private static Optional<String> link(Subject s) {
        return s.chain()
                .map(c -> c.posted().toString())
                .or(() -> s.link().map(l -> l.url().toString()));
    }

    /// `kinds` are those of the chain's addresses, empty where they are not told.
    private void chain(Optional<Chain> chain, List<Kind> kinds) {
        json.writeArrayPropertyStart("chain");
        List<Chain.Link> links = chain.map(Chain::links).orElse(List.of());
        for (int i = 0; i < links.size(); i++) {
            hop(links.get(i), i < kinds.size() ? Optional.of(kinds.get(i)) : Optional.empty());
        }
        json.writeEndArray();
        text("destination", chain.flatMap(Chain::destination).map(Object::toString));
        text("outcome", chain.map(c -> c.outcome().name().toLowerCase(Locale.ROOT)));
        chain.flatMap(Chain::canonical).ifPresent(c -> json.writeStringProperty("canonical", c.toString()));
        chain.map(Chain::why).filter(w -> !w.isBlank()).ifPresent(w -> json.writeStringProperty("why", w));
    }

    /// Where the link led before it led this way, the last first; left out where it always led there.
    private void earlier(List<Earlier> ways) {
        if (ways.isEmpty()) return;
        json.writeArrayPropertyStart("earlier");
        for (Earlier e : ways) {
            json.writeStartObject();
            text("destination", e.chain().destination().map(Object::toString));
            json.writeStringProperty("until", e.until().toString());
            json.writeArrayPropertyStart("chain");
            e.chain().links().forEach(hop -> hop(hop, Optional.empty()));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void cloaked(Cloaked c) {
        json.writeObjectPropertyStart("cloaked");
        text("plain", c.plain().map(Object::toString));
        text("click", c.click().map(Object::toString));
        json.writeEndObject();
    }

    private void hop(Chain.Link hop, Optional<Kind> kind) {
        json.writeStartObject();
        json.writeStringProperty("url", hop.url().toString());
        json.writeStringProperty("how", hop.how());
        if (hop.status().isPresent()) {
            json.writeNumberProperty("status", hop.status().getAsInt());
        } else {
            json.writeNullProperty("status");
        }
        kind.ifPresent(k -> json.writeStringProperty("kind", k.word()));
        hop.capture().ifPresent(c -> json.writeStringProperty("capture", c.hex()));
        json.writeEndObject();
    }

    private void affiliate(Affiliate a) {
        json.writeStartObject();
        json.writeStringProperty("network", a.network());
        text("publisher", a.publisher());
        text("merchant", a.merchant());
        text("subId", a.subId());
        subIdParts(a.subIdParts());
        a.creative().ifPresent(c -> json.writeStringProperty("creative", c));
        a.coupon().ifPresent(c -> json.writeStringProperty("coupon", c));
        json.writeEndObject();
    }

    private void subIdParts(List<SubId> parts) {
        if (parts.isEmpty()) return;
        json.writeArrayPropertyStart("subIdParts");
        for (SubId part : parts) {
            json.writeStartObject();
            part.name().ifPresent(n -> json.writeStringProperty("name", n));
            json.writeStringProperty("value", part.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void listing(Optional<Listing> found) {
        if (found.isEmpty()) {
            json.writeNullProperty("listing");
            return;
        }
        Listing l = found.get();
        json.writeObjectPropertyStart("listing");
        json.writeStringProperty("id", l.id());
        text("seller", l.seller().map(Seller::id));
        json.writeStringProperty("title", l.title());
        if (l.price().isPresent()) {
            Money price = l.price().get();
            json.writeNumberProperty("price", price.low());
            price.high().ifPresent(h -> json.writeNumberProperty("priceHigh", h));
            json.writeStringProperty("currency", price.currency());
        } else {
            json.writeNullProperty("price");
            json.writeNullProperty("currency");
        }
        json.writeStringProperty("url", l.url().toString());
        json.writeBooleanProperty("available", l.available());
        json.writeStringProperty("capture", l.capture().hex());
        json.writeEndObject();
    }

    void signals(List<Finding> findings) {
        json.writeArrayPropertyStart("signals");
        for (Finding f : findings) {
            json.writeStartObject();
            json.writeStringProperty("name", f.signal());
            json.writeNumberProperty("weight", rounded(f.weight()));
            json.writeStringProperty(
                    "evidence", f.quotes().stream().map(Quote::text).collect(Collectors.joining(" … ")));
            json.writeStringProperty("because", f.because());
            json.writeArrayPropertyStart("quotes");
            f.quotes().forEach(this::quote);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void quote(Quote q) {
        json.writeStartObject();
        json.writeStringProperty("place", q.place().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("text", q.text());
        json.writeStringProperty("where", q.where().toString());
        json.writeStringProperty("capture", q.capture().hex());
        json.writeEndObject();
    }

    void commission(Optional<Commission> commission) {
        if (commission.isEmpty()) {
            json.writeNullProperty("commission");
            return;
        }
        Commission c = commission.get();
        json.writeObjectPropertyStart("commission");
        json.writeNumberProperty("low", c.low());
        json.writeNumberProperty("likely", c.likely());
        json.writeNumberProperty("high", c.high());
        json.writeStringProperty("currency", c.currency());
        json.writeStringProperty("basis", c.basis());
        json.writeEndObject();
    }

    /// Six decimals: enough to keep the order of accounts, without the noise of binary fractions.
    BigDecimal rounded(double value) {
        BigDecimal cut =
                BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return cut.scale() < 0 ? cut.setScale(0) : cut;
    }

    private void text(String name, Optional<String> value) {
        if (value.isPresent()) json.writeStringProperty(name, value.get());
        else json.writeNullProperty(name);
    }
}
