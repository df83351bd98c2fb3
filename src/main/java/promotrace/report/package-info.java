/// The case written down: JSON by the contract, a page for people, CSV, the summary on a terminal, a link's tree.
///
/// In: a [promotrace.report.CaseFile]. Every writer takes its numbers from [promotrace.report.Figures] and passes
/// strangers' words through [promotrace.report.Harmless]. It reads no database and no clock. To add a format: one
/// class here and a golden file.
@NullMarked
package promotrace.report;

import org.jspecify.annotations.NullMarked;
