package promotrace.storefront;

import java.lang.Character.UnicodeScript;
import java.util.Optional;

/// The language that a title's script leaves no doubt about.
final class Script {
    private Script() {}

    /// Kana is Japanese, Hangul Korean, whatever the page declares; Han without kana is Chinese where the page declares
    /// neither Chinese nor Japanese. Otherwise the page's own word for it.
    static Optional<String> language(Optional<String> title, Markup page) {
        Optional<String> written = title.flatMap(Script::of);
        Optional<String> declared = page.language();
        boolean agrees = written.isPresent()
                && declared.filter(d ->
                                d.startsWith(written.get()) || written.get().equals("zh") && d.startsWith("ja"))
                        .isPresent();
        return agrees ? declared : written.or(() -> declared);
    }

    private static Optional<String> of(String words) {
        boolean han = false;
        for (int i = 0; i < words.length(); i++) {
            UnicodeScript s = UnicodeScript.of(words.charAt(i));
            if (s == UnicodeScript.HIRAGANA || s == UnicodeScript.KATAKANA) return Optional.of("ja");
            if (s == UnicodeScript.HANGUL) return Optional.of("ko");
            han |= s == UnicodeScript.HAN;
        }
        return han ? Optional.of("zh") : Optional.empty();
    }
}
