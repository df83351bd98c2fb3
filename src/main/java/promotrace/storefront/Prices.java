package promotrace.storefront;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import promotrace.url.WebUrl;

/// A price in a page's words as money: decimal and currency by the page's place.
///
/// A currency given in letters beats a sign; a sign that several countries share is decided by the host's country, then
/// the page's language; where neither tells, there is no price. Missing is better than wrong.
final class Prices {
    /// Largest number that is read as a price: 13 digits before the point.
    private static final BigDecimal MOST = BigDecimal.TEN.pow(13);

    /// Longest text that is read as a price, in characters.
    private static final int LONGEST = 200;

    private static final Pattern NUMBER =
            Pattern.compile("\\d{1,3}(?:[ '’]\\d{3})+(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?|\\d+(?:[.,]\\d+)*");
    private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*\\]");
    private static final Pattern PLAIN = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    private static final Set<String> THOUSANDTHS = Set.of("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND");

    /// Marks of direction and soft hyphens, which stand between signs and numbers unseen.
    private static final String INVISIBLE = "\u200e\u200f\u061c\u00ad\u200b";

    private final Rules.Prices rules;
    private final Map<String, Rules.Symbol> symbols = new HashMap<>();
    private final int longest;
    private final Pattern range;

    Prices(Rules.Prices rules) {
        this.rules = rules;
        int most = 3;
        for (Rules.Symbol s : rules.symbols()) {
            for (String w : s.write()) {
                symbols.put(fold(w), s);
                most = Math.max(most, w.length());
            }
        }
        longest = most;
        range = Pattern.compile(
                "\\s*(?:" + rules.ranges().stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")\\s*");
    }

    /// Where a price stands: the page's address, its language when it says so, and the currency that its marketplace or
    /// its data states.
    record Context(WebUrl at, Optional<String> language, Optional<String> currency) {}

    /// The price of a text that a person reads.
    Optional<Money> read(String text, Context context) {
        if (text.length() > LONGEST) return Optional.empty();
        String t = ASIDE.matcher(plainSigns(text)).replaceAll(" ");
        List<Amount> amounts = amounts(t);
        if (amounts.isEmpty()) return Optional.empty();
        List<Amount> priced =
                amounts.stream().filter(a -> !a.symbol().isEmpty()).toList();
        if (priced.isEmpty() && amounts.size() > 1 && !isRange(t, amounts)) return Optional.empty();
        Amount first = priced.isEmpty() ? amounts.getFirst() : priced.getFirst();
        Optional<BigDecimal> high = Optional.empty();
        int i = amounts.indexOf(first);
        if (i == 1 && isRange(t, amounts.subList(0, 2))) {
            high = Optional.of(first.number());
            first = amounts.getFirst();
        } else if (i + 1 < amounts.size() && isRange(t, amounts.subList(i, i + 2))) {
            high = Optional.of(amounts.get(i + 1).number());
        } else if (priced.stream()
                        .map(a -> a.number().stripTrailingZeros())
                        .distinct()
                        .count()
                > 1) {
            return Optional.empty();
        }
        String sign = priced.isEmpty() ? "" : priced.getFirst().symbol();
        Optional<String> currency = context.currency().flatMap(this::code).or(() -> currency(sign, context));
        BigDecimal low = first.number();
        Optional<BigDecimal> top = high.filter(h -> h.compareTo(low) > 0);
        return currency.map(c -> new Money(low, top, c));
    }

    /// The price of a text in which a sign or word for money stands beside the number.
    Optional<Money> signed(String text, Context context) {
        if (text.length() > LONGEST) return Optional.empty();
        boolean sign = amounts(ASIDE.matcher(plainSigns(text)).replaceAll(" ")).stream()
                .anyMatch(a -> !a.symbol().isEmpty());
        return sign ? read(text, context) : Optional.empty();
    }

    /// The price of a number in a page's data: a point is a decimal point, as the formats have it, unless the text is
    /// written as people write.
    Optional<Money> data(String number, Context context) {
        if (number.length() > LONGEST) return Optional.empty();
        String n = plainSigns(number).strip();
        if (!PLAIN.matcher(n).matches() || n.length() > 20) return read(number, context);
        BigDecimal value = new BigDecimal(n);
        if (value.compareTo(MOST) >= 0) return Optional.empty();
        return context.currency()
                .flatMap(this::code)
                .or(() -> currency("", context))
                .map(c -> new Money(value, Optional.empty(), c));
    }

    /// A currency's code, from a code or a sign that means but one.
    Optional<String> code(String written) {
        String w = written.strip();
        String upper = w.toUpperCase(Locale.ROOT);
        if (CODES.contains(upper)) return Optional.of(upper);
        Rules.@Nullable Symbol s = symbols.get(fold(w));
        return s != null && s.is().size() == 1 ? Optional.of(s.is().getFirst()) : Optional.empty();
    }

    /// The currency that a sign means at a place; of no sign at all, the currency of the host's country.
    Optional<String> currency(String sign, Context context) {
        Optional<String> sure = sign.isEmpty() ? Optional.empty() : code(sign);
        if (sure.isPresent()) return sure;
        List<String> candidates = sign.isEmpty()
                ? List.of()
                : symbols.getOrDefault(fold(sign), NOTHING).is();
        Optional<String> country = country(context).map(rules.countries()::get);
        if (sign.isEmpty()) return country;
        if (country.isPresent()) return country.filter(candidates::contains).or(() -> usual(sign, context));
        Optional<String> spoken = context.language().map(Prices::tongue).map(rules.languages()::get);
        return spoken.filter(candidates::contains).or(() -> usual(sign, context));
    }

    private static final Rules.Symbol NOTHING = new Rules.Symbol(List.of(), List.of(), Optional.empty(), List.of());

    private Optional<String> usual(String sign, Context context) {
        Rules.Symbol s = symbols.getOrDefault(fold(sign), NOTHING);
        boolean unless = context.language()
                .map(Prices::tongue)
                .filter(s.unless()::contains)
                .isPresent();
        return unless ? Optional.empty() : s.usual();
    }

    /// The country of the host's name, else the region of the language tag; lower case.
    private Optional<String> country(Context context) {
        String host = context.at().host();
        String top = host.substring(host.lastIndexOf('.') + 1);
        if (rules.countries().containsKey(top)) return Optional.of(top);
        return context.language().flatMap(l -> {
            String[] parts = l.split("[-_]");
            String region = parts[parts.length - 1].toLowerCase(Locale.ROOT);
            return parts.length > 1 && rules.countries().containsKey(region) ? Optional.of(region) : Optional.empty();
        });
    }

    private static String tongue(String language) {
        return language.split("[-_]")[0].toLowerCase(Locale.ROOT);
    }

    private record Amount(BigDecimal number, String symbol, int start, int end) {}

    private List<Amount> amounts(String text) {
        List<Amount> out = new ArrayList<>();
        Matcher m = NUMBER.matcher(text);
        int before = 0;
        while (m.find() && out.size() < 20) {
            int end = m.end();
            String behind = text.substring(end).stripLeading();
            Optional<BigDecimal> n = behind.startsWith("%") ? Optional.empty() : number(m.group(), "");
            if (n.isEmpty()) continue;
            String symbol = symbolBefore(text.substring(before, m.start()));
            if (symbol.isEmpty()) symbol = symbolBehind(behind);
            if (THOUSANDTHS.contains(code(symbol).orElse(""))) n = number(m.group(), symbol);
            if (n.isPresent()) out.add(new Amount(n.get(), symbol, m.start(), end));
            before = end;
        }
        return out;
    }

    private boolean isRange(String text, List<Amount> two) {
        if (two.size() != 2) return false;
        String between = text.substring(two.get(0).end(), two.get(1).start());
        for (String s : List.of(two.get(0).symbol(), two.get(1).symbol())) {
            if (!s.isEmpty()) between = between.replace(s, "");
        }
        return range.matcher(between).matches();
    }

    private String symbolBefore(String text) {
        String t = text.stripTrailing();
        for (int n = Math.min(longest, t.length()); n > 0; n--) {
            String s = t.substring(t.length() - n);
            boolean apart = n == t.length() || !joined(t.charAt(t.length() - n - 1), s.charAt(0));
            if (apart && isSymbol(s)) return s;
        }
        return "";
    }

    private String symbolBehind(String text) {
        String t = text.replaceFirst("^[,.]?[-–—]+\\s*", "");
        for (int n = Math.min(longest, t.length()); n > 0; n--) {
            String s = t.substring(0, n);
            boolean apart = n == t.length() || !joined(s.charAt(n - 1), t.charAt(n));
            if (apart && isSymbol(s)) return s;
        }
        return "";
    }

    private boolean isSymbol(String s) {
        return symbols.containsKey(fold(s)) || s.length() == 3 && CODES.contains(s);
    }

    private static boolean joined(char a, char b) {
        return Character.isLetter(a)
                && Character.isLetter(b)
                && Character.UnicodeScript.of(a) == Character.UnicodeScript.of(b)
                && Character.UnicodeScript.of(a) != Character.UnicodeScript.HAN;
    }

    private static String fold(String symbol) {
        return symbol.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /// A number as people write it. The last of two kinds of separators is the decimal one; a single one before exactly
    /// three digits groups thousands.
    private static Optional<BigDecimal> number(String written, String symbol) {
        String w = written.replaceAll("[ '’]", "");
        int point = w.lastIndexOf('.');
        int comma = w.lastIndexOf(',');
        int last = Math.max(point, comma);
        boolean both = point >= 0 && comma >= 0;
        boolean many = last >= 0 && w.indexOf(w.charAt(last)) != last;
        int decimals = last < 0 ? 0 : w.length() - last - 1;
        boolean decimal =
                last >= 0 && (both ? !many : !many && (decimals != 3 || w.startsWith("0") || !symbol.isEmpty()));
        String whole = decimal ? w.substring(0, last) : w;
        String digits = whole.replaceAll("[.,]", "") + (decimal ? "." + w.substring(last + 1) : "");
        if (digits.length() > 20) return Optional.empty();
        BigDecimal value = new BigDecimal(digits);
        return value.compareTo(MOST) < 0 ? Optional.of(value) : Optional.empty();
    }

    /// Digits of all scripts as `0`–`9`, Arabic separators and the many spaces as the usual ones.
    private static String plainSigns(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 127 && Character.isDigit(c)) out.append((char) ('0' + Character.digit(c, 10)));
            else if (c == '\u066b') out.append('.');
            else if (c == '\u066c' || c == '\uff0c') out.append(',');
            else if (c == '\uffe5') out.append('\u00a5');
            else if (c == '\uff04') out.append('$');
            else if (Character.isSpaceChar(c) || Character.isWhitespace(c)) out.append(' ');
            else if (INVISIBLE.indexOf(c) < 0) out.append(c);
        }
        return out.toString();
    }
}
