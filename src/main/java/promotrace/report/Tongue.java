package promotrace.report;

import com.ibm.icu.lang.UScript;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a text's platform says of its language, or what its letters tell where the platform says nothing.
///
/// Letters that one language has for itself name it; of others only the kind of letters is said. Public for the templates.
public final class Tongue {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private static final Map<Integer, String> OF_ONE_LANGUAGE = Map.of(
            UScript.HEBREW, "he",
            UScript.HIRAGANA, "ja",
            UScript.KATAKANA, "ja",
            UScript.HAN, "zh",
            UScript.HANGUL, "ko",
            UScript.THAI, "th",
            UScript.GREEK, "el",
            UScript.GEORGIAN, "ka",
            UScript.ARMENIAN, "hy");

    private Tongue() {}

    /// The language's tag; empty when neither the platform nor the letters tell it.
    public static Optional<String> tag(Optional<String> stated, String text) {
        Optional<String> usable = stated.filter(l -> TAG.matcher(l).matches());
        return usable.isPresent() ? usable : Optional.ofNullable(OF_ONE_LANGUAGE.get(script(text)));
    }

    /// `Hebrew`, or `Latin letters`.
    public static String name(Optional<String> stated, String text) {
        Optional<String> tag = tag(stated, text);
        if (tag.isPresent()) return Locale.forLanguageTag(tag.get()).getDisplayLanguage(Locale.ENGLISH);
        int script = script(text);
        return script == UScript.COMMON ? "no letters" : UScript.getName(script) + " letters";
    }

    /// The script of most of a text's letters, addresses aside. Japanese is written with Han characters and kana together: any kana
    /// makes it kana.
    private static int script(String text) {
        TreeMap<Integer, Integer> letters = new TreeMap<>();
        Harmless.label(text)
                .codePoints()
                .filter(Character::isLetter)
                .forEach(c -> letters.merge(UScript.getScript(c), 1, Integer::sum));
        letters.remove(UScript.COMMON);
        letters.remove(UScript.INHERITED);
        int most = letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UScript.COMMON);
        boolean kana = letters.containsKey(UScript.HIRAGANA) || letters.containsKey(UScript.KATAKANA);
        return most == UScript.HAN && kana ? UScript.HIRAGANA : most;
    }
}
