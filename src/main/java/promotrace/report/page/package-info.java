/// The report's page as the templates need it: what is shown in full, in which order, and where the pictures' lines
/// go.
///
/// In: a [promotrace.report.CaseFile]. Out: [promotrace.report.page.ReportPage], read by `src/main/jte/report.jte`.
/// Its types are public because templates are compiled into a package of their own. Words for people stand in the
/// templates, strangers' words pass through [promotrace.report.Harmless].
@NullMarked
package promotrace.report.page;

import org.jspecify.annotations.NullMarked;
