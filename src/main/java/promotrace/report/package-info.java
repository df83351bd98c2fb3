/// The case written down: JSON by the contract, HTML, CSV, and the summary on a terminal.
@NullMarked
package promotrace.report;

import org.jspecify.annotations.NullMarked;
