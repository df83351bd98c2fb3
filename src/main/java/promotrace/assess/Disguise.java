package promotrace.assess;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.SpoofChecker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Undoes ways of hiding a word: letters of another script that look alike (skeletons of UTS 39), digits and signs for
/// letters, spaced or dotted letters, and letters masked by a star or circle.
///
/// Only words that are in the catalogue can come out, so that ordinary texts with digits give nothing.
final class Disguise {
    private static final String LEET = "0o1i1l3e4a5s7t8b$s@a!i\u20ace6g";
    private static final String MASKS = "*\u25cf\u25cb\u3007\u2022";

    private final SpoofChecker spoof = new SpoofChecker.Builder().build();
    private final Map<String, Entry> bySkeleton = new HashMap<>();
    private final Map<String, Entry> byText = new HashMap<>();
    private final List<Entry> names = new ArrayList<>();

    Disguise(Collection<Entry> entries, Set<String> concepts) {
        for (Entry e : entries) {
            boolean name = e.kind() == Entry.Kind.NAME || e.kind() == Entry.Kind.MODEL;
            if (!name && !(e.kind() == Entry.Kind.WORD && concepts.contains(e.key()))) continue;
            if (e.text().length() < 4
                    || e.text().indexOf(' ') >= 0
                    || Units.ideograph(e.text().charAt(0))) continue;
            byText.putIfAbsent(e.text(), e);
            bySkeleton.putIfAbsent(spoof.getSkeleton(e.text()), e);
            if (name) names.add(e);
        }
    }

    List<Hit> find(Folded folded) {
        List<Hit> out = new ArrayList<>();
        String text = folded.text();
        int n = text.length();
        for (int i = 0; i < n; ) {
            if (!part(text.charAt(i))) {
                i++;
                continue;
            }
            int end = i;
            while (end < n && part(text.charAt(end))) end++;
            int stop = end;
            while (stop > i && text.charAt(stop - 1) == '!') stop--;
            token(text, i, stop, out);
            i = end;
        }
        spaced(text, out);
        return out;
    }

    private void token(String text, int start, int end, List<Hit> out) {
        if (end - start < 4 || end - start > 24) return;
        boolean latin = false;
        boolean other = false;
        boolean sign = false;
        boolean mask = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') latin = true;
            else if (MASKS.indexOf(c) >= 0) mask = true;
            else if (c < 128 || c == '\u20ac') sign = true;
            else if (!Units.ideograph(c)) other = true;
        }
        if (!sign && !mask && !other) return;
        String word = text.substring(start, end);
        if (other && (latin || oddLatin(word))) look(bySkeleton, spoof.getSkeleton(word), start, end, out);
        if (sign && (latin || other)) unleet(word, start, end, out);
        if (mask && latin) unmask(word, start, end, out);
    }

    private static boolean oddLatin(String word) {
        return word.codePoints().anyMatch(c -> UScript.getScript(c) == UScript.LATIN && c > 127)
                || word.codePoints()
                        .anyMatch(c -> UScript.getScript(c) == UScript.COMMON && c > 127 && Character.isLetter(c));
    }

    private static void look(Map<String, Entry> known, String form, int start, int end, List<Hit> out) {
        Entry whole = known.get(form);
        if (whole != null) {
            out.add(new Hit(whole, start, end));
            return;
        }
        for (int n = form.length() - 1; n >= 5; n--) {
            Entry stem = known.get(form.substring(0, n));
            if (stem != null && stem.openRight()) {
                out.add(new Hit(stem, start, end));
                return;
            }
        }
    }

    private void unleet(String word, int start, int end, List<Hit> out) {
        Set<String> forms = new HashSet<>(Set.of(""));
        for (int i = 0; i < word.length(); i++) {
            Set<String> longer = new HashSet<>();
            for (int k = 0; k + 1 < LEET.length(); k += 2) {
                if (LEET.charAt(k) == word.charAt(i)) for (String f : forms) longer.add(f + LEET.charAt(k + 1));
            }
            if (longer.isEmpty()) for (String f : forms) longer.add(f + word.charAt(i));
            forms = longer;
            if (forms.size() > 16) return;
        }
        for (String f : forms) {
            if (!f.equals(word)) look(byText, f, start, end, out);
        }
    }

    private void unmask(String word, int start, int end, List<Hit> out) {
        if (!Character.isLetter(word.charAt(0))) return;
        for (Entry e : names) {
            if (e.text().length() == word.length() && fits(e.text(), word)) {
                out.add(new Hit(e, start, end));
                return;
            }
        }
    }

    private static boolean fits(String name, String masked) {
        int shown = 0;
        for (int i = 0; i < name.length(); i++) {
            if (MASKS.indexOf(masked.charAt(i)) >= 0) continue;
            if (masked.charAt(i) != name.charAt(i)) return false;
            shown++;
        }
        return shown >= 2 && shown * 2 >= name.length();
    }

    /// Single letters with one space, dot or star between them: `r e p l i c a`, `g.u.c.c.i`.
    private void spaced(String text, List<Hit> out) {
        int n = text.length();
        for (int i = 0; i < n; i++) {
            if (!single(text, i)) continue;
            StringBuilder word = new StringBuilder();
            int last = i;
            for (int k = i; k < n && single(text, k) && (k == i || between(text.charAt(k - 1))); k += 2) {
                word.append(text.charAt(k));
                last = k;
            }
            inside(word.toString(), i, out);
            i = last;
        }
    }

    /// A small word may stand before the spaced one (`a g u c c i`).
    private void inside(String word, int start, List<Hit> out) {
        for (int from = 0; from <= 2; from++) {
            for (int to = word.length(); to - from >= 4; to--) {
                Entry e = byText.get(word.substring(from, to));
                if (e == null) continue;
                out.add(new Hit(e, start + 2 * from, start + 2 * to - 1));
                return;
            }
        }
    }

    private static boolean single(String text, int i) {
        return Units.letter(text.charAt(i))
                && (i == 0 || !Units.letter(text.charAt(i - 1)))
                && (i + 1 == text.length() || !Units.letter(text.charAt(i + 1)));
    }

    private static boolean between(char c) {
        return c == ' ' || c == '.' || c == '*' || c == '/' || c == '|';
    }

    private static boolean part(char c) {
        return Units.letter(c) || c == '$' || c == '@' || c == '!' || c == '\u20ac' || MASKS.indexOf(c) >= 0;
    }
}
