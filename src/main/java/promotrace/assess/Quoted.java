package promotrace.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Short words between quotation marks: a text that quotes a word speaks about it, and need not use it.
///
/// At most four words and forty signs; corner brackets do not count, since sellers set names in them. An apostrophe
/// inside a word opens and closes nothing.
final class Quoted {
    private static final Entry QUOTED = new Entry(Entry.Kind.WORD, "quoted", "any", "", false, false, "");
    private static final Pattern MARKED =
            Pattern.compile("(?<![\\p{L}\\p{N}])[\"'\u201c\u201d\u201e\u2018\u201a\u00ab\u00bb]"
                    + "(?=[\\p{L}\\p{N}])([^\\n\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]{1,40})"
                    + "[\"'\u201c\u201d\u2019\u2018\u00bb\u00ab](?![\\p{L}\\p{N}])");

    private Quoted() {}

    static List<Hit> find(Folded folded) {
        List<Hit> out = new ArrayList<>();
        Matcher m = MARKED.matcher(folded.raw());
        while (m.find()) {
            if (m.group(1).split("\\s+").length > 4) continue;
            int start = folded.at(m.start(1));
            int end = folded.at(m.end(1));
            if (start < end) out.add(new Hit(QUOTED, start, end));
        }
        return out;
    }
}
