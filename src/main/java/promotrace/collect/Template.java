package promotrace.collect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text with names in braces, filled from what is known; after RFC 6570 `{name}` is percent-encoded in an address and
/// `{+name}` is put in as it is.
final class Template {
    private static final Pattern NAME = Pattern.compile("\\{(\\+?)([A-Za-z][A-Za-z0-9]*)}");

    private Template() {}

    /// The address; empty when a name in it is unknown.
    static Optional<String> address(String template, Map<String, String> known) {
        return fill(template, known, Template::encode);
    }

    /// The words, with nothing encoded; empty when a name in them is unknown.
    static Optional<String> words(String template, Map<String, String> known) {
        return fill(template, known, value -> value);
    }

    /// A regular expression in which the values stand for themselves; empty when a name in it is unknown.
    static Optional<Pattern> pattern(String template, Map<String, String> known) {
        return fill(template, known, Pattern::quote).map(p -> Pattern.compile(p, Pattern.CASE_INSENSITIVE));
    }

    private interface Spelling {
        String of(String value);
    }

    private static Optional<String> fill(String template, Map<String, String> known, Spelling spelling) {
        StringBuilder out = new StringBuilder();
        Matcher m = NAME.matcher(template);
        while (m.find()) {
            String value = known.get(m.group(2));
            if (value == null) return Optional.empty();
            m.appendReplacement(out, Matcher.quoteReplacement(m.group(1).isEmpty() ? spelling.of(value) : value));
        }
        return Optional.of(m.appendTail(out).toString());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
