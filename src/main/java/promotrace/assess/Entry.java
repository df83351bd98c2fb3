package promotrace.assess;

/// One word or phrase to be found: what it stands for, the language it belongs to (`any` for all), and whether it may
/// begin or end inside a longer word. `text` is folded.
record Entry(Kind kind, String key, String language, String text, boolean openLeft, boolean openRight) {
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
        /// A frequent small word by which a language is known.
        COMMON
    }

    /// A phrase as the catalogue writes it: `*` at an end lets the word go on there.
    static Entry of(Kind kind, String key, String language, String written) {
        boolean left = written.startsWith("*");
        boolean right = written.length() > 1 && written.endsWith("*");
        String core = written.substring(left ? 1 : 0, written.length() - (right ? 1 : 0));
        return new Entry(kind, key, language, Folded.of(core).text().strip(), left, right);
    }
}
