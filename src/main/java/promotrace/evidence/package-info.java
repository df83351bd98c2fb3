/// What was seen, kept so that it can be proven: captures, digests, quotes and the WARC vault.
///
/// In: an [promotrace.evidence.Exchange] as it came over the wire. Out: its [promotrace.evidence.Capture], kept in the
/// [promotrace.evidence.Vault] and found again by digest, or by address in an [promotrace.evidence.Archive].
///
/// The only room that reads and writes WARC.
@NullMarked
package promotrace.evidence;

import org.jspecify.annotations.NullMarked;
