package promotrace.storefront;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Countries by their names in many languages, by their cities, and by the calling codes of telephone numbers.
final class CountryNames {
    /// Most words in a country's name.
    private static final int WORDS = 5;

    private final SellerRules.Countries rules;
    private volatile @Nullable Known known;
    private final Map<String, String> callingCodes;
    private final Set<String> codes = Set.of(Locale.getISOCountries());
    private final Set<String> notBefore;
    private final Set<String> towards;

    /// A country and where the words that name it begin.
    private record Found(String country, int at) {}

    CountryNames(SellerRules.Countries rules) {
        this.rules = rules;
        this.callingCodes = rules.callingCodes();
        this.notBefore = Set.copyOf(rules.notBefore());
        this.towards = Set.copyOf(rules.towards());
    }

    /// All names, gathered when the first is asked for: that takes as long as hundreds of pages. Gathered twice where two
    /// threads ask first at once, with the same outcome.
    private Known known() {
        Known there = known;
        if (there == null) {
            there = Known.of(rules);
            known = there;
        }
        return there;
    }

    /// Names to countries; those in scripts without spaces apart, the longest first.
    private record Known(Map<String, String> names, Map<String, String> unspaced) {
        static Known of(SellerRules.Countries rules) {
            Known known = new Known(
                    new HashMap<>(),
                    new TreeMap<>((a, b) ->
                            a.length() != b.length() ? Integer.compare(b.length(), a.length()) : a.compareTo(b)));
            List<Locale> languages =
                    rules.languages().stream().map(Locale::forLanguageTag).toList();
            for (String code : Locale.getISOCountries()) {
                Locale country = Locale.of("", code);
                for (Locale language : languages) known.add(country.getDisplayCountry(language), code);
            }
            rules.except().forEach(known.names::remove);
            rules.also().forEach((code, more) -> more.forEach(name -> known.add(name, code)));
            rules.cities().forEach((code, more) -> more.forEach(name -> known.add(name, code)));
            return known;
        }

        private void add(String name, String code) {
            String lower = Signs.lower(name);
            boolean spaced = lower.chars().noneMatch(CountryNames::isUnspaced);
            if (spaced) names.putIfAbsent(lower, code);
            else if (lower.length() > 1) unspaced.putIfAbsent(lower, code);
        }
    }

    private static boolean isUnspaced(int c) {
        Character.UnicodeScript s = Character.UnicodeScript.of(c);
        return s == Character.UnicodeScript.HAN
                || s == Character.UnicodeScript.HIRAGANA
                || s == Character.UnicodeScript.KATAKANA
                || s == Character.UnicodeScript.HANGUL;
    }

    /// The country that a short text names first.
    Optional<String> first(String text) {
        String lower = Signs.lower(text);
        Found best = null;
        for (Map.Entry<String, String> e : known().unspaced().entrySet()) {
            int at = lower.indexOf(e.getKey());
            if (at >= 0 && (best == null || at < best.at())) best = new Found(e.getValue(), at);
        }
        for (int at = 0; at < lower.length() && (best == null || at < best.at()); at++) {
            if (!Character.isLetter(lower.charAt(at)) || !Signs.isBorder(lower, at - 1, at)) continue;
            Optional<String> country = beginning(lower, at);
            if (country.isPresent()) best = new Found(country.get(), at);
        }
        return Optional.ofNullable(best).map(Found::country);
    }

    /// The country whose name begins there, the longest name first.
    private Optional<String> beginning(String lower, int at) {
        Optional<String> found = Optional.empty();
        int words = 0;
        for (int end = at + 1; end <= lower.length() && words < WORDS; end++) {
            if (!Signs.isBorder(lower, end, end - 1)) continue;
            String country = known().names().get(lower.substring(at, end));
            if (country != null && !notBefore.contains(nextWord(lower, end))) found = Optional.of(country);
            if (end < lower.length() && lower.charAt(end) == ' ') words++;
        }
        return found;
    }

    private static String nextWord(String lower, int from) {
        if (from >= lower.length() || lower.charAt(from) != ' ') return "";
        int end = from + 1;
        while (end < lower.length() && Character.isLetter(lower.charAt(end))) end++;
        return lower.substring(from + 1, end);
    }

    /// What a text says before it names where goods go to.
    String beforeDestination(String text) {
        String lower = Signs.lower(text);
        for (int at = 0; at < lower.length(); at++) {
            if (!Character.isLetter(lower.charAt(at)) || !Signs.isBorder(lower, at - 1, at)) continue;
            int end = at;
            while (end < lower.length() && Character.isLetter(lower.charAt(end))) end++;
            if (towards.contains(lower.substring(at, end))) return text.substring(0, at);
        }
        return text;
    }

    /// The country of a code of ISO 3166, or of a text that names one.
    Optional<String> code(String words) {
        return codes.contains(words) ? Optional.of(words) : first(words);
    }

    /// The country of a telephone number that begins with `+` or `00`; empty for the codes of several countries.
    Optional<String> calling(String number) {
        int plus = number.indexOf('+');
        String digits = number.substring(Math.max(plus, 0)).replaceAll("\\D", "");
        if (plus < 0 && !digits.startsWith("00")) return Optional.empty();
        String bare = plus < 0 ? digits.substring(2) : digits;
        for (int length : List.of(3, 2)) {
            String country = bare.length() > length ? callingCodes.get(bare.substring(0, length)) : null;
            if (country != null) return Optional.of(country);
        }
        return Optional.empty();
    }
}
