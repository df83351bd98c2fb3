/// Pages that need a browser: one Chromium, asked over Playwright, that opens no connection by itself.
///
/// Start reading at [promotrace.fetch.browser.ChromiumRenderer], then [promotrace.fetch.browser.Tab] for what a page may
/// do. What it may ask for is data: `config/rendering.yml`.
///
/// In: a page that the door was given. Out: the page as it stood when its scripts had run. Every request in between goes
/// through the door; what would get around that meets a proxy that is nowhere.
@NullMarked
package promotrace.fetch.browser;

import org.jspecify.annotations.NullMarked;
