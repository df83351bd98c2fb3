package promotrace.assess;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text made comparable, and the way back to the words as written.
///
/// Compatibility forms, case, accents of Latin, vowel points, zero-width characters, kinds of quotes and of digits do
/// not count; hyphens, apostrophes and white space between letters become one space. `text` is for matching only;
/// every quote is cut from `raw`.
final class Folded {
    private static final Normalizer2 CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSE = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSE = Normalizer2.getNFCInstance();
    /// Addresses with a scheme, and bare ones with a path; only their ASCII part, since Chinese puts no space after it.
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?:https?://|www\\.)[!-~]+|\\b[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}/[!-~]*|(?<![\\w.])@[a-z0-9_.]{3,}");
    private static final String[] BASIC = new String[0x3000];

    static {
        for (int c = 0; c < BASIC.length; c++) BASIC[c] = one(c);
    }

    private final String raw;
    private final String text;
    private final int[] from;

    private Folded(String raw, String text, int[] from) {
        this.raw = raw;
        this.text = text;
        this.from = from;
    }

    static Folded of(String raw) {
        return of(raw, raw);
    }

    /// The same without what addresses say: their words are not the writer's.
    static Folded withoutAddresses(String raw) {
        Matcher m = ADDRESS.matcher(raw);
        if (!m.find()) return of(raw, raw);
        StringBuilder read = new StringBuilder(raw);
        do {
            for (int i = m.start(); i < m.end(); i++) read.setCharAt(i, ' ');
        } while (m.find());
        return of(read.toString(), raw);
    }

    private static Folded of(String read, String raw) {
        StringBuilder out = new StringBuilder(read.length() + 8);
        int[] from = new int[read.length() + 9];
        boolean space = true;
        for (int i = 0; i < read.length(); ) {
            int c = read.codePointAt(i);
            int next = i + Character.charCount(c);
            if (next < read.length() && joins(c, read.codePointAt(next))) {
                String composed = COMPOSE.normalize(read.substring(i, next + 1));
                if (composed.codePointCount(0, composed.length()) == 1) {
                    c = composed.codePointAt(0);
                    next++;
                }
            }
            String folded = c < BASIC.length ? BASIC[c] : one(c);
            for (int k = 0; k < folded.length(); k++) {
                char ch = folded.charAt(k);
                if (ch == ' ' && space) continue;
                space = ch == ' ' || ch == '\n';
                if (k == 0 && betweenIdeographs(out, ch)) out.setLength(out.length() - 1);
                if (out.length() == from.length - 1) from = Arrays.copyOf(from, from.length * 2);
                from[out.length()] = i;
                out.append(ch);
            }
            i = next;
        }
        from = Arrays.copyOf(from, out.length() + 1);
        from[out.length()] = read.length();
        return new Folded(raw, out.toString(), from);
    }

    /// The form in which texts are compared.
    String text() {
        return text;
    }

    String raw() {
        return raw;
    }

    /// Where in the raw text the folded character stands; the raw length for the end.
    int from(int folded) {
        return from[folded];
    }

    /// The first folded character that stands at this place of the raw text or after it.
    int at(int rawPlace) {
        int found = Arrays.binarySearch(from, rawPlace);
        if (found < 0) return -found - 1;
        while (found > 0 && from[found - 1] == rawPlace) found--;
        return found;
    }

    /// Kana with a voicing mark and Cyrillic й written as two characters.
    private static boolean joins(int base, int mark) {
        return (mark == 0x3099 || mark == 0x309A || mark == 0xFF9E || mark == 0xFF9F) && base > 0x3000
                || mark == 0x0306 && base >= 0x400 && base < 0x500;
    }

    /// Chinese and Japanese put no spaces between words; a space there only hides one.
    private static boolean betweenIdeographs(StringBuilder out, char next) {
        int n = out.length();
        return n > 1 && out.charAt(n - 1) == ' ' && Units.ideograph(next) && Units.ideograph(out.charAt(n - 2));
    }

    private static String one(int c) {
        if (c == '\n' || c == '\r') return "\n";
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) return " ";
        if (Character.isDigit(c)) return String.valueOf((char) ('0' + Character.digit(c, 10)));
        String special = special(c);
        if (special != null) return special;
        String folded = CASEFOLD.normalize(Character.toString(c));
        if (folded.isEmpty()) return "";
        int script = UScript.getScript(c);
        if (script == UScript.LATIN || script == UScript.GREEK || script == UScript.COMMON) {
            folded = withoutMarks(DECOMPOSE.normalize(folded));
        } else if (UCharacter.getType(c) == Character.NON_SPACING_MARK && script != UScript.HIRAGANA) {
            return "";
        }
        return folded;
    }

    private static @org.jspecify.annotations.Nullable String special(int c) {
        return switch (c) {
            case '-',
                    '_',
                    '\'',
                    0x2018,
                    0x2019,
                    0x2032,
                    0x02BC,
                    0x60,
                    0xB4,
                    0x2010,
                    0x2011,
                    0x2012,
                    0x2013,
                    0x2014,
                    0xB7,
                    0x30FB,
                    0x5BE,
                    0x5F3,
                    0x23 -> " ";
            case 0x5F4, 0x201C, 0x201D, 0xAB, 0xBB, 0x201E -> "\"";
            case 0x2228 -> "v";
            case 0x142 -> "l";
            case 0x141 -> "l";
            case 0x131 -> "i";
            case 0xF8, 0xD8 -> "o";
            case 0x111, 0x110 -> "d";
            case 0xE6, 0xC6 -> "ae";
            case 0x153, 0x152 -> "oe";
            case 0x451, 0x401 -> "\u0435";
            case 0x623, 0x625, 0x622, 0x671 -> "\u0627";
            case 0x649 -> "\u064a";
            case 0x629 -> "\u0647";
            case 0x640 -> "";
            case 0x3002 -> "\n";
            case 0x3001 -> ",";
            default -> null;
        };
    }

    private static String withoutMarks(String decomposed) {
        StringBuilder out = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .filter(c -> UCharacter.getType(c) != Character.NON_SPACING_MARK)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
