package promotrace.storefront;

/// One thing that a page says, in its own words, and where on the page it says them, so that it can be looked up.
///
/// `what` names the thing in kebab case (`price`, `ships-from`); `words` are the page's, never normalised and never blank;
/// `where` is what one looks for on the page: `json-ld offers.price`, `meta og:title`, `data runParams priceModule.price`,
/// `element .price`, `text` for what a person reads, `address` for the page's own address.
public record Stated(String what, String words, String where) {
    public Stated {
        if (words.isBlank()) throw new IllegalArgumentException("what is stated has words");
    }
}
