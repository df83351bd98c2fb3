/// Links: what stands in an address, what a server answers, who is paid on the way, where it lands.
///
/// It takes an address, not a post, and makes no request itself. To add a network, agent, shortener or marketplace: one
/// entry in `config/` with source and examples.
@NullMarked
package promotrace.resolve;

import org.jspecify.annotations.NullMarked;
