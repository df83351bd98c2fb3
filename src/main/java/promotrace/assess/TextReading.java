package promotrace.assess;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import promotrace.evidence.Quote;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// What was found in one text: words by what they say, goods, brands, and what words say together; and the text's
/// place, so that all of it can be quoted.
public final class TextReading {
    private static final int LONGEST_QUOTE = 160;

    private final Folded folded;
    private final Source source;
    private final Set<String> languages;
    private final Units units;
    private final Map<String, List<Hit>> says;
    private final List<Hit> goods;
    private final List<Hit> brands;

    /// Where a text stands: which end, at which address, in which capture.
    public record Source(Quote.Place place, WebUrl where, Sha256 capture) {}

    TextReading(
            Folded folded,
            Source source,
            Set<String> languages,
            Units units,
            Map<String, List<Hit>> says,
            List<Hit> goods,
            List<Hit> brands) {
        this.folded = folded;
        this.source = source;
        this.languages = languages;
        this.units = units;
        this.says = says;
        this.goods = goods;
        this.brands = brands;
    }

    /// Whether a word or cue of that name was found.
    public boolean says(String what) {
        return says.containsKey(what);
    }

    public boolean saysAny(Collection<String> what) {
        return what.stream().anyMatch(says::containsKey);
    }

    /// Whether both stand in one sentence.
    boolean sameSentence(Hit a, Hit b) {
        return units.sameSentence(a.start(), b.start());
    }

    /// The languages that the text may be in.
    public Set<String> languages() {
        return languages;
    }

    public String raw() {
        return folded.raw();
    }

    String folded() {
        return folded.text();
    }

    List<Hit> hits(String what) {
        return says.getOrDefault(what, List.of());
    }

    List<Hit> goods() {
        return goods;
    }

    List<Hit> brands() {
        return brands;
    }

    Set<String> said() {
        return says.keySet();
    }

    /// The words behind each of these, one quote each; empty when none was found.
    public List<Quote> quotes(Collection<String> what) {
        List<Quote> out = new ArrayList<>();
        for (String w : what) {
            for (Hit h : hits(w)) quote(h).filter(q -> !out.contains(q)).ifPresent(out::add);
            if (out.size() >= 4) return out;
        }
        return out;
    }

    /// The sentence around what was found, cut at word borders where it is long.
    Optional<Quote> quote(Hit hit) {
        return quote(folded.from(hit.start()), folded.from(hit.end()));
    }

    /// The raw words from one place to another with the sentence around them.
    Optional<Quote> quote(int rawStart, int rawEnd) {
        String raw = folded.raw();
        int start = rawStart;
        int end = rawEnd;
        while (start > 0 && !stop(raw, start - 1) && end - start < LONGEST_QUOTE) start--;
        while (end < raw.length() && !stop(raw, end) && end - start < LONGEST_QUOTE) end++;
        if (start > 0 && !stop(raw, start - 1)) {
            while (start < rawStart && Units.letter(raw.charAt(start)) && Units.letter(raw.charAt(start - 1))) start++;
        }
        while (end > rawEnd
                && end < raw.length()
                && Units.letter(raw.charAt(end - 1))
                && Units.letter(raw.charAt(end))) {
            end--;
        }
        if (end < raw.length() && Character.isLowSurrogate(raw.charAt(end))) end++;
        if (start > 0 && Character.isLowSurrogate(raw.charAt(start))) start--;
        String words = raw.substring(start, end).strip();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new Quote(source.place(), words, source.where(), source.capture()));
    }

    /// The first line.
    public Optional<Quote> quoteWhole() {
        int end = folded.raw().indexOf('\n');
        return quote(0, Math.min(end < 0 ? folded.raw().length() : end, LONGEST_QUOTE));
    }

    /// The beginning of the text.
    public Optional<Quote> quoteStart() {
        return quote(0, Math.min(folded.raw().length(), 1));
    }

    /// Words by their place in the raw text, with the sentence around them.
    public Optional<Quote> quoteAt(int start, int end) {
        return quote(start, end);
    }

    Source source() {
        return source;
    }

    private static boolean stop(String raw, int i) {
        char c = raw.charAt(i);
        return c == '\n'
                || c == '\u3002'
                || (c == '.' || c == '!' || c == '?') && (i + 1 == raw.length() || raw.charAt(i + 1) == ' ');
    }
}
