/// What was seen, kept so that it can be proven: captures, digests, quotes and the WARC vault.
///
/// The only room that reads and writes WARC.
@NullMarked
package promotrace.evidence;

import org.jspecify.annotations.NullMarked;
