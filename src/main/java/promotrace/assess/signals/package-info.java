/// The signals: each one way of judging, a record whose components are its settings in `config/signals.yml`.
///
/// A new setting of a kind that is here: one entry in that file. A new kind: one record here, its name in [Signal]'s
/// list, and a table test with as many silent rows as firing ones. A signal looks at a reading and reads no text
/// itself; what it finds it quotes.
@NullMarked
package promotrace.assess.signals;

import org.jspecify.annotations.NullMarked;
