package promotrace.storefront;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The classes, ids and itemprops that stand in a page, and what of a selector can mean anything there.
///
/// Selectors for hundreds of shop programs are asked of every page; most of their alternatives name a class that the page
/// does not have, and need not be looked for in its tree. Upper and lower case are the same. Not safe for several threads.
final class Names {
    private static final Pattern BETWEEN = Pattern.compile(",\\s*(?![^(]*\\))");

    /// `.name`, `#name`, or `[attribute operator value]` with an optional operator.
    private static final Pattern STEP = Pattern.compile(
            "([.#])([\\w-]+)|\\[(class|id|itemprop|data-[\\w-]+)\\s*[*^$~]?=\\s*[\"']?([^\"'\\]]+)[\"']?\\]|\\[[^\\]]*\\]|:\\w+\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)");

    /// What the configuration's selectors need, once for all pages.
    private static final Map<String, List<Alternative>> KNOWN = new ConcurrentHashMap<>();

    private static final String DATA = "data";
    private static final String WHOLE = "whole";

    private final String text;
    private final Values classes = new Values();
    private final Values ids = new Values();
    private final Values itemprops = new Values();
    private final Map<String, Boolean> asked = new HashMap<>();

    /// One alternative of a selector, and the names that must stand in a page for it to mean anything.
    private record Alternative(String css, List<Need> needs) {}

    /// A name, or part of one, of a kind: `.`, `#`, `itemprop`, or the value of a data `attribute`; that of a whole name is
    /// [#WHOLE].
    private record Need(String kind, String name, String attribute) {}

    /// `text` is the page's, in which values of data attributes are looked for as they are written.
    Names(String text) {
        this.text = text;
    }

    void addClass(String value) {
        classes.values.add(value);
    }

    void addId(String value) {
        ids.values.add(value);
    }

    void addItemprop(String value) {
        itemprops.values.add(value);
    }

    /// The alternatives of a selector that can mean something; empty when none can.
    Optional<String> possible(String css) {
        List<Alternative> all = KNOWN.computeIfAbsent(css, Names::alternatives);
        StringBuilder out = new StringBuilder();
        int kept = 0;
        for (Alternative a : all) {
            if (!a.needs().stream().allMatch(this::has)) continue;
            if (kept++ > 0) out.append(", ");
            out.append(a.css());
        }
        if (kept == 0) return Optional.empty();
        return Optional.of(kept == all.size() ? css : out.toString());
    }

    private static List<Alternative> alternatives(String css) {
        List<Alternative> out = new ArrayList<>();
        for (String one : BETWEEN.split(css)) {
            List<Need> needs = new ArrayList<>();
            Matcher m = STEP.matcher(one);
            while (m.find()) {
                if (m.group(1) != null)
                    needs.add(new Need(m.group(1), m.group(2).toLowerCase(Locale.ROOT), WHOLE));
                else if (m.group(3) != null && m.group(4).strip().indexOf(' ') < 0) {
                    needs.add(part(m.group(3), m.group(4).strip()));
                }
            }
            out.add(new Alternative(one.strip(), List.copyOf(needs)));
        }
        return List.copyOf(out);
    }

    private static Need part(String attribute, String value) {
        return switch (attribute) {
            case "class" -> new Need(".", value.toLowerCase(Locale.ROOT), "");
            case "id" -> new Need("#", value.toLowerCase(Locale.ROOT), "");
            case "itemprop" -> new Need(attribute, value.toLowerCase(Locale.ROOT), "");
            default -> new Need(DATA, value, attribute);
        };
    }

    private boolean has(Need need) {
        return switch (need.kind()) {
            case "." -> classes.has(need);
            case "#" -> ids.has(need);
            case DATA -> isWritten(need.attribute()) && isWritten(need.name());
            default -> itemprops.has(need);
        };
    }

    /// Whether these characters stand anywhere in the page's text, upper and lower case told apart.
    boolean isWritten(String words) {
        return asked.computeIfAbsent(words, text::contains);
    }

    /// What stands in one attribute of all elements: values as they came, and, once asked, their names singly and in one
    /// text in which parts of them are looked for.
    private static final class Values {
        private final Set<String> values = new HashSet<>();
        private final Set<String> names = new HashSet<>();
        private final Map<String, Boolean> asked = new HashMap<>();
        private @Nullable String joined;

        boolean has(Need need) {
            String all = joined();
            if (need.attribute().equals(WHOLE)) return names.contains(need.name());
            return asked.computeIfAbsent(need.name(), all::contains);
        }

        private String joined() {
            String known = joined;
            if (known == null) {
                for (String value : values) split(value.toLowerCase(Locale.ROOT));
                known = String.join(" ", names);
                joined = known;
            }
            return known;
        }

        private void split(String value) {
            int from = 0;
            for (int i = 0; i <= value.length(); i++) {
                if (i < value.length() && value.charAt(i) > ' ') continue;
                if (i > from) names.add(value.substring(from, i));
                from = i + 1;
            }
        }
    }
}
