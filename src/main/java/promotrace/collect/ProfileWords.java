package promotrace.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;

/// Whether a post's words send people to the links of the account's profile (`config/profile-words.yml`).
public final class ProfileWords {
    private static final String FILE = "config/profile-words.yml";

    /// The file: phrases by language, and texts that send or do not.
    record Rules(String source, Map<String, List<String>> languages, List<Example> examples) {
        record Example(String text, boolean sends) {}
    }

    private final Pattern phrases;

    private ProfileWords(Rules rules) {
        phrases = Pattern.compile(rules.languages().values().stream()
                .flatMap(Collection::stream)
                .map(p -> p.toLowerCase(Locale.ROOT))
                .distinct()
                .map(p -> Character.UnicodeScript.of(p.codePointAt(0)) == Character.UnicodeScript.HAN
                                || Character.UnicodeScript.of(p.codePointAt(0)) == Character.UnicodeScript.KATAKANA
                        ? Pattern.quote(p)
                        : "(?<![\\p{L}\\p{N}])" + Pattern.quote(p) + "(?![\\p{L}\\p{N}])")
                .collect(Collectors.joining("|")));
    }

    public static ProfileWords load(ConfigFolder config) {
        return new ProfileWords(config.read(FILE, Rules.class));
    }

    /// Every example of the file that does not come out as it says.
    public static List<Problem> checkAll(ConfigFolder config) {
        Rules rules = config.read(FILE, Rules.class);
        ProfileWords words = new ProfileWords(rules);
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < rules.examples().size(); i++) {
            Rules.Example e = rules.examples().get(i);
            if (words.sends(e.text()) != e.sends()) {
                problems.add(config.problem(
                        FILE,
                        "'" + e.text() + "' " + (e.sends() ? "does not send" : "sends") + " to the profile",
                        "examples",
                        i));
            }
        }
        return problems;
    }

    public boolean sends(String text) {
        return phrases.matcher(text.toLowerCase(Locale.ROOT)).find();
    }
}
