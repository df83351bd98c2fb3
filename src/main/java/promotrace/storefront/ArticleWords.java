package promotrace.storefront;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The article number that a page shows to people: a number behind a word for it, in the same line (`Product code: 4711`)
/// or alone in the next.
final class ArticleWords {
    /// Longest line that is looked at, in characters: longer ones are sentences.
    private static final int LONGEST = 60;

    /// Shorter numbers without a word before them are counts.
    private static final int SHORTEST_ALONE = 4;

    /// What stands around a line's words without a meaning.
    private static final String FRAME = " \t\r\u00a0()[]{}<>〈〉《》【】•*-";

    /// At least two digits, so that no word is taken for one.
    private static final Pattern NUMBER =
            Pattern.compile("(?=(?:[^0-9]*[0-9]){2})[A-Za-z0-9](?:[A-Za-z0-9./_-]{0,28}[A-Za-z0-9])?");

    private static final String BETWEEN = " \u00a0:：.#-";

    private final Map<Character, List<String>> words;

    ArticleWords(Rules.Articles rules) {
        this.words = rules.words().stream().collect(Collectors.groupingBy(ArticleWords::initial));
    }

    private static char initial(String words) {
        return Character.toLowerCase(words.charAt(0));
    }

    /// Empty also when the page shows several: a list of goods has one for each.
    Optional<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        boolean asked = false;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String bare = unframed(line);
            if (bare.isEmpty()) continue;
            int behind = bare.length() > LONGEST ? -1 : behindWord(bare);
            if (behind >= 0 || asked)
                number(bare.substring(Math.max(behind, 0))).ifPresent(found::add);
            asked = behind == bare.length();
        }
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    /// The number that an element says which the shop itself calls its article number: alone, or behind a label and a colon.
    static Optional<String> alone(String words) {
        if (words.length() > LONGEST) return Optional.empty();
        int colon = Math.max(words.lastIndexOf(':'), words.lastIndexOf('：'));
        return number(unframed(words.substring(colon + 1))).filter(n -> n.length() >= SHORTEST_ALONE);
    }

    /// Where a line that begins with a word for an article number goes on behind it; -1 when it begins otherwise.
    private int behindWord(String line) {
        for (String word : words.getOrDefault(initial(line), List.of())) {
            if (!line.regionMatches(true, 0, word, 0, word.length())) continue;
            int end = word.length();
            if (end < line.length() && BETWEEN.indexOf(line.charAt(end)) < 0) continue;
            while (end < line.length() && BETWEEN.indexOf(line.charAt(end)) >= 0) end++;
            return end;
        }
        return -1;
    }

    private static String unframed(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && FRAME.indexOf(line.charAt(from)) >= 0) from++;
        while (to > from && FRAME.indexOf(line.charAt(to - 1)) >= 0) to--;
        return line.substring(from, to);
    }

    private static Optional<String> number(String words) {
        Matcher m = NUMBER.matcher(words.strip());
        return m.matches() ? Optional.of(m.group()) : Optional.empty();
    }
}
