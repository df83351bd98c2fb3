package promotrace.storefront;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where any of many literals stands in a long text, in one pass over it. Safe for many threads.
final class Signs {
    private static final int BITS = 1 << 16;

    private static final int ASCII = 128;

    /// The rule of each sign of a single character; -1 for none.
    private final int[] alone = new int[ASCII];

    /// Signs by a number of their first two characters; several beginnings may share one.
    private final @Nullable List<Sign>[] byBeginning;

    private record Sign(String text, int rule) {}

    /// What is told of each place: the number of the rule whose sign stands from `at` to before `end`.
    interface Hit {
        void at(int rule, int at, int end);
    }

    /// The signs of each rule, in lower case; one of a single character is an ASCII sign that no other rule has.
    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of lists of something
    Signs(List<List<String>> rules) {
        byBeginning = new List[BITS];
        Arrays.fill(alone, -1);
        for (int i = 0; i < rules.size(); i++) for (String sign : rules.get(i)) add(sign, i);
    }

    private void add(String sign, int rule) {
        if (sign.length() == 1) {
            alone[sign.charAt(0)] = rule;
            return;
        }
        char first = sign.charAt(0);
        char second = sign.charAt(1);
        List<Sign> same = byBeginning[bits(first, second)];
        if (same == null) {
            same = new ArrayList<>();
            byBeginning[bits(first, second)] = same;
        }
        same.add(new Sign(sign, rule));
    }

    private static int bits(char first, char second) {
        return (first * 31 + second) & (BITS - 1);
    }

    /// Tells every place in a text where a sign stands, in whatever case.
    void in(String text, Hit hit) {
        if (text.isEmpty()) return;
        char first = lower(text.charAt(0));
        for (int i = 0; i < text.length(); i++) {
            char second = i + 1 < text.length() ? lower(text.charAt(i + 1)) : 0;
            if (first < ASCII && alone[first] >= 0) hit.at(alone[first], i, i + 1);
            List<Sign> same = byBeginning[bits(first, second)];
            if (same != null) tell(same, text, i, hit);
            first = second;
        }
    }

    private static void tell(List<Sign> signs, String text, int at, Hit hit) {
        for (Sign s : signs) {
            int length = s.text().length();
            if (text.regionMatches(true, at, s.text(), 0, length)) hit.at(s.rule(), at, at + length);
        }
    }

    private static char lower(char c) {
        if (c < ASCII) return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        return Character.toLowerCase(c);
    }

    /// The same for signs that stand as words of their own; those of scripts without spaces may stand anywhere.
    void words(String text, Hit hit) {
        in(text, (rule, at, end) -> {
            boolean word = isBorder(text, at - 1, at) && isBorder(text, end, end - 1);
            if (word && !isShortened(text, at - 1)) hit.at(rule, at, end);
        });
    }

    /// Whether an apostrophe there joins what follows to the word before it (`Mam'zelle`).
    private static boolean isShortened(String text, int at) {
        return at > 0 && (text.charAt(at) == '\'' || text.charAt(at) == '’') && Character.isLetter(text.charAt(at - 1));
    }

    /// Whether a word ends between a character inside it and one outside.
    static boolean isBorder(String text, int outside, int inside) {
        if (outside < 0 || outside >= text.length()) return true;
        char in = text.charAt(inside);
        if (!Character.isLetterOrDigit(in) || Character.isIdeographic(in)) return true;
        return !Character.isLetterOrDigit(text.charAt(outside));
    }

    /// Lower case letter by letter, so that places stay the same (`İ` alone would become two).
    static String lower(String words) {
        char[] out = words.toCharArray();
        for (int i = 0; i < out.length; i++) out[i] = Character.toLowerCase(out[i]);
        return new String(out);
    }
}
