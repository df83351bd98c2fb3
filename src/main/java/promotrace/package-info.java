/// PromoTrace. Start reading at [promotrace.Pipeline].
@NullMarked
package promotrace;

import org.jspecify.annotations.NullMarked;
