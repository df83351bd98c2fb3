package promotrace.storefront;

/// What a page at the end of a link turned out to be.
public sealed interface Reading {
    record Sold(Listing listing) implements Reading {}

    /// A listing's page that says that it is no longer there. `id` as in [Listing].
    record NoLonger(String id, String why) implements Reading {}

    /// A page that offers nothing for sale.
    record None(String why) implements Reading {}
}
