package promotrace.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import promotrace.assess.AccountAssessment;
import promotrace.assess.Finding;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Verdict;
import promotrace.collect.Post;
import promotrace.evidence.Quote;

/// The words of an account that weigh most, as it wrote them, within the text they stand in.
///
/// `text` is the whole post or profile (raw) and `from` to `to` the quoted part of it; `language` is that text's,
/// when known. Public for the templates.
public record OwnWords(String text, int from, int to, Optional<String> language, Finding finding) {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://");

    /// The words behind the account's heaviest finding for; empty when no finding quotes its own text.
    public static Optional<OwnWords> of(AccountAssessment account) {
        List<OwnWords> found = new ArrayList<>();
        for (PromotionAssessment p : account.promotions()) {
            if (p.verdict() == Verdict.CLEAR) continue;
            for (Finding f : p.findings()) add(found, f, p.subject().post());
        }
        for (Finding f : account.findings()) {
            account.promotions().forEach(p -> add(found, f, p.subject().post()));
            addBio(found, f, account.account().bio());
        }
        return found.stream()
                .max(Comparator.comparingDouble((OwnWords w) -> w.finding().weight())
                        .thenComparingInt(w -> Math.min(w.to() - w.from(), 60)));
    }

    /// The finding that speaks most strongly against; empty when none does.
    public static Optional<Finding> against(AccountAssessment account) {
        List<Finding> all = new ArrayList<>(account.findings());
        account.promotions().forEach(p -> all.addAll(p.findings()));
        return all.stream().filter(f -> f.weight() < 0).min(Comparator.comparingDouble(Finding::weight));
    }

    private static void add(List<OwnWords> found, Finding f, Post post) {
        if (f.weight() <= 0) return;
        for (Quote q : f.quotes()) {
            if (q.place() != Quote.Place.POST) continue;
            int at = post.text().indexOf(q.text());
            if (at >= 0) found.add(new OwnWords(post.text(), at, at + q.text().length(), post.language(), f));
        }
    }

    private static void addBio(List<OwnWords> found, Finding f, String bio) {
        if (f.weight() <= 0) return;
        for (Quote q : f.quotes()) {
            if (q.place() != Quote.Place.PROFILE) continue;
            int at = bio.indexOf(q.text());
            if (at >= 0) found.add(new OwnWords(bio, at, at + q.text().length(), Optional.empty(), f));
        }
    }

    /// The quoted words and what follows them in the same sentence, up to an address, raw.
    public String fromTheQuote() {
        return text.substring(from, endOfSentence());
    }

    /// The same sentence before the quoted words, raw; at most 60 characters.
    public String before() {
        int start = from;
        while (start > 0 && !endsAt(start - 1) && from - start < 60) start--;
        if (start > 0 && Character.isLowSurrogate(text.charAt(start))) start++;
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
        int end = to;
        while (end < text.length()
                && !endsAt(end)
                && !ADDRESS.matcher(text).region(end, text.length()).lookingAt()) end++;
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
