package promotrace.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import promotrace.assess.AccountAssessment;
import promotrace.assess.Finding;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Verdict;
import promotrace.collect.Post;
import promotrace.evidence.Quote;

/// The words of an account that weigh most, as it wrote them, within the text they stand in.
///
/// `text` is the whole post or profile (raw) and `from` to `to` the quoted part of it, never a part of an address;
/// `language` is that text's, when known; `finding` the heaviest that quotes them. Public for the templates.
public record OwnWords(String text, int from, int to, Optional<String> language, Finding finding) {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)https?://[\\x21-\\x7e]*|(?<![\\p{L}\\p{N}.@/-])(?:[\\p{L}\\p{N}][\\p{L}\\p{N}-]*\\.)+\\p{L}{2,}/[\\x21-\\x7e]*");

    /// Fewer columns than these say little without what stands beside them.
    private static final int FEWEST = 8;

    private static final Pattern NO_WORDS = Pattern.compile("[\\s\\p{Punct}\\p{IsPunctuation}&&[^(\\[\"“«「『【#@]]+");

    /// The words on which most weight rests, of the findings that rest on one post alone; else on the profile alone;
    /// else of the heaviest finding that quotes a post among others. Empty when no finding quotes its own text.
    public static Optional<OwnWords> of(AccountAssessment account) {
        return of(account, Integer.MAX_VALUE);
    }

    /// The same for a place of so many columns: words that fit in it count twice as much as words that would be cut.
    static Optional<OwnWords> of(AccountAssessment account, int columns) {
        Gathering posts = new Gathering();
        Gathering besides = new Gathering();
        for (PromotionAssessment p : account.promotions()) {
            if (p.verdict() == Verdict.CLEAR) continue;
            Post post = p.subject().post();
            for (Finding f : p.findings()) {
                Gathering to = restsOn(f, post.text()) ? posts : besides;
                to.add(f, Quote.Place.POST, post.text(), post.language());
            }
        }
        Gathering profile = new Gathering();
        for (Finding f : account.findings()) {
            if (f.quotes().stream().allMatch(q -> q.place() == Quote.Place.PROFILE)) {
                profile.add(f, Quote.Place.PROFILE, account.account().bio(), Optional.empty());
                profile.add(f, Quote.Place.PROFILE, account.account().name(), Optional.empty());
            }
            for (PromotionAssessment p : account.promotions()) {
                besides.add(
                        f,
                        Quote.Place.POST,
                        p.subject().post().text(),
                        p.subject().post().language());
            }
        }
        return posts.heaviest(columns).or(() -> profile.heaviest(columns)).or(() -> besides.heaviest(columns));
    }

    private static boolean restsOn(Finding f, String text) {
        return f.quotes().stream().allMatch(q -> q.place() == Quote.Place.POST && text.contains(q.text()));
    }

    /// The finding that speaks most strongly against; empty when none does.
    public static Optional<Finding> against(AccountAssessment account) {
        List<Finding> all = new ArrayList<>(account.findings());
        account.promotions().forEach(p -> all.addAll(p.findings()));
        return all.stream().filter(f -> f.weight() < 0).min(Comparator.comparingDouble(Finding::weight));
    }

    /// Quoted words with the weight of all findings that quote them.
    private static final class Gathering {
        /// `whole` when the quote had no address in it.
        private record Words(String text, int from, int to, boolean whole) {}

        private final Map<Words, OwnWords> found = new LinkedHashMap<>();
        private final Map<Words, Double> weight = new LinkedHashMap<>();
        private final Set<List<Object>> seen = new HashSet<>();

        void add(Finding f, Quote.Place place, String text, Optional<String> language) {
            if (f.weight() <= 0) return;
            for (Quote q : f.quotes()) {
                int at = q.place() == place ? text.indexOf(q.text()) : -1;
                if (at < 0) continue;
                words(text, at, at + q.text().length()).ifPresent(w -> {
                    if (!seen.add(List.of(w, f.signal()))) return; // said once, though of several links
                    weight.merge(w, f.weight(), Double::sum);
                    OwnWords own = new OwnWords(text, w.from(), w.to(), language, f);
                    found.merge(
                            w, own, (a, b) -> b.finding().weight() > a.finding().weight() ? b : a);
                });
            }
        }

        /// Of equal ones the shorter, whose point is seen at once; a mere code or heading, and what an address cut
        /// off, counts half.
        Optional<OwnWords> heaviest(int columns) {
            return weight.entrySet().stream()
                    .max(Comparator.comparingDouble(
                                    (Map.Entry<Words, Double> e) -> e.getValue() * share(e.getKey(), columns))
                            .thenComparingInt(
                                    e -> e.getKey().from() - e.getKey().to())
                            .thenComparing(e -> e.getKey().text()))
                    .map(e -> found.get(e.getKey()));
        }

        private static double share(Words w, int columns) {
            int width = Columns.width(w.text().substring(w.from(), w.to()));
            return (width > columns || width < FEWEST ? 0.5 : 1) * (w.whole() ? 1 : 0.5);
        }

        /// The longest part of a quote that stands in no address, without the signs around it; empty when there is
        /// none.
        private static Optional<Words> words(String text, int from, int to) {
            Words best = new Words(text, from, from, false);
            int start = from;
            Matcher address = ADDRESS.matcher(text);
            while (start < to && address.find()) {
                if (address.end() <= start) continue;
                if (address.start() >= to) break;
                best = longer(best, trimmed(text, start, address.start(), false));
                start = Math.max(start, address.end());
            }
            if (start < to) best = longer(best, trimmed(text, start, to, start == from));
            return best.to() > best.from() ? Optional.of(best) : Optional.empty();
        }

        private static Words longer(Words a, Words b) {
            return b.to() - b.from() > a.to() - a.from() ? b : a;
        }

        private static Words trimmed(String text, int from, int to, boolean whole) {
            Matcher signs = NO_WORDS.matcher(text).region(from, Math.max(from, to));
            int start = signs.lookingAt() ? signs.end() : from;
            int end = Math.max(start, to);
            while (end > start && Character.isWhitespace(text.charAt(end - 1))) end--;
            return new Words(text, start, end, whole);
        }
    }

    /// The quoted words and what follows them in the same sentence, up to an address, raw.
    public String fromTheQuote() {
        return text.substring(from, endOfSentence()).stripTrailing();
    }

    /// The same sentence before the quoted words, raw, without an address in it; at most 60 characters.
    public String before() {
        int start = from;
        while (start > 0 && !endsAt(start - 1) && from - start < 60) start--;
        if (start > 0 && Character.isLowSurrogate(text.charAt(start))) start++;
        Matcher address = ADDRESS.matcher(text);
        while (address.find() && address.start() < from) start = Math.max(start, Math.min(from, address.end()));
        return text.substring(Math.min(start, from), from).stripLeading();
    }

    public String quoted() {
        return text.substring(from, to);
    }

    /// The same sentence behind the quoted words, raw; at most 90 characters.
    public String after() {
        int end = Math.min(endOfSentence(), to + 90);
        if (end > to && Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(to, end).stripTrailing();
    }

    private int endOfSentence() {
        Matcher address = ADDRESS.matcher(text).region(to, text.length());
        int most = address.find() ? address.start() : text.length();
        int end = to;
        while (end < most && !endsAt(end)) end++;
        return end;
    }

    /// Whether a sentence ends with that character. A full stop inside a word or an address is none.
    private boolean endsAt(int at) {
        char c = text.charAt(at);
        if (c == '\n' || c == '。' || c == '！' || c == '？') return true;
        boolean stop = c == '.' || c == '!' || c == '?';
        return stop && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
    }
}
