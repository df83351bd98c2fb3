package promotrace.storefront;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What shops say of themselves in a page's words: places, since when, how they are paid. Safe for many threads.
final class SellerWords {
    /// Things of one kind taken from one page.
    private static final int MOST = 20;

    /// Characters behind a sign in which a country is named.
    private static final int NEAR = 60;

    /// Characters before and behind a sign in which a pattern is looked for.
    private static final int BEFORE = 40;

    private static final int BEHIND = 160;

    /// Places at which a rule is tried on one page.
    private static final int TRIES = 1_000;

    /// What may stand before words that begin a statement of the shop's own.
    private static final String OPENING = "\n.|•·–—-:,(";

    private final List<Rule> rules = new ArrayList<>();
    private final Signs signs;
    private final Signs denials;
    private final CountryNames countries;

    private enum Kind {
        PLACE,
        SINCE,
        PAYMENT
    }

    private record Rule(Kind kind, String what, Optional<Pattern> pattern, Optional<String> country) {}

    /// What one page says.
    record Said(List<Placed> places, Optional<Stated> since, List<Stated> payments) {}

    SellerWords(SellerRules written, CountryNames countries) {
        this.countries = countries;
        List<List<String>> all = new ArrayList<>();
        add(Kind.PLACE, written.places(), all);
        add(Kind.SINCE, written.since(), all);
        add(Kind.PAYMENT, written.payments(), all);
        signs = new Signs(all);
        denials =
                new Signs(List.of(Stream.concat(written.denials().words().stream(), written.denials().signs().stream())
                        .toList()));
    }

    private void add(Kind kind, List<SellerRules.Rule> written, List<List<String>> all) {
        for (SellerRules.Rule r : written) {
            rules.add(new Rule(kind, r.what(), r.pattern().map(Pattern::compile), r.country()));
            all.add(r.signs());
        }
    }

    /// `words` are a page's, a line for each piece.
    Said in(String words) {
        Map<String, Placed> places = new LinkedHashMap<>();
        Map<String, Stated> since = new LinkedHashMap<>();
        Map<String, Stated> payments = new LinkedHashMap<>();
        int[] tries = {0};
        signs.words(words, (rule, at, end) -> {
            if (tries[0]++ > TRIES) return;
            Rule r = rules.get(rule);
            if (r.kind() != Kind.SINCE && isDenied(words, at, end)) return;
            switch (r.kind()) {
                case PLACE -> {
                    if (places.size() < MOST) {
                        place(r, words, at, end).ifPresent(p -> places.putIfAbsent(p.what() + p.country(), p));
                    }
                }
                case SINCE -> since(r, words, at).ifPresent(s -> since.putIfAbsent(s.what(), s));
                case PAYMENT -> {
                    if (payments.size() < MOST && !payments.containsKey(r.what())) {
                        payment(r, words, at, end).ifPresent(p -> payments.put(p.what(), p));
                    }
                }
            }
        });
        return new Said(
                List.copyOf(places.values()), since.values().stream().findFirst(), List.copyOf(payments.values()));
    }

    private Optional<Placed> place(Rule rule, String words, int at, int end) {
        if (rule.pattern().isPresent()) {
            Pattern pattern = rule.pattern().get();
            return matched(pattern, words, at).flatMap(m -> {
                Optional<String> country = rule.country().or(() -> Optional.ofNullable(m.group("country")));
                return country.map(c -> new Placed(Optional.of(c), stated(rule, m.group())));
            });
        }
        int until = until(words, end);
        return countries
                .first(countries.beforeDestination(words.substring(end, until)))
                .map(c -> new Placed(Optional.of(c), stated(rule, words.substring(at, until))));
    }

    private static Optional<Stated> since(Rule rule, String words, int at) {
        return rule.pattern()
                .flatMap(p -> matched(p, words, at))
                .filter(m -> isOpening(words, m.start()))
                .map(m -> stated(rule, m.group()));
    }

    private static Optional<Stated> payment(Rule rule, String words, int at, int end) {
        if (rule.pattern().isEmpty())
            return Optional.of(stated(rule, words.substring(from(words, at), lineEnd(words, end))));
        return matched(rule.pattern().get(), words, at).map(m -> stated(rule, m.group()));
    }

    /// Whether a word that denies stands in the same sentence, before or behind.
    private boolean isDenied(String words, int at, int end) {
        int from = Math.max(0, at - NEAR);
        for (int i = at - 1; i >= from; i--) {
            char c = words.charAt(i);
            if (c == '\n' || "!?;|。；！？".indexOf(c) >= 0 || c == '.' && isSentenceEnd(words, i)) from = i + 1;
        }
        boolean[] denied = {false};
        denials.words(words.substring(from, at), (rule, a, b) -> denied[0] = true);
        int until = Math.min(until(words, end), lineEnd(words, end));
        denials.words(words.substring(end, Math.max(end, until)), (rule, a, b) -> denied[0] = true);
        return denied[0];
    }

    /// Whether what stands there begins a statement of the shop's own, and is not a customer's.
    private static boolean isOpening(String words, int at) {
        int before = at - 1;
        while (before >= 0 && words.charAt(before) == ' ') before--;
        if (before < 0) return true;
        char c = words.charAt(before);
        return OPENING.indexOf(c) >= 0 || Character.isIdeographic(c);
    }

    /// The pattern's match at a sign.
    private static Optional<Matcher> matched(Pattern pattern, String words, int at) {
        Matcher m = pattern.matcher(words)
                .region(Math.max(0, at - BEFORE), Math.min(words.length(), at + BEHIND))
                .useTransparentBounds(true);
        while (m.find() && m.start() <= at) if (m.end() > at) return Optional.of(m);
        return Optional.empty();
    }

    /// The end of the sentence, of the line, or of what is near; where a label stands alone in its line, the next line is its
    /// sentence.
    private static int until(String words, int from) {
        int most = Math.min(words.length(), from + NEAR);
        boolean said = false;
        for (int i = from; i < most; i++) {
            char c = words.charAt(i);
            if (c == '\n' && said || "!?;|。；！？".indexOf(c) >= 0) return i;
            if (c == '.' && isSentenceEnd(words, i)) return i;
            said |= Character.isLetterOrDigit(c);
        }
        return most;
    }

    /// Whether a full stop ends a sentence and not an abbreviation (`P.R. China`).
    private static boolean isSentenceEnd(String words, int at) {
        boolean space = at + 1 >= words.length() || Character.isWhitespace(words.charAt(at + 1));
        int letters = 0;
        for (int i = at - 1; i >= 0 && Character.isLetter(words.charAt(i)); i--) letters++;
        return space && letters > 2;
    }

    private static int from(String words, int at) {
        return Math.max(words.lastIndexOf('\n', at) + 1, at - BEFORE);
    }

    private static int lineEnd(String words, int end) {
        int line = words.indexOf('\n', end);
        return Math.min(line < 0 ? words.length() : line, end + NEAR);
    }

    private static Stated stated(Rule rule, String words) {
        return new Stated(rule.what(), words.strip(), Draft.TEXT);
    }
}
