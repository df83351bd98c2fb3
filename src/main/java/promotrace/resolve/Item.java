package promotrace.resolve;

import promotrace.url.WebUrl;

/// A marketplace's item as its address names it. `address` is the item's plain address without tracking.
public record Item(String marketplace, String item, WebUrl address) {
    /// `marketplace:item`, as reports name a listing.
    public String id() {
        return marketplace + ":" + item;
    }
}
