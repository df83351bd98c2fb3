/// Listings and sellers: what a page at the end of a link offers, as the page itself says it. Pure.
@NullMarked
package promotrace.storefront;

import org.jspecify.annotations.NullMarked;
