/// Files that people bring: exports of other tools, tables, archives, saved pages.
///
/// In: a file, and the formats of rows in `crawlers/imports/`. Out: its rows one by one, each with the format that fits it
/// ([promotrace.collect.RowFormat]), or the captures it holds. What a file is, its content tells, never its name; rows
/// are streamed, so that a file may be larger than memory. Stores nothing and asks nobody.
///
/// Start reading at [promotrace.intake.Intake].
///
/// To add a format of rows: a file in `crawlers/imports/` with its spec and a small invented file. To add a container
/// (what rows or captures come in): a value of `FileKind`, and its reader.
@NullMarked
package promotrace.intake;

import org.jspecify.annotations.NullMarked;
