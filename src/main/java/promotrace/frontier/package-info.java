/// What to visit next, and when: the rules and the interface. Pure; the store keeps it.
///
/// [promotrace.frontier.Rhythm] says how often an account is visited, [promotrace.frontier.Retry] when a visit that failed is
/// tried again.
///
/// In: visits that somebody wants made. Out: leases of hosts, one worker each. No clock, no chance and no database in
/// here: time and randomness are passed in.
@NullMarked
package promotrace.frontier;

import org.jspecify.annotations.NullMarked;
