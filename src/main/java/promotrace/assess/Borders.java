package promotrace.assess;

/// Whether what was found is a word of its own.
///
/// Scripts without spaces have no borders. Hebrew and Arabic write their small words onto the next one, so up to three
/// such letters may stand before. Names take the endings of a language. In a hashtag words stand together.
final class Borders {
    private static final String HEBREW_BEFORE = "\u05d4\u05d5\u05d1\u05db\u05dc\u05de\u05e9";
    private static final String ARABIC_BEFORE = "\u0627\u0644\u0648\u0641\u0628\u0643\u0647";

    private Borders() {}

    static boolean hold(Folded folded, Entry e, int start, int end, Endings endings) {
        String text = folded.text();
        boolean left = e.openLeft() || before(text, start);
        boolean right = e.openRight() || after(text, end) || endings.allow(e, text, end);
        if (left && right) return true;
        return e.text().length() >= 4 && e.kind() != Entry.Kind.COMMON && inHashtag(folded, start);
    }

    private static boolean before(String text, int start) {
        char first = text.charAt(start);
        if (start == 0 || !Units.letter(first) || !Units.letter(text.charAt(start - 1))) return true;
        String small =
                first >= 0x590 && first < 0x600 ? HEBREW_BEFORE : first >= 0x600 && first < 0x700 ? ARABIC_BEFORE : "";
        if (small.isEmpty()) return false;
        for (int i = start - 1; i >= start - 3 && i >= 0; i--) {
            if (!Units.letter(text.charAt(i))) return true;
            if (small.indexOf(text.charAt(i)) < 0) return false;
        }
        return start <= 3 || !Units.letter(text.charAt(start - 4));
    }

    private static boolean after(String text, int end) {
        return end == text.length() || !Units.letter(text.charAt(end)) || !Units.letter(text.charAt(end - 1));
    }

    /// Whether the word at this place stands in a hashtag.
    static boolean inHashtag(Folded folded, int start) {
        String text = folded.text();
        int i = start;
        while (i > 0 && Units.letter(text.charAt(i - 1))) i--;
        int raw = folded.from(i);
        return raw > 0 && folded.raw().charAt(raw - 1) == '#';
    }
}
