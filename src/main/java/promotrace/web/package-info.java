/// The page on http://127.0.0.1:8080.
@NullMarked
package promotrace.web;

import org.jspecify.annotations.NullMarked;
