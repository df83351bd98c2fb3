/// What an address says by itself: [promotrace.url.WebUrl], its parameters, its registrable domain, its canonical form.
///
/// Pure: no I/O, no clock, no knowledge of single hosts.
@NullMarked
package promotrace.url;

import org.jspecify.annotations.NullMarked;
