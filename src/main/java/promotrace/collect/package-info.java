/// Accounts, posts and comments from platforms' pages and APIs, as the files in `crawlers/` declare.
///
/// In: a watched account, a step of its platform's file and what came of asking for it. Out: a
/// [promotrace.collect.Harvest], posts and comments with their links, and the steps to ask next. Pure: it makes no
/// request and keeps nothing between two answers.
///
/// Start reading at [promotrace.collect.Crawlers] and `DeclaredCrawler`; `crawlers/README.md` explains the files.
///
/// To add a platform: a file in `crawlers/` with its spec and pages. What YAML cannot say is one class here, named by
/// the file's `kind`.
@NullMarked
package promotrace.collect;

import org.jspecify.annotations.NullMarked;
