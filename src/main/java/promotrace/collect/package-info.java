/// Accounts, posts and comments from platforms' pages and APIs, as the files in `crawlers/` declare.
///
/// To add a platform: a file in `crawlers/` with its spec and pages. What YAML cannot say is one class here, named by
/// the
/// file's `kind`.
@NullMarked
package promotrace.collect;

import org.jspecify.annotations.NullMarked;
