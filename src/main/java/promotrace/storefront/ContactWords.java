package promotrace.storefront;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Contacts that a page gives in its words, as written.
final class ContactWords {
    /// Contacts taken from one page; a page with more is a directory, not a shop.
    private static final int MOST = 20;

    /// Characters behind a sign within which the contact ends.
    private static final int REACH = 120;

    private final List<Kind> kinds = new ArrayList<>();

    private record Kind(List<String> signs, Pattern pattern) {}

    ContactWords(Rules.Contacts rules) {
        for (Rules.Contact c : rules.kinds()) kinds.add(new Kind(c.signs(), Pattern.compile(c.pattern())));
    }

    /// Each contact once, by kind, then in the page's order.
    List<String> in(String words) {
        String lower = lower(words);
        Set<String> out = new LinkedHashSet<>();
        for (Kind k : kinds) {
            for (String sign : k.signs()) {
                for (int at = lower.indexOf(sign); at >= 0 && out.size() < MOST; at = lower.indexOf(sign, at + 1)) {
                    int from = Math.max(words.lastIndexOf('\n', at) + 1, at - REACH);
                    Matcher m = k.pattern().matcher(words.substring(from, Math.min(words.length(), at + REACH)));
                    while (m.find()) out.add(m.group().strip());
                }
            }
        }
        return List.copyOf(out);
    }

    /// Lower case letter by letter, so that places stay the same (`İ` alone would become two).
    private static String lower(String words) {
        char[] out = words.toCharArray();
        for (int i = 0; i < out.length; i++) out[i] = Character.toLowerCase(out[i]);
        return new String(out);
    }
}
