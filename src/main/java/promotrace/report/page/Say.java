package promotrace.report.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import promotrace.assess.Verdict;
import promotrace.evidence.Quote;
import promotrace.evidence.Sha256;
import promotrace.network.Commission;
import promotrace.report.Harmless;
import promotrace.report.Prices;
import promotrace.report.Summary;
import promotrace.report.Tongue;
import promotrace.storefront.Money;

/// How the page says single values, the same everywhere.
public final class Say {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    private Say() {}

    /// `2 April 2026`, in UTC.
    public static String day(Instant at) {
        return DAY.format(at.atZone(ZoneOffset.UTC));
    }

    /// `2 Apr 2026 16:41 UTC`.
    public static String minute(Instant at) {
        return MINUTE.format(at.atZone(ZoneOffset.UTC)) + " UTC";
    }

    /// `1 link`, `3 links`.
    public static String count(long n, String one) {
        return count(n, one, one + "s");
    }

    public static String count(long n, String one, String many) {
        return String.format(Locale.ROOT, "%,d", n) + " " + (n == 1 ? one : many);
    }

    /// `flagged for review`, `watch`, `clear`.
    public static String verdict(Verdict verdict) {
        return verdict == Verdict.FLAGGED ? "flagged for review" : word(verdict);
    }

    /// `flagged`, `watch`, `clear`.
    public static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /// Two decimals, cut off: nothing is called 1.00 that is not.
    public static String score(double score) {
        return String.format(Locale.ROOT, "%.2f", Math.floor(score * 100) / 100);
    }

    /// `+2.7`, `−0.4`.
    public static String weight(double weight) {
        return String.format(Locale.ROOT, "%+.1f", weight).replace('-', '−');
    }

    /// `USD 160 – 4,800, likely 1,100`.
    public static String range(Commission c) {
        return c.currency() + " " + range(c.low(), c.high()) + ", likely " + Summary.amount(c.likely());
    }

    /// `160 – 4,800`.
    public static String range(BigDecimal low, BigDecimal high) {
        return Summary.amount(low) + " – " + Summary.amount(high);
    }

    /// `USD 39.90`, `USD 12.50 – 18.90`, `JPY 29,800`.
    public static String price(Money price) {
        return Prices.of(price);
    }

    /// The first and last digits of a digest: enough to compare by eye; the whole stands in report.json.
    public static String digest(Sha256 digest) {
        return digest.hex().substring(0, 8) + "…" + digest.hex().substring(60);
    }

    /// A text's language for an attribute; null leaves the attribute out where nothing tells it.
    public static @Nullable String lang(Optional<String> stated, String text) {
        return Tongue.tag(stated, text).orElse(null);
    }

    /// Where quoted words stand.
    public static String place(Quote.Place place) {
        return switch (place) {
            case PROFILE -> "profile";
            case POST -> "post";
            case COMMENT -> "comment";
            case ADDRESS -> "address";
            case LISTING -> "listing";
            case PICTURE -> "picture";
        };
    }

    /// A signal's stored name as words: `price-far-below-usual` is `price far below usual`.
    public static String signal(String name) {
        return Harmless.line(name.replace('-', ' '));
    }

    /// Signals' names as words, with commas between.
    public static String signals(List<String> names) {
        return names.stream().map(Say::signal).collect(Collectors.joining(", "));
    }

    /// The report's word for how an address handed on, for people.
    public static String how(String how) {
        return switch (how) {
            case "js-location" -> "script";
            case "meta-refresh" -> "refresh";
            case "parameter" -> "in the address";
            case "link-in-bio" -> "page of links";
            case "interstitial" -> "page between";
            default -> how;
        };
    }

    /// A commenter, who has no name here: `buyer ·k7f2`; `buyer` where the platform does not tell who wrote.
    public static String buyer(String pseudonym) {
        String clean = Harmless.line(pseudonym);
        return clean.isEmpty() ? "buyer" : "buyer ·" + clean.substring(0, Math.min(4, clean.length()));
    }

    /// The parts that say something, with dots between.
    public static String dotted(List<String> parts) {
        return parts.stream().filter(p -> !p.isBlank()).collect(Collectors.joining(" · "));
    }

    /// At most so many of them.
    public static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }
}
