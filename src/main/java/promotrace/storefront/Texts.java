package promotrace.storefront;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/// Words of a page's elements, each read once, white space as one space, without scripts and styles.
///
/// Elements inside each other repeat their words: when all together are far more than any real page's data, the rest is
/// empty.
final class Texts {
    private static final int MOST_CHARACTERS = 20_000_000;

    private final Map<Element, String> known = new HashMap<>();
    private int characters;

    String of(Element e) {
        String text = known.get(e);
        if (text == null) {
            text = characters > MOST_CHARACTERS ? "" : e.text();
            characters += text.length();
            known.put(e, text);
        }
        return text;
    }
}
