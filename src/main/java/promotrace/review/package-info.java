/// What people decide about a case. Pure.
@NullMarked
package promotrace.review;

import org.jspecify.annotations.NullMarked;
