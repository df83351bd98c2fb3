package promotrace.storefront;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ids by which services know an independent shop, in its scripts, their addresses and meta elements. Safe for many
/// threads.
final class Trackers {
    /// Where an id stands, as in [Stated].
    private static final String SCRIPT = "script";

    /// Ids taken from one page; one with more is no shop's.
    private static final int MOST = 20;

    /// Longest script that is looked at, in characters: snippets are short, longer ones are data and programs.
    private static final int LONGEST = 64_000;

    /// Characters before and behind a sign within which its id stands.
    private static final int REACH = 240;

    private static final int LONGEST_QUOTE = 200;

    /// What all ids of a service begin with.
    private static final Pattern PREFIX = Pattern.compile("^[A-Z]{1,3}-");

    private final List<Service> services = new ArrayList<>();
    private final Signs signs;

    private record Service(String name, Pattern pattern) {}

    Trackers(TrackerRules rules) {
        for (TrackerRules.Service s : rules.services()) {
            services.add(new Service(s.service(), Pattern.compile(s.pattern())));
        }
        signs = new Signs(
                rules.services().stream().map(TrackerRules.Service::signs).toList());
    }

    /// Each id once, in the page's order.
    List<Mark> of(Markup page) {
        Map<String, Mark> found = new LinkedHashMap<>();
        for (Markup.Script script : page.scripts()) {
            Optional<String> address = script.tag().get("src");
            if (address.isPresent()) in(address.get(), SCRIPT + " src", found);
            else if (script.body().length() <= LONGEST) in(script.body(), SCRIPT, found);
        }
        page.metas(List.of("fb:app_id")).forEach(m -> in(m.name() + "=" + m.content(), "meta " + m.name(), found));
        return List.copyOf(found.values());
    }

    /// The ids in one text.
    List<Mark> in(String text) {
        Map<String, Mark> found = new LinkedHashMap<>();
        in(text, SCRIPT, found);
        return List.copyOf(found.values());
    }

    private void in(String text, String where, Map<String, Mark> found) {
        signs.in(text, (rule, at, end) -> {
            if (found.size() >= MOST) return;
            Service service = services.get(rule);
            Matcher m = service.pattern()
                    .matcher(text)
                    .region(Math.max(0, at - REACH), Math.min(text.length(), end + REACH))
                    .useTransparentBounds(true)
                    .useAnchoringBounds(false);
            while (m.find() && m.start() <= end) {
                if (m.end() <= at || isPlaceholder(m.group(1)) || isCommented(text, at)) continue;
                String words = m.group().length() > LONGEST_QUOTE ? m.group(1) : m.group();
                Mark mark = new Mark(service.name(), m.group(1), new Stated("id", words, where));
                found.putIfAbsent(mark.key(), mark);
            }
        });
    }

    /// Quirk: guides give ids of X, of one digit, or of digits in their order, and shops copy them.
    private static boolean isPlaceholder(String id) {
        String upper = id.toUpperCase(Locale.ROOT);
        String bare = PREFIX.matcher(upper).replaceFirst("");
        return upper.contains("XXX")
                || upper.contains("YOUR")
                || bare.contains("1234567")
                || bare.chars().distinct().count() < 3;
    }

    private static boolean isCommented(String text, int at) {
        int block = text.lastIndexOf("/*", at);
        if (block >= 0 && text.indexOf("*/", block) > at) return true;
        int line = text.lastIndexOf('\n', at);
        for (int i = text.indexOf("//", line + 1); i >= 0 && i < at; i = text.indexOf("//", i + 2)) {
            char before = i == 0 ? '\n' : text.charAt(i - 1);
            if (before != ':' && before != '"' && before != '\'') return true;
        }
        return false;
    }
}
