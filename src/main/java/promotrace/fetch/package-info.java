/// The one door to the watched web: polite, safe, live or replayed from captures with the same outcomes.
///
/// In: an address to ask for. Out: a [promotrace.fetch.Fetched]. Nothing else in the product opens a connection to the
/// watched web.
@NullMarked
package promotrace.fetch;

import org.jspecify.annotations.NullMarked;
