package promotrace.storefront;

import org.jsoup.parser.Parser;

/// The text of a JSON-LD script without what shops wrap around it.
final class JsonLd {
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
        for (int i = 0; i < Math.min(s.length(), 200); i++)
            if (s.charAt(i) == '{' || s.charAt(i) == '[') {
                if (!s.startsWith("[CDATA[", i)) return i;
            }
        return 0;
    }
}
