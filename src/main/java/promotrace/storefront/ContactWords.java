package promotrace.storefront;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Contacts that a page gives in its words, as written.
final class ContactWords {
    /// Contacts taken from one page; a page with more is a directory, not a shop.
    private static final int MOST = 20;

    /// Characters behind a sign within which the contact ends.
    private static final int REACH = 120;

    private final List<Kind> kinds = new ArrayList<>();
    private final Signs signs;

    private record Kind(String name, Pattern pattern) {}

    /// A contact as written.
    record Contact(String kind, String words) {
        /// Fewer digits are part of a name.
        private static final int FEWEST_DIGITS = 8;

        private static final String SIGNS = ":：/ @";

        /// Whether it is a telephone number.
        boolean isNumber() {
            return words.indexOf('@') < 0
                    && digits().length() >= FEWEST_DIGITS
                    && digits().length() * 2 > name().length();
        }

        /// The form in which two writings of the same are equal: a number's digits, a name or an address in lower case.
        String id() {
            return isNumber() ? digits() : name();
        }

        private String digits() {
            String all = words.replaceAll("\\D", "");
            return all.startsWith("00") ? all.substring(2) : all;
        }

        /// What stands behind the word for the messenger.
        private String name() {
            String lower = words.toLowerCase(Locale.ROOT);
            if (lower.indexOf('@') > 0 && lower.indexOf('.', lower.indexOf('@')) > 0) return lower;
            int from = lower.length();
            while (from > 0 && SIGNS.indexOf(lower.charAt(from - 1)) < 0) from--;
            return lower.substring(from);
        }
    }

    ContactWords(Rules.Contacts rules) {
        for (Rules.Contact c : rules.kinds()) kinds.add(new Kind(c.kind(), Pattern.compile(c.pattern())));
        signs = new Signs(rules.kinds().stream().map(Rules.Contact::signs).toList());
    }

    /// Each contact once, by kind, then in the page's order.
    List<String> in(String words) {
        return found(words).stream().map(Contact::words).toList();
    }

    /// The same with their kinds.
    List<Contact> found(String words) {
        List<Map<String, Contact>> found = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) found.add(new LinkedHashMap<>());
        signs.in(words, (rule, at, end) -> {
            Kind k = kinds.get(rule);
            Map<String, Contact> here = found.get(rule);
            if (here.size() >= MOST) return;
            int from = Math.max(words.lastIndexOf('\n', at) + 1, at - REACH);
            Matcher m = k.pattern().matcher(words.substring(from, Math.min(words.length(), at + REACH)));
            while (m.find())
                here.putIfAbsent(
                        m.group().strip(), new Contact(k.name(), m.group().strip()));
        });
        Map<String, Contact> out = new LinkedHashMap<>();
        for (Map<String, Contact> here : found) {
            for (Contact c : here.values()) if (out.size() < MOST) out.putIfAbsent(c.words(), c);
        }
        return List.copyOf(out.values());
    }
}
