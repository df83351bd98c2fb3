/// One class per collection is the only code that knows its field names; every write may come twice.
///
/// The only room that knows MongoDB. No room uses it but the pipeline, the monitor and the ways in.
@NullMarked
package promotrace.store;

import org.jspecify.annotations.NullMarked;
