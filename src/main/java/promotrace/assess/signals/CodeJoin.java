package promotrace.assess.signals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import promotrace.assess.Finding;
import promotrace.assess.SubjectReading;
import promotrace.assess.TextReading;
import promotrace.evidence.Quote;

/// The same article code stands in the post (or on its picture) and in the listing's title or options, though the
/// listing names no brand: the code tells the seller what to send.
public record CodeJoin(String id, String family, double weight, String source) implements Signal {
    private static final Pattern CODE = Pattern.compile(
            "(?<![\\p{L}\\p{N}.,/])(?=\\p{L}*\\d{2})[A-Z]{0,4}[- ]?\\d{2,6}[A-Z]{0,2}(?![\\p{L}\\p{N}%/])");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

    @Override
    public Optional<Finding> look(SubjectReading seen) {
        if (seen.listingTitle().isEmpty() || !seen.brandsListed().isEmpty()) return Optional.empty();
        TextReading title = seen.listingTitle().get();
        Set<String> there = codes(title.raw());
        if (there.isEmpty()) return Optional.empty();
        for (String end : List.of("picture", "post", "label")) {
            for (TextReading text : seen.texts(end)) {
                Matcher m = CODE.matcher(text.raw());
                while (m.find()) {
                    String code = tidy(m.group());
                    if (!telling(code) || !there.contains(code)) continue;
                    List<Quote> quotes = new ArrayList<>();
                    text.quoteAt(m.start(), m.end()).ifPresent(quotes::add);
                    title.quoteWhole().ifPresent(quotes::add);
                    if (quotes.size() < 2) continue;
                    return Optional.of(new Finding(
                            id, weight, "The code " + code + " stands in the post and in the listing.", quotes));
                }
            }
        }
        return Optional.empty();
    }

    private static Set<String> codes(String text) {
        Set<String> out = new HashSet<>();
        Matcher m = CODE.matcher(text);
        while (m.find()) if (telling(tidy(m.group()))) out.add(tidy(m.group()));
        return out;
    }

    private static String tidy(String code) {
        return code.replace("-", "").replace(" ", "");
    }

    /// At least four signs, and not a year; a lower bound under which numbers meet by chance (sizes, prices).
    private static boolean telling(String code) {
        return code.length() >= 4 && !YEAR.matcher(code).matches() && !code.endsWith("000");
    }
}
