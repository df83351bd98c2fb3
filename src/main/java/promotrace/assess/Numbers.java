package promotrace.assess;

import java.util.ArrayList;
import java.util.List;

/// Words with a digit in them, and sizes written as letters: what a buyer may be told to choose.
final class Numbers {
    private static final Entry NUMBER = new Entry(Entry.Kind.WORD, "number", "any", "", false, false, "");

    private Numbers() {}

    static List<Hit> find(String text) {
        List<Hit> out = new ArrayList<>();
        int n = text.length();
        for (int i = 0; i < n; ) {
            if (!Units.letter(text.charAt(i))) {
                i++;
                continue;
            }
            int end = i;
            boolean digit = false;
            while (end < n && Units.letter(text.charAt(end))) digit |= Character.isDigit(text.charAt(end++));
            if (digit && end - i <= 10) out.add(new Hit(NUMBER, i, end));
            i = end;
        }
        return out;
    }
}
