/// Who earns from whom: edges from accounts to sellers, operators, commission as a range. Pure.
@NullMarked
package promotrace.network;

import org.jspecify.annotations.NullMarked;
