package promotrace.storefront;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// The text of a JSON-LD script without what shops wrap around it.
final class JsonLd {
    private static final Pattern WRAPPING = Pattern.compile("(?:[\\s/*<!-]|\\[CDATA\\[|\\]\\]>){1,40}(?=[{\\[])");

    private JsonLd() {}

    /// Quirk: scripts written for old browsers hide their data in `<!-- -->` or `<![CDATA[ ]]>`; some shops write
    /// quotes
    /// as entities.
    static String bare(String script) {
        String s = script.strip();
        int first = firstBracket(s);
        if (first > 0) s = s.substring(first);
        return s.startsWith("{&quot;") || s.startsWith("[{&quot;") ? Parser.unescapeEntities(s, false) : s;
    }

    private static int firstBracket(String s) {
        Matcher m = WRAPPING.matcher(s);
        return m.lookingAt() ? m.end() : 0;
    }
}
