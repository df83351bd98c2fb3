package promotrace.assess;

/// Distances and borders in a folded text: words, clauses, sentences.
///
/// A word is one unit of distance; two ideographs or kana count as one. A sentence ends at a line break or at a stop,
/// exclamation or question mark that a space follows; a clause also at comma, semicolon, colon and dash.
final class Units {
    private final int[] half;
    private final int[] sentence;
    private final int[] clause;

    Units(String text) {
        int n = text.length();
        half = new int[n + 1];
        sentence = new int[n + 1];
        clause = new int[n + 1];
        int units = 0;
        int sentences = 0;
        int clauses = 0;
        boolean inWord = false;
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (ideograph(c)) {
                units++;
                inWord = false;
            } else if (letter(c)) {
                if (!inWord) units += 2;
                inWord = true;
            } else {
                inWord = false;
                boolean spaced = i + 1 == n || text.charAt(i + 1) == ' ' || text.charAt(i + 1) == '\n';
                if (c == '\n' || endsSentence(c) && (spaced || ideographBefore(text, i))) {
                    sentences++;
                    clauses++;
                } else if (endsClause(c) && (spaced || ideographBefore(text, i))) {
                    clauses++;
                }
            }
            half[i] = units;
            sentence[i] = sentences;
            clause[i] = clauses;
        }
        half[n] = units;
        sentence[n] = sentences;
        clause[n] = clauses;
    }

    /// Words from the first to the last place.
    int between(int start, int end) {
        return (half[Math.max(start, end - 1)] - half[start] + 1) / 2;
    }

    boolean sameSentence(int a, int b) {
        return sentence[a] == sentence[b];
    }

    boolean sameClause(int a, int b) {
        return clause[a] == clause[b];
    }

    int sentence(int at) {
        return sentence[at];
    }

    /// A letter or digit of a script that puts spaces between words.
    static boolean letter(char c) {
        return (Character.isLetterOrDigit(c) || c == '\u05f4') && !ideograph(c);
    }

    static boolean ideograph(char c) {
        return c >= 0x3005 && c <= 0x30FF && c != 0x30FB
                || c >= 0x3400 && c <= 0x9FFF
                || c >= 0x0E00 && c <= 0x0E7F
                || c >= 0xF900 && c <= 0xFAFF;
    }

    private static boolean ideographBefore(String text, int i) {
        return i > 0 && ideograph(text.charAt(i - 1));
    }

    private static boolean endsSentence(char c) {
        return c == '.' || c == '!' || c == '?' || c == '\u2026' || c == '\u061f';
    }

    private static boolean endsClause(char c) {
        return c == ',' || c == ';' || c == ':' || c == '\u060c' || c == '(' || c == ')';
    }
}
