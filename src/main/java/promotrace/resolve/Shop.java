package promotrace.resolve;

import promotrace.url.WebUrl;

/// A marketplace's shop as an address names it. `address` is the shop's plain address.
public record Shop(String marketplace, String shop, WebUrl address) {
    /// `marketplace:shop`, as reports name a seller.
    public String id() {
        return marketplace + ":" + shop;
    }
}
