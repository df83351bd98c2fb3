/// The page on http://127.0.0.1:8080: [promotrace.web.Site] listens, [promotrace.web.Routes] lists every address.
///
/// It shows what [promotrace.web.Pages] finds and knows nothing else. The only room that uses the web server.
@NullMarked
package promotrace.web;

import org.jspecify.annotations.NullMarked;
