/// Quartz fires each crawler by its file's cron or interval; a firing only upserts due visits.
@NullMarked
package promotrace.schedule;

import org.jspecify.annotations.NullMarked;
