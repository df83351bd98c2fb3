package promotrace.collect;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import promotrace.config.ConfigFolder;
import promotrace.url.WebUrl;

/// Addresses that stand in plain words: whole ones, and bare domains such as `tinyurl.com/abc` whose ending is a real
/// top-level domain (Public Suffix List). Not mail addresses, handles, prices, file names, or a full stop that lacks
/// its
/// space. What makes a bare domain doubtful stands in `config/text-links.yml`.
final class TextLinks {
    static final String FILE = "config/text-links.yml";
    /// What ends an address in running text: spaces, quotes, brackets of East Asian text, its punctuation, signs
    /// that take no room; pictographs and arrows.
    private static final String STOP =
            "\\s<>\"`\\u201c\\u201d\\u201e\\u3000-\\u303f\\uff01\\uff08\\uff09\\uff0c\\uff1a\\uff1b\\uff1f\\uff5e\\u2026"
                    + "\\p{So}\\ufe0f\\u20e3\\u2190-\\u21ff\\u00ad\\u061c\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u206f\\ufeff";
    /// What is longer is cut: no address that works, but maybe work for nothing.
    private static final int LONGEST = 4000;

    private static final Pattern WHOLE =
            Pattern.compile("(?<![A-Za-z0-9])https?://[^" + STOP + "]{1," + LONGEST + "}", Pattern.CASE_INSENSITIVE);
    private static final String LETTER = "A-Za-z0-9_\\u00c0-\\u024f\\u0370-\\u052f";
    private static final Pattern BARE = Pattern.compile("(?<![" + LETTER + "@./\\\\=%#$-])"
            + "((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}([A-Za-z]{2,24}))"
            + "(?![" + LETTER + "@-]|\\.[A-Za-z0-9])((?::\\d{2,5})?(?:[/?#][^" + STOP + "]{0," + LONGEST + "})?)");
    /// The same in letters of one of the scripts that are written with spaces between words.
    private static final Pattern BARE_INTERNATIONAL = Pattern.compile("(?<![\\p{L}\\p{N}_@./-])"
            + "((?:[\\p{IsCyrillic}\\p{IsGreek}\\p{IsArabic}\\p{IsHebrew}\\p{N}-]{1,62}\\.){1,4}"
            + "([\\p{IsCyrillic}\\p{IsGreek}\\p{IsArabic}\\p{IsHebrew}]{2,24}))"
            + "(?![\\p{L}\\p{N}_@-])((?:/[^" + STOP + "]{0," + LONGEST + "})?)");
    private static final Pattern HAN_AFTER_LATIN =
            Pattern.compile("(?<=[A-Za-z0-9])[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]");
    private static final String NEVER_LAST = ".,;:!?'»*…’";

    private final Doubtful doubtful;

    /// Endings that are top-level domains and something else besides. `words` end sentences, `files` names of files,
    /// `reserved` are no real domains but stand for them in documentation (RFC 2606).
    record Doubtful(
            String source, List<String> words, List<String> files, List<String> reserved, List<Example> examples) {}

    /// Words and the addresses to be found in them, as written.
    record Example(String text, List<String> links) {}

    /// An address from `start` to before `end`; `written` as it stands there.
    record Find(int start, int end, String written, WebUrl url) {}

    TextLinks(Doubtful doubtful) {
        this.doubtful = doubtful;
    }

    static TextLinks load(ConfigFolder folder) {
        return new TextLinks(folder.read(FILE, Doubtful.class));
    }

    /// Every address in the text, in its order.
    List<Find> in(String text) {
        if (text.indexOf('.') < 0) return List.of();
        List<Find> finds = new ArrayList<>();
        BitSet taken = new BitSet();
        Matcher whole = WHOLE.matcher(text);
        while (whole.find()) {
            String written = trimmed(whole.group());
            taken.set(whole.start(), whole.start() + written.length());
            WebUrl.parse(written)
                    .filter(url -> url.host().contains("."))
                    .map(url -> new Find(whole.start(), whole.start() + written.length(), written, url))
                    .ifPresent(finds::add);
        }
        addBare(BARE, text, taken, finds);
        if (text.chars().anyMatch(c -> c > 0x36f)) addBare(BARE_INTERNATIONAL, text, taken, finds);
        finds.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return finds;
    }

