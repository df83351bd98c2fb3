package promotrace.storefront;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// The data of a JSON-LD script, without what shops wrap around them.
final class JsonLd {
    private static final Pattern WRAPPING =
            Pattern.compile("(?:[\\s/*<>!\\ufeff-]|\\[CDATA\\[|\\]\\]>){1,60}(?=[{\\[])");

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;}\\]]{0,60}+(?=[{\\[])");

    private JsonLd() {}

    /// Usually one; several where a shop writes one behind the other, with or without commas.
    ///
    /// Quirk: scripts written for old browsers hide their data in `<!-- -->` or `<![CDATA[ ]]>`; some shops write
    /// quotes as entities.
    static List<Value> documents(String script) {
        String bare = bare(script);
        List<Value> out = new ArrayList<>();
        Optional<Literal.Read> read = Literal.at(bare, 0);
        while (read.isPresent()) {
            out.add(read.get().value());
            Matcher next = BETWEEN.matcher(bare).region(read.get().end(), bare.length());
            read = next.lookingAt() ? Literal.at(bare, next.end()) : Optional.empty();
        }
        return out;
    }

    private static String bare(String script) {
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
