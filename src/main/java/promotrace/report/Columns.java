package promotrace.report;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Widths of text in the columns of a terminal: East Asian wide signs and emoji take two, joining signs none.
public final class Columns {
    private static final Pattern SIGN = Pattern.compile("\\X");

    private Columns() {}

    public static int width(String text) {
        if (isNarrow(text)) return text.length();
        int width = 0;
        Matcher signs = SIGN.matcher(text);
        while (signs.find()) width += widthOfSign(signs.group());
        return width;
    }

    /// Whether each char is a sign of one column by itself: ASCII, and the lines that trees are drawn with.
    private static boolean isNarrow(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && (c < '\u2500' || c > '\u257F')) return false;
        }
        return true;
    }

    /// What a reader sees as one sign: as wide as its widest part, two where it asks to be drawn as a picture.
    private static int widthOfSign(String sign) {
        if (sign.indexOf('\uFE0F') > 0) return 2;
        return sign.codePoints().map(Columns::widthOf).max().orElse(0);
    }

    private static int widthOf(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || type == Character.CONTROL) {
            return 0;
        }
        int width = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
        return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH ? 2 : 1;
    }

    /// The text in at most so many columns; what is cut off becomes `end`.
    public static String cut(String text, int columns, String end) {
        if (width(text) <= columns) return text;
        int room = columns - width(end);
        StringBuilder out = new StringBuilder();
        Matcher signs = SIGN.matcher(text);
        while (signs.find()) {
            room -= widthOfSign(signs.group());
            if (room < 0) break;
            out.append(signs.group());
        }
        return out.toString().stripTrailing() + end;
    }

    /// Spaces behind until it fills so many columns; longer text stays.
    public static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /// Spaces before until it fills so many columns; longer text stays.
    public static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }
}
