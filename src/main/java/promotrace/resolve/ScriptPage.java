package promotrace.resolve;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import promotrace.url.WebUrl;

/// What a page's scripts can ask it for: its address, what a reference leads to, and an attribute of the first element that
/// a simple selector means.
record ScriptPage(
        WebUrl url, Function<String, Optional<WebUrl>> target, BiFunction<String, String, Optional<String>> attribute) {
    /// Selectors that are looked up: a tag, an id, classes and attributes, and one below the other.
    static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9_.#\\[\\]=\"' -]{1,100}");

    /// A page of which only the address is known.
    static ScriptPage at(WebUrl url) {
        return new ScriptPage(url, url::resolve, (selector, name) -> Optional.empty());
    }
}
