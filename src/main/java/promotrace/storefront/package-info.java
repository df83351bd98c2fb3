/// Listings and sellers: what a page at the end of a link offers, as the page itself says it.
///
/// In: a page that was fetched, or the news that it is gone. Out: a [promotrace.storefront.Reading]. Pure: no request, no
/// clock, no look at other pages; no input makes it throw. Start reading at [promotrace.storefront.Storefronts].
///
/// To add a marketplace: one entry in `config/storefronts.yml` that says where in its pages item, title, price and seller
/// stand, with a saved page in `config/pages/` and the reading expected of it. JSON-LD, Open Graph, microdata, RDFa and
/// data in scripts are read on every page and need no entry.
@NullMarked
package promotrace.storefront;

import org.jspecify.annotations.NullMarked;
