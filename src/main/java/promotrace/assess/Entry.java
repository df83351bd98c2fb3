package promotrace.assess;

/// One word or phrase to be found: what it stands for, the language it belongs to (`any` for all), and whether it may
/// begin or end inside a longer word. `text` is folded. Where a word inside a phrase may go on (`no leave* review*`),
/// `text` is what stands before that and `tail` the rest, its open words marked by a star.
record Entry(Kind kind, String key, String language, String text, boolean openLeft, boolean openRight, String tail) {
    enum Kind {
        /// A word of the catalogue; `key` is what it says (`copy`, `review`).
        WORD,
        /// A kind of goods; `key` is its type (`handbag`).
        GOODS,
        /// A brand meant wherever the words stand; `key` is its name.
        NAME,
        /// Words that mean a brand only beside its kind of goods: models, abbreviations, everyday words.
        MODEL,
        /// Words and signs that hint at a brand beside its kind of goods, and prove little.
        HINT,
        /// Descriptions that many makers' goods share; they mean a brand only where nothing else in the sentence does.
        FAINT,
        /// A frequent small word by which a language is known.
        COMMON
    }

    /// A phrase as the catalogue writes it: `*` at an end lets the word go on there.
    static Entry of(Kind kind, String key, String language, String written) {
        boolean left = written.startsWith("*");
        boolean right = written.length() > 1 && written.endsWith("*");
        String core = written.substring(left ? 1 : 0, written.length() - (right ? 1 : 0));
        int open = core.indexOf("* ");
        if (open < 0) return new Entry(kind, key, language, fold(core), left, right, "");
        StringBuilder tail = new StringBuilder();
        for (String part : core.substring(open + 2).split("\\* "))
            tail.append(fold(part)).append("* ");
        if (!right) tail.setLength(tail.length() - 2);
        return new Entry(
                kind,
                key,
                language,
                fold(core.substring(0, open)),
                left,
                true,
                tail.toString().strip());
    }

    private static String fold(String words) {
        return Folded.of(words).text().strip();
    }

    /// Where the find ends in a folded text when `text` was found up to `end`; -1 when the rest of the phrase does not
    /// follow.
    int end(String folded, int end) {
        if (tail.isEmpty()) return end;
        int at = end;
        for (String part : tail.split("(?<=\\*) ")) {
            while (at < folded.length() && Units.letter(folded.charAt(at))) at++;
            String words = part.endsWith("*") ? part.substring(0, part.length() - 1) : part;
            if (!folded.startsWith(" " + words, at)) return -1;
            at += words.length() + 1;
            boolean whole = at == folded.length() || !Units.letter(folded.charAt(at));
            if (!whole && !part.endsWith("*")) return -1;
        }
        return at;
    }
}
