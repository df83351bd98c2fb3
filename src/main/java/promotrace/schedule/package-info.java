/// Quartz fires for each platform by its crawler's file, and every firing looks whose next visit has come; it only upserts
/// due visits.
@NullMarked
package promotrace.schedule;

import org.jspecify.annotations.NullMarked;
