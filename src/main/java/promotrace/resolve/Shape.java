package promotrace.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import promotrace.url.Parameter;

/// An expression of a rule, made ready: what must begin the text is compared before the expression is tried, and its
/// named groups are known.
final class Shape {
    private static final String SPECIAL = "\\[](){}.*+?^$|";

    private final Pattern pattern;
    private final String start;
    private final boolean plain;
    private final boolean anchored;
    private final Group[] groups;

    private record Group(int number, Values.Kind kind) {}

    /// @throws java.util.regex.PatternSyntaxException for an expression that is none
    /// @throws IllegalArgumentException where a group has a name that no value has
    Shape(String expression) {
        pattern = Pattern.compile(expression);
        anchored = expression.startsWith("^");
        start = start(anchored ? expression : "^" + expression);
        plain = start.length() == expression.replace("\\", "").length() - (anchored ? 1 : 0);
        List<Group> named = new ArrayList<>();
        pattern.namedGroups().forEach((name, number) -> named.add(new Group(number, Values.Kind.called(name))));
        groups = named.toArray(Group[]::new);
    }

    /// The plain characters that a text must begin with; empty where the expression does not say.
    static String start(String expression) {
        if (!expression.startsWith("^") || hasChoice(expression)) return "";
        StringBuilder plain = new StringBuilder();
        int i = 1;
        while (i < expression.length()) {
            char c = expression.charAt(i);
            int next = i + 1;
            if (c == '\\' && next < expression.length() && !Character.isLetterOrDigit(expression.charAt(next))) {
                c = expression.charAt(next++);
            } else if (SPECIAL.indexOf(c) >= 0) {
                break;
            }
            // what may be there more or less often need not be there
            if (next < expression.length() && "*?{".indexOf(expression.charAt(next)) >= 0) break;
            plain.append(c);
            i = next;
        }
        return plain.toString();
    }

    /// Whether the whole is a choice, so that its beginning is not that of all it finds.
    private static boolean hasChoice(String expression) {
        int depth = 0;
        boolean set = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\') i++;
            else if (c == '[') set = true;
            else if (c == ']') set = false;
            else if (!set && c == '(') depth++;
            else if (!set && c == ')') depth--;
            else if (!set && c == '|' && depth == 0) return true;
        }
        return false;
    }

    /// Whether one of its groups has that kind's name.
    boolean names(Values.Kind kind) {
        return Arrays.stream(groups).anyMatch(g -> g.kind == kind);
    }

    /// Whether a text begins as those do in which it is found: quick, and no promise that it is.
    boolean begins(String text) {
        return !anchored || text.startsWith(start);
    }

    /// Whether it is found in an encoded text; its groups are put where they have something, decoded but for whole
    /// destinations.
    boolean match(String text, Values into) {
        return match(text, into, true);
    }

    /// The same in a text that is not, or no longer, encoded.
    boolean matchPlain(String text, Values into) {
        return match(text, into, false);
    }

    private boolean match(String text, Values into, boolean encoded) {
        if (plain) return anchored ? text.startsWith(start) : text.contains(start);
        if (!begins(text)) return false;
        Matcher m = pattern.matcher(text);
        if (!m.find()) return false;
        for (Group group : groups) {
            String value = m.group(group.number);
            if (value == null || value.isEmpty()) continue;
            boolean whole = group.kind == Values.Kind.TAIL || group.kind == Values.Kind.BARE;
            into.put(group.kind, encoded && !whole ? Parameter.decode(value) : value);
        }
        return true;
    }
}
