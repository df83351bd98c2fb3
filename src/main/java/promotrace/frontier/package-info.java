/// What to visit next, and when: the rules and the interface. The store keeps it. Pure.
@NullMarked
package promotrace.frontier;

import org.jspecify.annotations.NullMarked;
