package promotrace.report;

import java.util.List;
import java.util.Optional;
import promotrace.picture.Depiction;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.resolve.Item;
import promotrace.resolve.Kind;
import promotrace.resolve.Shop;
import promotrace.resolve.SubId;
import promotrace.storefront.History;
import promotrace.storefront.Listing;
import promotrace.url.WebUrl;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/// A link's way as JSON: its chain, who is paid, and the listing where it lands.
///
/// Its names are encoded once: of a million links' ways most is names.
final class WayJson {
    private static final SerializedString LINK = new SerializedString("link");
    private static final SerializedString CHAIN = new SerializedString("chain");
    private static final SerializedString URL = new SerializedString("url");
    private static final SerializedString HOW = new SerializedString("how");
    private static final SerializedString STATUS = new SerializedString("status");
    private static final SerializedString KIND = new SerializedString("kind");
    private static final SerializedString CAPTURE = new SerializedString("capture");
    private static final SerializedString DESTINATION = new SerializedString("destination");
    private static final SerializedString OUTCOME = new SerializedString("outcome");
    private static final SerializedString CANONICAL = new SerializedString("canonical");
    private static final SerializedString WHY = new SerializedString("why");
    private static final SerializedString CLEAN = new SerializedString("clean");
    private static final SerializedString ITEM = new SerializedString("item");
    private static final SerializedString SHOP = new SerializedString("shop");
    private static final SerializedString AFFILIATE = new SerializedString("affiliate");
    private static final SerializedString NETWORK = new SerializedString("network");
    private static final SerializedString PUBLISHER = new SerializedString("publisher");
    private static final SerializedString MERCHANT = new SerializedString("merchant");
    private static final SerializedString SUB_ID = new SerializedString("subId");
    private static final SerializedString SUB_ID_PARTS = new SerializedString("subIdParts");
    private static final SerializedString NAME = new SerializedString("name");
    private static final SerializedString VALUE = new SerializedString("value");
    private static final SerializedString CREATIVE = new SerializedString("creative");
    private static final SerializedString COUPON = new SerializedString("coupon");
    private static final SerializedString LISTING = new SerializedString("listing");

    private final JsonGenerator json;
    private final ListingJson listing;
    private final PlainAddresses plain = new PlainAddresses();

    WayJson(JsonGenerator json) {
        this.json = json;
        this.listing = new ListingJson(json);
    }

    /// One link's way by itself.
    void walk(ChainTree.Walk w) {
        json.writeStartObject();
        address(LINK, w.chain().posted());
        chain(Optional.of(w.chain()), w.known().kinds());
        json.writeName(CLEAN);
        json.writeStartObject();
        address(URL, w.known().clean());
        Optional<Item> item = w.known().item();
        if (item.isPresent()) text(ITEM, item.get().id());
        else none(ITEM);
        Optional<Shop> shop = w.known().shop();
        if (shop.isPresent()) text(SHOP, shop.get().id());
        else none(SHOP);
        json.writeEndObject();
        affiliates(w.affiliates());
        listing(w.listing(), History.NONE, List.of());
        json.writeEndObject();
    }

    /// The chain, where it leads and why it leads no further. `kinds` are those of the chain's addresses, empty where they
    /// are not told.
    void chain(Optional<Chain> walked, List<Kind> kinds) {
        if (walked.isEmpty()) {
            hops(List.of(), kinds);
            none(DESTINATION);
            none(OUTCOME);
            return;
        }
        Chain chain = walked.get();
        hops(chain.links(), kinds);
        if (chain.destination().isPresent())
            address(DESTINATION, chain.destination().get());
        else none(DESTINATION);
        text(OUTCOME, chain.outcome().word());
        if (chain.canonical().isPresent()) address(CANONICAL, chain.canonical().get());
        if (!chain.why().isBlank()) text(WHY, chain.why());
    }

    void hops(List<Chain.Link> links, List<Kind> kinds) {
        json.writeName(CHAIN);
        json.writeStartArray();
        for (int i = 0; i < links.size(); i++) {
            Chain.Link hop = links.get(i);
            json.writeStartObject();
            address(URL, hop.url());
            text(HOW, hop.how());
            json.writeName(STATUS);
            if (hop.status().isPresent()) json.writeNumber(hop.status().getAsInt());
            else json.writeNull();
            if (i < kinds.size()) text(KIND, kinds.get(i).word());
            if (hop.capture().isPresent()) text(CAPTURE, hop.capture().get().hex());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void affiliates(List<Affiliate> paid) {
        json.writeName(AFFILIATE);
        json.writeStartArray();
        for (Affiliate a : paid) {
            json.writeStartObject();
            text(NETWORK, a.network());
            text(PUBLISHER, a.publisher());
            text(MERCHANT, a.merchant());
            text(SUB_ID, a.subId());
            subIdParts(a.subIdParts());
            if (a.creative().isPresent()) text(CREATIVE, a.creative().get());
            if (a.coupon().isPresent()) text(COUPON, a.coupon().get());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void subIdParts(List<SubId> parts) {
        if (parts.isEmpty()) return;
        json.writeName(SUB_ID_PARTS);
        json.writeStartArray();
        for (SubId part : parts) {
            json.writeStartObject();
            if (part.name().isPresent()) text(NAME, part.name().get());
            text(VALUE, part.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void listing(Optional<Listing> found, History history, List<Depiction> pictures) {
        if (found.isEmpty()) none(LISTING);
        else {
            json.writeName(LISTING);
            listing.write(found.get(), history, pictures);
        }
    }

    /// As in a listing, under another name.
    void pictures(String name, List<Depiction> all) {
        listing.pictures(name, all);
    }

    private void address(SerializedString name, WebUrl url) {
        json.writeName(name);
        byte[] bytes = plain.of(url);
        if (bytes.length > 0) json.writeRawUTF8String(bytes, 0, bytes.length);
        else json.writeString(url.toString());
    }

    private void text(SerializedString name, String value) {
        json.writeName(name);
        json.writeString(value);
    }

    private void text(SerializedString name, Optional<String> value) {
        json.writeName(name);
        if (value.isPresent()) json.writeString(value.get());
        else json.writeNull();
    }

    private void none(SerializedString name) {
        json.writeName(name);
        json.writeNull();
    }
}
