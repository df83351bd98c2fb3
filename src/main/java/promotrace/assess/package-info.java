/// What was seen in a promotion, for and against, quoted and weighed; from promotions to a verdict on the account.
///
/// Pure: no I/O, no clock. What a rule would want to look up, the pipeline looks up and passes in.
@NullMarked
package promotrace.assess;

import org.jspecify.annotations.NullMarked;
