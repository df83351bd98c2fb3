/// The one door to the watched web: polite, safe, live or replayed from captures with the same outcomes.
///
/// Start reading at [promotrace.fetch.Door], then [promotrace.fetch.LiveDoor] for the order of what happens. A new kind of
/// sign-in page or challenge is an entry in `config/walls.yml`; what a status means stands in
/// [promotrace.fetch.Outcomes] alone.
///
/// In: an address to ask for. Out: a [promotrace.fetch.Fetched]. Nothing else in the product opens a connection to the
/// watched web.
@NullMarked
package promotrace.fetch;

import org.jspecify.annotations.NullMarked;