    private void addBare(Pattern pattern, String text, BitSet taken, List<Find> finds) {
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            String written = trimmed(m.group());
            int start = m.start();
            int end = start + written.length();
            boolean hasPath = written.length() > m.group(1).length() + 1;
            boolean meant = !overlaps(taken, start, end)
                    && (hasPath || isDomain(m.group(1), m.group(2), text, start, m.end(1)))
                    && isKnown(m.group(1));
            if (!meant) continue;
            taken.set(start, end);
            WebUrl.parse("https://" + written).ifPresent(url -> finds.add(new Find(start, end, written, url)));
        }
    }

    /// Whether one of the positions from `start` to before `end` is taken.
    static boolean overlaps(BitSet taken, int start, int end) {
        int next = taken.nextSetBit(start);
        return next >= 0 && next < end;
    }

    private boolean isKnown(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        String ending = lower.substring(lower.lastIndexOf('.') + 1);
        return doubtful.reserved.contains(ending) || EffectiveTldFinder.getAssignedDomain(lower, true, true) != null;
    }

    /// Whether dotted words without a path are meant as a domain.
    private boolean isDomain(String host, String ending, String text, int start, int end) {
        String lower = ending.toLowerCase(Locale.ROOT);
        String rest = host.substring(0, host.length() - ending.length() - 1);
        if (rest.toLowerCase(Locale.ROOT).startsWith("www.")) return true;
        if (doubtful.files.contains(lower) || rest.matches("(\\w\\.)+\\w")) return false;
        boolean sentenceBegins = Character.isUpperCase(ending.charAt(0))
                && ending.substring(1).equals(lower.substring(1))
                && !List.of("com", "net", "org").contains(lower);
        if (sentenceBegins || text.startsWith("...", end) || text.startsWith("…", end)) return false;
        if (!doubtful.words.contains(lower)) return true;
        return rest.matches("(?=.*[A-Za-z])[A-Za-z0-9-]*[0-9-][A-Za-z0-9-]*") || standsAlone(text, start, end);
    }

    /// Whether no word stands directly before or behind it on its line.
    private static boolean standsAlone(String text, int start, int end) {
        int before = start - 1;
        while (before >= 0 && text.charAt(before) == ' ') before--;
        int after = end;
        while (after < text.length() && text.charAt(after) == ' ') after++;
        boolean free = before < 0 || !Character.isLetterOrDigit(text.charAt(before)) && text.charAt(before) != ',';
        return free && (after >= text.length() || !Character.isLetterOrDigit(text.charAt(after)));
    }

    private static String trimmed(String raw) {
        Matcher han = HAN_AFTER_LATIN.matcher(raw);
        String text = han.find() ? raw.substring(0, han.start()) : raw;
        int end = text.length();
        while (end > 0 && endsOutside(text, end)) end--;
        return text.substring(0, end);
    }

    private static boolean endsOutside(String text, int end) {
        char last = text.charAt(end - 1);
        return switch (last) {
            case ')' -> count(text, end, ')') > count(text, end, '(');
            case ']' -> count(text, end, ']') > count(text, end, '[');
            case '}' -> count(text, end, '}') > count(text, end, '{');
            case '(', '[', '{' -> true;
            default -> NEVER_LAST.indexOf(last) >= 0;
        };
    }

    private static long count(String text, int end, char sign) {
        return text.substring(0, end).chars().filter(c -> c == sign).count();
    }

    List<Example> examples() {
        return doubtful.examples;
    }
}
